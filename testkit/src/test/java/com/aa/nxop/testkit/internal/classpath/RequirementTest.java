package com.aa.nxop.testkit.internal.classpath;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequirementTest {
    private static final Library JUNIT =
            new Library("org.junit.jupiter:junit-jupiter-api", "org.junit.jupiter.api.Test");
    private static final Library ASSERTJ = new Library("org.assertj:assertj-core", "org.assertj.core.api.Assertions");
    private static final Library HERE = new Library("com.aa.nxop:nxop-access-testkit", Library.class.getName());
    private static final Library NOWHERE = new Library("no:where", "no.Where");
    private final NoSuchMethodError failed = new NoSuchMethodError("'void a.B.c()'");

    private String unmet(List<List<Library>> families) {
        return String.valueOf(new Requirement("PART", "a server", "dependency a:server", families)
                .unmet(failed)
                .getMessage());
    }

    @Test
    void namesWhatToAddWhereSomethingIsMissing() {
        assertThat(unmet(List.of(List.of(JUNIT, NOWHERE))))
                .isEqualTo(
                        "The sandbox's PART needs a server on the class path: add the dependency a:server (missing: 'void a.B.c()').");
    }

    @Test
    void namesTheVersionsThatDoNotGoTogether() {
        assertThat(unmet(List.of(List.of(HERE), List.of(ASSERTJ, JUNIT, HERE))))
                .matches(
                        "The sandbox's PART needs these jars in one version, but the class path has 3[\\d.]+ of org.assertj:assertj-core;"
                                + " and 6[\\d.]+ of org.junit.jupiter:junit-jupiter-api. Give all of them the same version, for example 3[\\d.]+,"
                                + " that of org.assertj:assertj-core \\(it failed at: 'void a.B.c\\(\\)'\\).");
    }

    @Test
    void namesWhatItDoesNotWorkWith() {
        assertThat(unmet(List.of(List.of(JUNIT), List.of(ASSERTJ))))
                .matches(
                        "The sandbox's PART does not work with 6[\\d.]+ of org.junit.jupiter:junit-jupiter-api; 3[\\d.]+ of"
                                + " org.assertj:assertj-core: docs/guide/compatibility.md lists the tested versions \\(it failed"
                                + " at: 'void a.B.c\\(\\)'\\).");
        assertThat(unmet(List.of(List.of(HERE))))
                .startsWith(
                        "The sandbox's PART does not work with the jars on the class path: docs/guide/compatibility.md");
    }

    @Test
    void keepsTheCause() {
        assertThat(new Requirement("PART", "x", "y", List.of()).unmet(failed)).hasCause(failed);
    }

    @ParameterizedTest
    @CsvSource({
        "jar:file:/m2/kafka-clients-4.2.2.jar!/org/X.class, 4.2.2",
        "jar:file:/m2/kafka_2.13-4.3.1.jar!/kafka/X.class, 4.3.1",
        "jar:nested:/app-1.0.jar/!BOOT-INF/lib/netty-common-4.2.19.Final.jar!/io/X.class, 4.2.19.Final",
        "jar:file:/app-1.0.jar!/BOOT-INF/lib/s3-2.40.13.jar!/X.class, 2.40.13",
        "jar:file:/a/testkit-0.1.0-SNAPSHOT.jar!/X.class, 0.1.0-SNAPSHOT"
    })
    void readsTheVersionFromTheInnermostJar(String location, String version) {
        assertThat(Library.versionIn(location)).contains(version);
    }

    @Test
    void doesNotGuessAVersion() {
        assertThat(Library.versionIn("file:/a/target/classes-1.0/X.class")).isEmpty();
        assertThat(Library.versionIn("jar:file:/a/everything.jar!/X.class")).isEmpty();
    }
}
