package com.aa.nxop.access.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.NxopSandbox;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code --spring}: Spring Boot itself reads its configuration. {@code SpringBootIT} does so in jars and in exploded images. */
@Tag("full")
@Timeout(60)
final class SpringOptionTest {
    @TempDir
    private Path classes;

    /** With the folder on the class path that Spring searches. */
    private Told told(Map<String, String> variables, String... options) throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            return Told.with(variables, options);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(classes.resolve(name).getParent());
        Files.writeString(classes.resolve(name), text);
    }

    @Test
    void propertiesWithPlaceholdersAndAProfileConfigureThePod() throws IOException {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            Map<String, String> variables = new HashMap<>(sandbox.environment());
            String role = String.valueOf(variables.remove("NXOP_ROLE"));
            write(
                    "application.properties",
                    "spring.profiles.active=nonprod\nteam.role=" + role
                            + "\nnxop.role=${team.role}\nnxop.session-name=of-all\n");
            write("config/application-nonprod.properties", "nxop.session-name=of-nonprod\n");
            Told told = told(variables, "--spring");
            assertThat(told.exit()).as(told.out()).isZero();
            assertThat(told.out().replaceAll("\\s+", " "))
                    .contains("by file: NXOP_ROLE, NXOP_SESSION_NAME", "/of-nonprod");
        }
    }

    @Test
    void yamlIsReadAsSpringReadsIt() throws IOException {
        write("application.yml", "nxop:\n  role: example-role\n  session-name: of-yaml\n");
        Told told = told(Map.of("AWS_REGION", "us-east-1"), "--spring");
        assertThat(told.exit()).isOne();
        assertThat(told.out())
                .contains("nxop.role in Spring Boot's configuration is \"example-role\"")
                .contains("NXOP_SESSION_NAME = of-yaml (file)");
    }

    @Test
    void aConfigurationThatSpringCannotReadIsNotTheDoctorsToGuess() throws IOException {
        write("application.properties", "nxop.role=${team.role}\n");
        Told told = told(Map.of(), "--spring");
        assertThat(told.exit()).isEqualTo(2);
        assertThat(told.err())
                .startsWith(
                        "'--spring': Spring Boot cannot read its configuration; the application does not start either: ")
                .contains("'team.role'");
    }

    @Test
    void oneOfTheTwoIsEnough() throws IOException {
        write("app.properties", "");
        Told told = told(
                Map.of(),
                "--spring",
                "--properties",
                classes.resolve("app.properties").toString());
        assertThat(told.exit()).isEqualTo(2);
        assertThat(told.err()).startsWith("'--spring' and '--properties' do not go together: name one of them\n");
    }
}
