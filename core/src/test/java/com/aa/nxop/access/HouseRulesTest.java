package com.aa.nxop.access;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.beFinal;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.internal.config.Environment;
import com.aa.nxop.access.internal.session.Session;
import com.aa.nxop.access.internal.session.SessionLoader;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.Serializable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** DESIGN's rules of the house that a compiler does not see. */
class HouseRulesTest {
    private static final String BASE = "com.aa.nxop.access";
    private static final String INTERNAL = BASE + ".internal.";
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
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

    /** Only these stand above the stages; all other types of the package are the words that every stage speaks. */
    private static final DescribedPredicate<JavaClass> FACADE = DescribedPredicate.describe(
            "the facade",
            type -> type.getPackageName().equals(BASE)
                    && type.getName()
                            .matches(".*\\.(NxopAccess|NxopConfig|NxopCredentialsProvider|OpenAccesses)(\\$.*)?"));

    @Test
    void noPackageDependsOnItself() {
        SlicesRuleDefinition.slices()
                .assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        return type.getPackageName().equals(BASE)
                                ? FACADE.test(type) ? SliceIdentifier.of("facade") : SliceIdentifier.of("words")
                                : SliceIdentifier.of(type.getPackageName());
                    }

                    @Override
                    public String getDescription() {
                        return "packages";
                    }
                })
                .should()
                .beFreeOfCycles()
                .check(MAIN);
    }

    @Test
    void noStageKnowsTheFacade() {
        check(noClasses()
                .that()
                .resideInAnyPackage(BASE + ".internal..", BASE + ".spi")
                .should()
                .dependOnClassesThat(FACADE));
    }

    /** Applications and adapters name these; a new one is a decision. */
    @Test
    void theExportedTypesAreThese() {
        assertThat(MAIN.stream()
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC) && type.isTopLevelClass())
                        .filter(type -> !type.getPackageName().startsWith(BASE + ".internal"))
                        .map(type -> type.getName().substring(BASE.length() + 1))
                        .sorted()
                        .collect(Collectors.joining("\n")))
                .isEqualTo("""
                        AccessException
                        CoreFinding
                        Finding
                        NxopAccess
                        NxopConfig
                        NxopCredentialsProvider
                        NxopEnvironment
                        SessionEvent
                        SessionListener
                        SessionStatus
                        SessionTagMode
                        SourceKind
                        Stage
                        TargetRole
                        spi.AdapterContext
                        spi.AdapterSettings
                        spi.ConfiguredValue
                        spi.ControlPlane
                        spi.SettingName
                        spi.SettingsReader
                        spi.check.CheckContext
                        spi.check.CheckSequence
                        spi.check.NetworkTarget
                        spi.check.ResourceCheck""");
    }

    @Test
    void theConfigurationKnowsNoStage() {
        check(knows("config"));
    }

    @Test
    void whatGoesToOthersAndComesFromThemKnowsNothingOfOurs() {
        check(classes()
                .that()
                .resideInAPackage(INTERNAL + "io")
                .should()
                .onlyDependOnClassesThat(OTHERS.or(resideInAPackage(INTERNAL + "io"))));
        check(knowsNothingOfTheStages());
    }

    @Test
    void stsKnowsTheConfigurationAlone() {
        check(knows("sts", INTERNAL + "config"));
    }

    @Test
    void theSourceKnowsTheConfigurationAndSts() {
        check(knows("source", INTERNAL + "config", INTERNAL + "sts"));
    }

    @Test
    void theSessionKnowsNoStageBeforeIt() {
        check(knows("session"));
    }

    @Test
    void assumingTheRoleKnowsWhatComesBeforeItAndWhatItGives() {
        DescribedPredicate<JavaClass> given = assignableTo(Session.class)
                .or(assignableTo(SessionLoader.class))
                .as("a session and its loader");
        check(classes()
                .that()
                .resideInAPackage(INTERNAL + "assume")
                .should()
                .onlyDependOnClassesThat(OTHERS.or(given)
                        .or(resideInAnyPackage(
                                BASE,
                                INTERNAL + "io",
                                INTERNAL + "platform",
                                INTERNAL + "text",
                                INTERNAL + "time",
                                INTERNAL + "config",
                                INTERNAL + "assume",
                                INTERNAL + "source",
                                INTERNAL + "sts"))));
    }

    private static ArchRule knowsNothingOfTheStages() {
        return classes()
                .that()
                .resideInAnyPackage(INTERNAL + "jfr", INTERNAL + "platform", INTERNAL + "text", INTERNAL + "time")
                .should()
                .onlyDependOnClassesThat(OTHERS.or(resideInAnyPackage(
                        INTERNAL + "io",
                        INTERNAL + "jfr",
                        INTERNAL + "platform",
                        INTERNAL + "text",
                        INTERNAL + "time")));
    }

    private static ArchRule knows(String stage, String... alsoKnown) {
        return classes()
                .that()
                .resideInAPackage(INTERNAL + stage)
                .should()
                .onlyDependOnClassesThat(OTHERS.or(resideInAnyPackage(
                                BASE,
                                BASE + ".spi",
                                INTERNAL + "io",
                                INTERNAL + "platform",
                                INTERNAL + "jfr",
                                INTERNAL + "text",
                                INTERNAL + "time",
                                INTERNAL + stage))
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

    /** Metrics are a module of their own: who has no Micrometer must not miss it. */
    @Test
    void nobodyKnowsMicrometer() {
        check(noClasses().should().dependOnClassesThat().resideInAPackage("io.micrometer.."));
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

    @Test
    void nothingIsWrittenToTheConsole() {
        check(noClasses()
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
    void nobodySleepsButTheRetriesOfASource() {
        check(methods()
                .that()
                .haveName("sleep")
                .should()
                .beDeclaredInClassesThat(DescribedPredicate.describe(
                        "are the retry policy's own seam",
                        type -> type.getName().startsWith(INTERNAL + "io.SourceRetryPolicy"))));
        check(noClasses().should().callMethod(Thread.class, "sleep", long.class));
    }
}
