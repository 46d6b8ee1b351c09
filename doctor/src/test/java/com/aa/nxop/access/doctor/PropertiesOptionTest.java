package com.aa.nxop.access.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.aa.nxop.access.fakes.SpecialFile;
import com.aa.nxop.testkit.NxopSandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --properties}: the Doctor sees what an application sees that reads its settings from a file. */
@Tag("full")
@Timeout(30)
final class PropertiesOptionTest {
    private static final Map<String, String> REGION = Map.of("AWS_REGION", "us-east-1");

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("app.properties"), text);
    }

    private Told told(Map<String, String> variables, String text) throws IOException {
        return Told.with(variables, "--properties", file(text).toString());
    }

    private static String words(Told told) {
        return told.out().replaceAll("\\s+", " ");
    }

    private String refused(String name) {
        Told told = Told.with(REGION, "--properties", name);
        assertThat(told.exit()).isEqualTo(2);
        assertThat(told.out()).isEmpty();
        return told.err().lines().findFirst().orElseThrow();
    }

    /** A key as a system property, as a variable, and as Spring spells it. */
    @ParameterizedTest
    @ValueSource(strings = {"nxop.session.name", "NXOP_SESSION_NAME", "nxop.session-name", "nxop.sessionName"})
    void theFileConfiguresThePod(String sessionName) throws IOException {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            Map<String, String> variables = new HashMap<>(sandbox.environment());
            String role = String.valueOf(variables.remove("NXOP_ROLE"));
            Told without = Told.with(variables);
            assertThat(without.out()).contains("NXOP_ROLE is not set");
            Told told =
                    told(variables, "# Häfen\nnxop.role=" + role + "\n" + sessionName + " = of-the-file\nother=1\n");
            assertThat(told.exit()).as(told.out()).isZero();
            assertThat(words(told)).contains("by file: NXOP_ROLE, NXOP_SESSION_NAME", "/of-the-file");
        }
    }

    @Test
    void whatIsWrongIsSaidWithTheKeyAndTheFile() throws IOException {
        Told told = told(REGION, "nxop.role=example-role\nnxop.source=vault-file\n");
        assertThat(told.exit()).isOne();
        assertThat(words(told))
                .contains("nxop.role in " + folder.resolve("app.properties") + " is \"example-role\"")
                .contains("NXOP_ROLE = example-role (file)");
    }

    /** As in Spring Boot: the process's own environment wins, and the Doctor says so. */
    @Test
    void aVariableWinsAndTheFileIsSaidToGiveWay() throws IOException {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            Told told = told(
                    sandbox.environment(),
                    "nxop.role=178549792225/other\nnxop.rol=x\nnxop.msk.cluster-arn=hidden\nnxop.environment=nonprod\n");
            assertThat(told.exit()).as(told.out()).isZero();
            assertThat(words(told))
                    .contains("nxop.role in " + folder.resolve("app.properties")
                            + " is not used: NXOP_ROLE is set, too, and wins.")
                    .contains("nxop.rol in " + folder.resolve("app.properties")
                            + " is set, but it is not a setting of this SDK. Did you mean NXOP_ROLE?")
                    .contains(
                            "nxop.msk.cluster-arn in " + folder.resolve("app.properties")
                                    + " is set, but no adapter on the class path reads it. If it is a setting of nxop-access-msk, add that adapter.")
                    .doesNotContain("178549792225/other", "hidden", "nxop.environment in");
        }
    }

    @Test
    void aFileWithoutASettingIsSaidToBeOne() throws IOException {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            assertThat(words(told(sandbox.environment(), "server.port=8080\n")))
                    .contains("There is no setting of this SDK in " + folder.resolve("app.properties") + ".");
        }
    }

    @Test
    void aSecretOfTheFileStaysThere() throws IOException {
        Path file =
                file("nxop.role=x\nnxop.external-id=CANARY-5f1c9a\naws.containerAuthorizationToken=CANARY-5f1c9a\n");
        for (String form : new String[] {"--json", "--html"}) {
            Told told = form.equals("--json")
                    ? Told.with(REGION, "--properties", file.toString(), "--json")
                    : Told.with(REGION, "--properties", file.toString(), "--html", "-");
            assertThat(told.out() + told.err()).contains("NXOP_EXTERNAL_ID").doesNotContain("CANARY");
        }
    }

    @Test
    void aFileInAnotherEncodingIsRead() throws IOException {
        Path latin = Files.write(
                folder.resolve("latin.properties"), "# Häfen\nnxop.role=x".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(words(Told.with(REGION, "--properties", latin.toString()))).contains("nxop.role in " + latin);
        Path marked = Files.writeString(folder.resolve("marked.properties"), "\uFEFFnxop.role=x");
        assertThat(words(Told.with(REGION, "--properties", marked.toString()))).contains("nxop.role in " + marked);
    }

    @Test
    void aFileThatCannotBeReadIsWrongUsage() throws IOException {
        assertThat(refused("/nonexistent/app.properties"))
                .isEqualTo(
                        "Invalid value for option '--properties': the file /nonexistent/app.properties does not exist.");
        assertThat(refused(folder.toString()))
                .isEqualTo("Invalid value for option '--properties': the file " + folder + " is a directory.");
        assertThat(refused("a\u0000b")).isEqualTo("Invalid value for option '--properties': a?b is not a file name.");
        Path broken = file("nxop.role=\\u12");
        assertThat(refused(broken.toString()))
                .isEqualTo("Invalid value for option '--properties': the file " + broken
                        + " is not a valid properties file: after \\u it needs four hexadecimal digits.");
    }

    @Test
    void aPipeIsNotRead() {
        assumeTrue(SpecialFile.areKnown());
        Path pipe = SpecialFile.fifo(folder.resolve("pipe"));
        assertThat(refused(pipe.toString())).endsWith(" is a named pipe (FIFO), not a regular file.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application.yml", "config/application.YAML"})
    void yamlIsForSpringBootToRead(String name) {
        assertThat(refused(name))
                .isEqualTo("Invalid value for option '--properties': the file " + name
                        + " is YAML, which the Doctor does not read. If Spring Boot reads it, use --spring.");
    }
}
