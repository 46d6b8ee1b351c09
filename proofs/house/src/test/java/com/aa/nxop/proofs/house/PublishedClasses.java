package com.aa.nxop.proofs.house;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.resolvers.SelectedClassResolverFromClasspath;

/** The main classes of io, core, the Doctor, the adapters, Spring Boot's starter and test support, and the testkit. */
final class PublishedClasses {
    static final String ACCESS = "com.aa.nxop.access";
    static final String TESTKIT = "com.aa.nxop.testkit";
    static final JavaClasses ALL = ArchConfiguration.withThreadLocalScope(configuration -> {
        // The rules need the ancestors of Java's classes, and only the names of foreign ones. ArchUnit takes ten
        // seconds
        // to read those.
        configuration.setClassResolver(SelectedClassResolverFromClasspath.class);
        configuration.setClassResolverArguments("java", "javax");
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ACCESS, TESTKIT);
    });

    private PublishedClasses() {}
}
