package com.aa.nxop.proofs.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

/**
 * Each package is a slice. Core's root package is two, as in core's HouseRulesTest: the facade, which stands above all stages, and the words that
 * every stage speaks. So is the testkit's: the testkit's PublicTypesTest pins which of its types are words.
 */
final class PackageSlices implements SliceAssignment {
    private static final DescribedPredicate<JavaClass> WORDS = DescribedPredicate.describe(
            "the words",
            type -> type.getPackageName().equals(PublishedClasses.ACCESS)
                    && !type.getName()
                            .matches(".*\\.(NxopAccess|NxopConfig|NxopCredentialsProvider|OpenAccesses)(\\$.*)?"));

    private static final DescribedPredicate<JavaClass> WORDS_OF_THE_TESTKIT = DescribedPredicate.describe(
            "the words of the testkit",
            type -> type.getName()
                    .matches("com\\.aa\\.nxop\\.testkit\\.(Fault|Sandbox(DocumentDb|Kube2iam|Msk|Sts|Vault))(\\$.*)?"));

    static ArchRule areFreeOfCycles() {
        return SlicesRuleDefinition.slices()
                .assignedFrom(new PackageSlices())
                .should()
                .beFreeOfCycles();
    }

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
        if (WORDS_OF_THE_TESTKIT.test(type)) {
            return SliceIdentifier.of("the words of the testkit");
        }
        return WORDS.test(type) ? SliceIdentifier.of("the words") : SliceIdentifier.of(type.getPackageName());
    }

    @Override
    public String getDescription() {
        return "packages";
    }
}
