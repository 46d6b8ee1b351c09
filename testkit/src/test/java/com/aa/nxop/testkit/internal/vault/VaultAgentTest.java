package com.aa.nxop.testkit.internal.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.PodSource;
import com.aa.nxop.testkit.SandboxSts;
import com.aa.nxop.testkit.SandboxVault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The file, and who is in it. */
@Tag("full")
class VaultAgentTest {
    private static final Instant START = Instant.parse("2031-02-03T04:05:06Z");
    private static final Pattern KEY = Pattern.compile("ASIA[A-Z2-7]{16}");

    private final NxopSandbox sandbox =
            NxopSandbox.builder().source(PodSource.VAULT_FILE).clock(START).build();
    private SandboxVault vault;

    @BeforeEach
    void start() {
        vault = sandbox.start().vault();
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    private String content() throws IOException {
        return Files.readString(vault.path());
    }

    /** Of whose key is in the file. */
    private SandboxSts.Session session() throws IOException {
        Matcher key = KEY.matcher(content());
        assertThat(key.find()).isTrue();
        return sandbox.sts().session(key.group()).orElseThrow();
    }

    @Test
    void rendersThreeLinesForAShellFromTheBeginning() throws IOException {
        SandboxSts.Session session = session();
        assertThat(content())
                .isEqualTo("export AWS_ACCESS_KEY_ID=\"" + session.accessKeyId() + "\"\n"
                        + "export AWS_SECRET_ACCESS_KEY=\"" + session.secretAccessKey() + "\"\n"
                        + "export AWS_SESSION_TOKEN=\"" + session.sessionToken() + "\"\n");
        assertThat(vault.path().getFileName()).hasToString("aws-credentials");
    }

    @Test
    void canBeReadByAShell() throws Exception {
        SandboxSts.Session session = session();
        Process shell =
                new ProcessBuilder("sh", "-c", ". \"$0\"; env", vault.path().toString()).start();
        String environment = new String(shell.getInputStream().readAllBytes(), UTF_8);
        assertThat(shell.waitFor()).isZero();
        assertThat(environment)
                .contains("AWS_ACCESS_KEY_ID=" + session.accessKeyId() + "\n")
                .contains("AWS_SECRET_ACCESS_KEY=" + session.secretAccessKey() + "\n")
                .contains("AWS_SESSION_TOKEN=" + session.sessionToken() + "\n");
    }

    @Test
    void servesAnHourOfThePodsRole() throws IOException {
        SandboxSts.Session session = session();
        assertThat(session.arn())
                .matches("arn:aws:sts::285282426848:assumed-role/example-app-kpaas/vault-19278579\\d\\d-[0-9a-f]{15}");
        assertThat(session.sessionName()).hasSize(32);
        assertThat(session.tags()).isEmpty();
        assertThat(Duration.between(START, session.expiresAt()))
                .isBetween(Duration.ofMinutes(60).minusSeconds(1), Duration.ofMinutes(61));
    }

    @Test
    void assumesTheRoleAsVault() {
        assertThat(sandbox.sts().calls())
                .extracting(SandboxSts.Call::caller)
                .containsExactly("ec2.amazonaws.com", "arn:aws:sts::285282426848:assumed-role/vault/vault-server");
    }

    @Test
    void rendersAnotherSessionEachTime() throws IOException {
        SandboxSts.Session first = session();
        vault.render();
        assertThat(session().accessKeyId()).isNotEqualTo(first.accessKeyId());
        assertThat(session().sessionName()).isNotEqualTo(first.sessionName());
        assertThat(sandbox.sts().session(first.accessKeyId())).hasValue(first);
    }

    @Test
    void rendersWhateverSessionItIsGiven() throws IOException {
        SandboxSts.Session node =
                sandbox.sts().issueSession("arn:aws:iam::111122223333:role/nodes/eu", "i-0a1b2c3d4e5f60718");
        vault.render(node);
        assertThat(session()).isEqualTo(node);
        assertThat(node.arn()).isEqualTo("arn:aws:sts::111122223333:assumed-role/eu/i-0a1b2c3d4e5f60718");
        vault.render();
        assertThat(session()).isNotEqualTo(node);
    }

    @Test
    void replacesTheFileByRename() throws IOException {
        Object before =
                Files.readAttributes(vault.path(), BasicFileAttributes.class).fileKey();
        String old = content();
        try (Stream<String> open = Files.lines(vault.path())) {
            vault.render();
            // Whoever has the old file open reads it to its end.
            assertThat(String.join("\n", open.toList()) + "\n").isEqualTo(old);
        }
        assertThat(Files.readAttributes(vault.path(), BasicFileAttributes.class).fileKey())
                .isNotEqualTo(before);
        try (Stream<Path> files = Files.list(vault.path().getParent())) {
            assertThat(files).containsExactly(vault.path());
        }
    }

    @Test
    void givesTheFileToItsOwnerOnly() throws IOException {
        vault.render();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(vault.path())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(vault.path().getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void givesTheFileTheTimeOfTheSandbox() throws IOException {
        assertThat(Files.getLastModifiedTime(vault.path()).toInstant()).isBetween(START, START.plusSeconds(60));
        sandbox.clock().advance(Duration.ofMinutes(54));
        assertThat(Files.getLastModifiedTime(vault.path()).toInstant()).isBefore(START.plusSeconds(60));
        vault.render();
        assertThat(Files.getLastModifiedTime(vault.path()).toInstant())
                .isBetween(START.plus(Duration.ofMinutes(54)), START.plus(Duration.ofMinutes(55)));
        vault.write("anything");
        assertThat(Files.getLastModifiedTime(vault.path()).toInstant()).isAfter(START.plus(Duration.ofMinutes(54)));
    }

    @Test
    void neverRendersByItself() throws IOException {
        String first = content();
        sandbox.clock().advance(Duration.ofHours(2));
        assertThat(content()).isEqualTo(first);
        assertThat(session().expiresAt()).isBefore(sandbox.clock().instant());
    }

    @Test
    void rendersPlainLines() throws IOException {
        vault.renderAs(SandboxVault.Format.PLAIN);
        SandboxSts.Session session = session();
        assertThat(content())
                .isEqualTo("AWS_ACCESS_KEY_ID=" + session.accessKeyId() + "\nAWS_SECRET_ACCESS_KEY="
                        + session.secretAccessKey() + "\nAWS_SESSION_TOKEN=" + session.sessionToken() + "\n");
    }

    @Test
    void rendersTheInjectorsDefault() throws IOException {
        vault.renderAs(SandboxVault.Format.KEY_VALUE);
        SandboxSts.Session session = session();
        assertThat(content())
                .isEqualTo("access_key: " + session.accessKeyId() + "\narn: " + session.arn() + "\nsecret_key: "
                        + session.secretAccessKey() + "\nsecurity_token: " + session.sessionToken() + "\n");
    }

    @Test
    void rendersJson() throws IOException {
        vault.renderAs(SandboxVault.Format.JSON);
        SandboxSts.Session session = session();
        JsonNode json = new JsonMapper().readTree(content());
        assertThat(json.propertyNames()).containsExactly("access_key", "arn", "secret_key", "security_token");
        assertThat(json.get("secret_key").asString()).isEqualTo(session.secretAccessKey());
        assertThat(json.get("security_token").asString()).isEqualTo(session.sessionToken());
    }

    @ParameterizedTest
    @EnumSource(SandboxVault.Format.class)
    void staysWithItsFormatAndCutsIt(SandboxVault.Format format) throws IOException {
        vault.renderAs(format);
        String whole = content();
        vault.render();
        assertThat(content()).hasSameSizeAs(whole).isNotEqualTo(whole);
        vault.half();
        SandboxSts.Session session = session();
        assertThat(content())
                .hasSizeBetween(whole.length() / 2 - 16, whole.length() / 2 + 16)
                .contains(session.secretAccessKey())
                .contains(session.sessionToken().substring(0, 50))
                .doesNotContain(session.sessionToken());
    }

    @Test
    void holdsWhateverItIsGiven() throws IOException {
        for (String content : List.of("", "\uFEFFexport AWS_ACCESS_KEY_ID='x'\r\n", "no credentials here")) {
            vault.write(content);
            assertThat(content()).isEqualTo(content);
        }
        vault.delete();
        vault.delete();
        assertThat(vault.path()).doesNotExist();
        vault.render();
        assertThat(session()).isNotNull();
    }

    @Test
    void keepsTheFileWhereVaultIsRefused() throws IOException {
        String before = content();
        sandbox.trustPolicies().replacePod("""
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                  "Principal": {"AWS": "arn:aws:iam::285282426848:role/somebody-else"}, "Action": "sts:AssumeRole"}]}
                """);
        assertThatThrownBy(vault::render)
                .isInstanceOf(RuntimeException.class)
                .hasMessage("User: arn:aws:sts::285282426848:assumed-role/vault/vault-server is not authorized to"
                        + " perform: sts:AssumeRole on resource: arn:aws:iam::285282426848:role/example-app-kpaas");
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void isGoneWithTheSandbox() {
        Path directory = vault.path().getParent();
        sandbox.close();
        assertThat(directory).doesNotExist();
        assertThatThrownBy(vault::render)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Vault's file is gone: the sandbox was closed.");
        assertThat(directory).doesNotExist();
        ((VaultAgent) vault).close();
    }

    @Test
    void showsNoSecretInItsNames() {
        assertThat(vault).hasToString("VaultAgent with " + vault.path());
    }
}
