package com.aa.nxop.access.springboot.test;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Finds {@link NxopSandboxTest} on a test class, on what it inherits from, and on what it is nested in. */
final class SandboxCustomizerFactory implements ContextCustomizerFactory {
    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        NxopSandboxTest wanted = TestContextAnnotationUtils.findMergedAnnotation(testClass, NxopSandboxTest.class);
        return wanted == null
                ? null
                : new SandboxCustomizer(Set.of(wanted.with()), Set.of(wanted.topics()), Set.of(wanted.buckets()));
    }
}
