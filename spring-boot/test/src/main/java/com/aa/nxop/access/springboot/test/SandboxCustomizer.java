package com.aa.nxop.access.springboot.test;

import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import com.aa.nxop.testkit.SandboxBuilder;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/** Starts a sandbox for a context. Equal ones share a context, as Spring's cache of contexts compares them. */
record SandboxCustomizer(Set<Part> parts, Set<String> topics, Set<String> buckets) implements ContextCustomizer {
    private static final String BEAN = "nxopSandbox";

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        NxopSandbox sandbox = sandbox();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(BEAN, properties(sandbox.environment())));
        DefaultListableBeanFactory beans = (DefaultListableBeanFactory) context.getBeanFactory();
        beans.registerSingleton(BEAN, sandbox);
        beans.registerDisposableBean(BEAN, sandbox::close);
    }

    private NxopSandbox sandbox() {
        SandboxBuilder builder = NxopSandbox.builder().with(parts.toArray(Part[]::new));
        if (!topics.isEmpty()) {
            builder.msk(msk -> topics.forEach(msk::topic));
        }
        if (!buckets.isEmpty()) {
            builder.s3(s3 -> buckets.forEach(s3::bucket));
        }
        return builder.start();
    }

    /** Settings by the names that count first among an application's own. */
    private static Map<String, Object> properties(Map<String, String> variables) {
        Map<String, Object> properties = new TreeMap<>(variables);
        variables.forEach((name, value) -> {
            if (name.startsWith("NXOP_")) {
                properties.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value);
            }
        });
        return properties;
    }
}
