package com.aa.nxop.access;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.beFinal;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.aa.nxop.access.diagnose.Doctor;
import com.aa.nxop.access.refresh.Session;
import com.aa.nxop.access.refresh.SessionLoader;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.Serializable;
import org.junit.jupiter.api.Test;

/** DESIGN's rules of the house that a compiler does not see. */
class HouseRulesTest {
    private static final String BASE = "com.aa.nxop.access";
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(BASE);

    private static final DescribedPredicate<JavaClass> OTHERS =
            DescribedPredicate.not(resideInAPackage("com.aa.nxop..")).as("others' classes");

    private static void check(ArchRule rule) {
        rule.check(MAIN);
    }

    @Test
    void onlyEnvironmentReadsTheProcesssEnvironment() {
        check(noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Environment.class.getName())
                .should()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getProperty", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class, String.class)
                .orShould()
                .callMethod(System.class, "getProperties"));
    }

    @Test
    void configurationKnowsNoStage() {
        check(noClasses()
                .that()
                .resideInAPackage(BASE)
                .and()
                .doNotHaveFullyQualifiedName(NxopAccess.class.getName())
                .and()
                .doNotHaveFullyQualifiedName(NxopAccess.Builder.class.getName())
                .should()
                .dependOnClassesThat(resideInAnyPackage(BASE + ".(*)..")
                        .and(DescribedPredicate.not(resideInAPackage(BASE + ".io"))
                                .as("but what goes to others and comes from them"))));
    }

    @Test
    void whatGoesToOthersAndComesFromThemKnowsNothingOfOurs() {
        check(classes()
                .that()
                .resideInAPackage(BASE + ".io")
                .should()
                .onlyDependOnClassesThat(OTHERS.or(resideInAPackage(BASE + ".io"))));
    }

    @Test
    void stsKnowsConfigurationAlone() {
        check(knows("sts"));
    }

    @Test
    void hopOneKnowsConfigurationAndSts() {
        check(knows("source", BASE + ".sts"));
    }

    @Test
    void theRefreshKnowsConfigurationAlone() {
        check(knows("refresh"));
    }

    @Test
    void hopTwoKnowsWhatComesBeforeItAndWhatItGives() {
        DescribedPredicate<JavaClass> given = assignableTo(Session.class)
                .or(assignableTo(SessionLoader.class))
                .as("a session and its loader");
        check(classes()
                .that()
                .resideInAPackage(BASE + ".assume")
                .should()
                .onlyDependOnClassesThat(OTHERS.or(given)
                        .or(resideInAnyPackage(
                                BASE, BASE + ".io", BASE + ".assume", BASE + ".source", BASE + ".sts"))));
    }

    /** It walks all stages; no stage knows it. */
    @Test
    void nobodyKnowsTheDiagnosisButTheAccessThatOffersIt() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(BASE + ".diagnose..")
                .and()
                .doNotHaveFullyQualifiedName(NxopAccess.class.getName())
                .should()
                .dependOnClassesThat()
                .resideInAPackage(BASE + ".diagnose.."));
    }

    /** So that it can be read, and proved right, without knowing anything else: a text and some facts go in, sentences come out. */
    @Test
    void theTrustPolicyIsJudgedWithoutConfigurationAndWithoutAskingAnybody() {
        check(classes()
                .that()
                .resideInAPackage(BASE + ".diagnose.policy")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        BASE + ".diagnose.policy",
                        "",
                        "java.lang..",
                        "java.math",
                        "java.time..",
                        "java.util",
                        "java.util.function",
                        "java.util.regex",
                        "java.util.stream",
                        "org.jspecify.annotations")));
    }

    @Test
    void onlyTheDiagnosisUsesWhatIsSaidOfTrustPolicies() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(BASE + ".diagnose", BASE + ".diagnose.policy")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(BASE + ".diagnose.policy"));
    }

    @Test
    void ofTrustPoliciesOnlyTheQuestionAndTheAnswersArePublic() {
        check(classes()
                .that()
                .resideInAPackage(BASE + ".diagnose.policy")
                .and()
                .arePublic()
                .and()
                .areTopLevelClasses()
                .should()
                .haveNameMatching(".*\\.(PodFacts|PolicyRemark|TrustPolicyCheck|TrustStatement)"));
    }

    private static ArchRule knows(String stage, String... alsoKnown) {
        return classes()
                .that()
                .resideInAPackage(BASE + "." + stage)
                .should()
                .onlyDependOnClassesThat(OTHERS.or(resideInAnyPackage(BASE, BASE + ".io", BASE + "." + stage))
                        .or(resideInAnyPackage(alsoKnown)));
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
                .haveRawType(DescribedPredicate.not(assignableTo("software.amazon.awssdk.identity.spi.Identity"))
                        .and(DescribedPredicate.not(resideInAPackage("software.amazon.awssdk.auth..")))));
    }

    @Test
    void everyClassIsFinal() {
        check(classes()
                .that()
                .areNotInterfaces()
                .and()
                .areNotAnonymousClasses()
                .and(DescribedPredicate.describe(
                        "are no package-info", type -> !type.getSimpleName().equals("package-info")))
                .should(beFinal()));
    }

    @Test
    void namesSayWhatAThingIs() {
        check(noClasses().should().haveSimpleNameEndingWith("Impl"));
        check(noClasses().should().haveSimpleNameEndingWith("Manager"));
        check(noClasses().should().haveSimpleNameEndingWith("Helper"));
        check(noClasses().should().haveSimpleNameEndingWith("Util"));
        check(noClasses().should().haveSimpleNameEndingWith("Utils"));
    }

    /** Who has no Micrometer on the class path must not miss it. */
    @Test
    void onlyTheMetricsKnowMicrometerAndNobodyKnowsThem() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(BASE + ".metrics")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.micrometer..", BASE + ".metrics"));
    }

    @Test
    void theMetricsKnowWhatAnyApplicationMayKnow() {
        check(knows("metrics"));
    }

    @Test
    void theTestkitIsForTests() {
        check(noClasses().should().dependOnClassesThat().resideInAPackage("com.aa.nxop.testkit.."));
    }

    /** It speaks to the JDK's log only to keep that from printing tokens. */
    @Test
    void onlyHeaderLogKnowsTheJdksLog() {
        check(noClasses()
                .that()
                .haveNameNotMatching(".*\\.HeaderLog(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging.."));
    }

    /** The Doctor is a program. */
    @Test
    void nothingIsWrittenToTheConsole() {
        check(noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Doctor.class.getName())
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace"));
    }

    @Test
    void theOneSharedAccessIsTheOnlyStaticThatChanges() {
        check(fields().that()
                .areStatic()
                .and()
                .doNotHaveFullName(NxopAccess.class.getName() + ".shared")
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .beFinal());
    }

    @Test
    void timeIsReadThroughASeam() {
        check(noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis"));
    }

    @Test
    void nobodySleepsButTheAgentsPatience() {
        check(methods()
                .that()
                .haveName("sleep")
                .should()
                .beDeclaredInClassesThat(DescribedPredicate.describe(
                        "are Patience's own seam", type -> type.getName().startsWith(BASE + ".source.Patience"))));
        check(noClasses().should().callMethod(Thread.class, "sleep", long.class));
    }
}
