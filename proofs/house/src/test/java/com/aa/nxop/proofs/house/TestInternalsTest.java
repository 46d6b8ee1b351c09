package com.aa.nxop.proofs.house;

import static com.aa.nxop.proofs.house.PublishedClasses.TESTKIT;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A test goes through the sandbox's facade and real clients, or it is in the package that it is about. So an internal can change without a
 * change of other packages' tests.
 */
final class TestInternalsTest {
    private static final Path ROOT = Path.of("../..");
    private static final String INTERNAL = TESTKIT + ".internal.";

    /** The test classes of every module that the build has compiled. */
    private static List<Path> testClasses() throws IOException {
        try (Stream<Path> folders = Files.walk(ROOT, 3)) {
            return folders.filter(folder -> folder.endsWith("target/test-classes"))
                    .toList();
        }
    }

    private static ArchCondition<JavaClass> knowNoInternalOfAnotherPackage() {
        return new ArchCondition<>("know no internal of another package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(known -> known.getTargetClass()
                                .getBaseComponentType()
                                .getPackageName()
                                .startsWith(INTERNAL))
                        .filter(known -> !known.getTargetClass()
                                .getBaseComponentType()
                                .getPackageName()
                                .equals(type.getPackageName()))
                        .forEach(known -> events.add(SimpleConditionEvent.violated(known, known.getDescription())));
            }
        };
    }

    @Test
    void noTestKnowsAnInternalOfAnotherPackage() throws IOException {
        List<Path> folders = testClasses();
        // What tests depend on matters by its name alone: to read all of it takes seconds.
        JavaClasses tests = ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter().importPaths(folders);
        });
        assertThat(tests.stream().filter(type -> type.getPackageName().startsWith(INTERNAL)))
                .hasSizeGreaterThan(100);
        assertThat(tests.stream().filter(type -> type.getPackageName().startsWith(PublishedClasses.ACCESS)))
                .hasSizeGreaterThan(100);
        classes().should(knowNoInternalOfAnotherPackage()).check(tests);
    }
}
