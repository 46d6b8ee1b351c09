package com.aa.nxop.proofs.adapter;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the adapter needs of the SDK is public, and the SDK needs nothing of it. */
final class AdapterPublicSurfaceTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final JavaClasses ADAPTER = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("com.aa.nxop.proofs.adapter");

    @Test
    void theAdapterKnowsThreePackages() {
        classes()
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.not(resideInAPackage("com.aa.nxop.."))
                        .or(resideInAnyPackage(
                                "com.aa.nxop.access",
                                "com.aa.nxop.access.spi",
                                "com.aa.nxop.access.spi.check",
                                "com.aa.nxop.proofs.adapter")))
                .check(ADAPTER);
    }

    /** Core exports those three to everybody. */
    @Test
    void theAdapterIsAModuleThatCoreDoesNotKnow() throws IOException {
        for (String module : List.of("io", "core", "doctor")) {
            try (Stream<Path> sources = Files.walk(ROOT.resolve(module).resolve("src/main"))) {
                assertThat(sources.filter(Files::isRegularFile))
                        .isNotEmpty()
                        .allSatisfy(file -> assertThat(Files.readString(file))
                                .doesNotContain("com.aa.nxop.proofs", "NXOP_PROOF", "QUEUE_UNKNOWN"));
            }
        }
    }
}
