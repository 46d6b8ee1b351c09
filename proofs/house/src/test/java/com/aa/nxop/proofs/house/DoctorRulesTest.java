package com.aa.nxop.proofs.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.beFinal;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.io.Serializable;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What core's HouseRulesTest asks of core, for the Doctor, and the Doctor's own rules. */
class DoctorRulesTest {
    private static final String DOCTOR = PublishedClasses.ACCESS + ".doctor";
    private static final String TRUST_POLICY = DOCTOR + ".trustpolicy";
    private static final JavaClasses MAIN = PublishedClasses.ALL.that(resideInAPackage(DOCTOR + ".."));

    private static void check(ArchRule rule) {
        rule.check(MAIN);
    }

    /** So that it can be read, and proved right, without knowing anything else: a text and some facts go in, sentences come out. */
    @Test
    void theTrustPolicyIsJudgedWithoutAskingAnybody() {
        check(classes()
                .that()
                .resideInAPackage(TRUST_POLICY)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                TRUST_POLICY,
                                "",
                                "java.lang..",
                                "java.math",
                                "java.io",
                                "java.nio.charset",
                                "java.time..",
                                "java.util",
                                "java.util.function",
                                "java.util.regex",
                                "java.util.stream",
                                "org.jspecify.annotations")
                        .or(DescribedPredicate.describe(
                                "the names of the pod's tags",
                                type -> type.getSimpleName().equals("PodTagKeys")))));
    }

    @Test
    void ofTrustPoliciesOnlyTheQuestionAndTheAnswersArePublic() {
        check(classes()
                .that()
                .resideInAPackage(TRUST_POLICY)
                .and()
                .arePublic()
                .and()
                .areTopLevelClasses()
                .should()
                .haveNameMatching(
                        ".*\\.(PodFacts|CallFacts|WebIdentityFacts|PolicyRemark|(Source)?TrustPolicyCheck|(Source)?TrustStatement"
                                + "|TerraformPolicy)"));
    }

    /** Core and the adapters work without it. Spring Boot's starter has an endpoint that runs it. */
    @Test
    void nobodyNeedsTheDoctor() {
        noClasses()
                .that()
                .resideOutsideOfPackages(DOCTOR + "..", PublishedClasses.ACCESS + ".springboot..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(DOCTOR + "..")
                .check(PublishedClasses.ALL);
    }

    @Test
    void onlyTheProgramWritesToTheConsole() {
        check(noClasses()
                .that()
                .doNotHaveFullyQualifiedName(DOCTOR + ".Doctor")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace"));
    }

    @Test
    void theEnvironmentAndTheTimeAreReadThroughSeams() {
        check(noClasses()
                .should()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getProperty", String.class)
                .orShould()
                .callMethod(System.class, "getProperties")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class));
    }

    @Test
    void everyClassIsFinalAndNoStaticChanges() {
        check(classes()
                .that()
                .areNotInterfaces()
                .and()
                .areNotAnonymousClasses()
                .and(DescribedPredicate.describe(
                        "are no package-info", type -> !type.getSimpleName().equals("package-info")))
                .should(beFinal()));
        check(fields().that()
                .areStatic()
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .beFinal());
    }

    @Test
    void nothingButExceptionsAndEnumsCanBeSerialized() {
        check(noClasses()
                .that()
                .areNotAssignableTo(Throwable.class)
                .and()
                .areNotEnums()
                .should()
                .beAssignableTo(Serializable.class));
    }

    @Test
    void noExceptionHoldsCredentials() {
        check(fields().that()
                .areDeclaredInClassesThat(assignableTo(Throwable.class))
                .should()
                .haveRawType(DescribedPredicate.not(resideInAPackage("software.amazon.awssdk.auth..")))
                .allowEmptyShould(true));
    }
}
