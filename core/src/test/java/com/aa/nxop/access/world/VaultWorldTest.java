package com.aa.nxop.access.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.fakes.Log;
import com.aa.nxop.access.internal.assume.RoleAssumer;
import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.internal.source.SourceCredentials;
import com.aa.nxop.access.internal.sts.StsClients;
import com.aa.nxop.access.internal.text.WorkloadReader;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.PodSource;
import com.aa.nxop.testkit.SandboxSts;
import com.aa.nxop.testkit.SandboxVault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.sts.StsClient;

/** The file that Vault's agent renders, by one refresh after another: whatever becomes of it is told, and a good one ends the trouble. */
@Tag("full")
@Timeout(60)
final class VaultWorldTest {
    private static final String HALF = """
            The file %s that Vault renders %s. The SDK uses none of these credentials.
              Remedy: You need to do nothing now: the SDK reads the file again. If the error stays, read the log of the \
            vault-agent container. Let its template write the three parts of aws/sts/<role>, each on its own line: \
            access_key, secret_key and security_token.
              More: https://nxop-access.example/docs/guide/troubleshooting.md#vault-file-incomplete""";

    private final NxopSandbox sandbox =
            NxopSandbox.builder().source(PodSource.VAULT_FILE).build();
    private StsClient sts;
    private RoleAssumer assumer;

    @BeforeEach
    void start() {
        sandbox.start();
        AccessSettings config = AccessSettings.of(sandbox.environment());
        sts = StsClients.create(config, Optional.empty());
        WorkloadReader workload = config.workloadReader(Path.of("/nonexistent/namespace"));
        assumer = new RoleAssumer(
                config,
                SourceCredentials.of(config.source(), workload, sts, sandbox.clock()),
                workload,
                sts,
                sandbox.clock());
    }

    @AfterEach
    void close() {
        sts.close();
        sandbox.close();
    }

    private String file() {
        return sandbox.vault().path().toString();
    }

    /** One refresh that succeeds. */
    private void works() {
        String key = assumer.load().credentials().accessKeyId();
        assertThat(sandbox.sts().session(key).orElseThrow().roleArn()).isEqualTo(sandbox.targetRole());
    }

    /** One refresh that does not. */
    private AccessException fails() {
        return catchThrowableOfType(AccessException.class, assumer::load);
    }

    private List<String> callers() {
        return sandbox.sts().calls().stream()
                .filter(call -> call.action().equals("AssumeRole")
                        && sandbox.targetRole().equals(call.parameters().get("RoleArn")))
                .map(SandboxSts.Call::caller)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(SandboxVault.Format.class)
    void everyFormatIsRead(SandboxVault.Format format) {
        sandbox.vault().renderAs(format);
        works();
    }

    @ParameterizedTest
    @CsvSource({"EXPORT, has no usable session token", "JSON, begins like JSON but is not JSON"})
    void halfAFileIsNeverUsed(SandboxVault.Format format, String problem) {
        sandbox.vault().renderAs(format);
        sandbox.vault().half();
        assertThat(fails()).hasMessage(HALF, file(), problem);
        assertThat(sandbox.requests(Endpoint.STS)).isZero();
        sandbox.vault().render();
        works();
    }

    /** Nothing tells a cut value without quotes from a whole one: STS is asked, and the file is blamed, not the role. */
    @ParameterizedTest
    @EnumSource(
            value = SandboxVault.Format.class,
            names = {"PLAIN", "KEY_VALUE"})
    void halfAFileWithoutQuotesIsFoundOutByAskingSts(SandboxVault.Format format) {
        sandbox.vault().renderAs(format);
        sandbox.vault().half();
        assertThat(fails()).hasMessage("""
                The file %s that Vault renders ends in the middle of a line, and STS does not accept its credentials: the \
                file was cut off, or they are no longer valid.
                  Remedy: You need to do nothing now: the SDK reads the file again. If the error stays, read the log of the \
                vault-agent container. Put the template's values in quotes: then the SDK recognizes half a file.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#vault-file-incomplete""", file());
        sandbox.vault().render();
        works();
    }

    /** As the injector's trimming template leaves it. */
    @Test
    void aFileWithoutItsLastLineEndIsNoHalf() throws IOException {
        sandbox.vault().renderAs(SandboxVault.Format.PLAIN);
        sandbox.vault().write(Files.readString(sandbox.vault().path()).strip());
        works();
        assertThat(sandbox.requests(Endpoint.STS)).as("proven, then assumed").isEqualTo(2);
    }

    @Test
    void aFileThatIsReplacedWhileInUseIsTakenUpByTheNextRefresh() {
        works();
        sandbox.clock().advance(Duration.ofMinutes(2));
        sandbox.vault().render();
        works();
        assertThat(callers()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void aFileThatIsGoneIsMissedAndItsReturnNoticed() {
        works();
        sandbox.vault().delete();
        assertThat(fails()).hasMessage("""
                The file %s that Vault renders does not exist.
                  Remedy: Check NXOP_VAULT_FILE and the annotation vault.hashicorp.com/agent-inject-secret-<file name> on the \
                pod template. Read the log of the vault-agent container. If another user must read the file, set \
                agent-run-as-same-user or fsGroup.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#vault-file-unreadable""", file());
        sandbox.vault().render();
        works();
    }

    @Test
    void garbageIsRefusedAndAGoodFileEndsIt() {
        sandbox.vault().write("<html>Vault is sealed</html>");
        assertThat(fails()).hasMessage(HALF, file(), "has no access key id");
        sandbox.vault().render();
        works();
    }

    @Test
    void aFileThatNobodyRefreshesIsReportedBeforeItDiesAndAfter() {
        try (Log log = new Log()) {
            works();
            assertThat(log.lines()).isEmpty();
            sandbox.clock().advance(Duration.ofMinutes(58));
            works();
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .startsWith("WARN The file " + file() + " that Vault renders was last written at ")
                    .contains(", and nobody has refreshed it since: its credentials expire at ")
                    .endsWith(". Let the Vault Agent run beside the application: with the annotation"
                            + " vault.hashicorp.com/agent-pre-populate-only it writes the file only once, when the"
                            + " pod starts. If the agent runs, read its log, and set NXOP_VAULT_LIFETIME to the TTL that the"
                            + " agent requests.");
            sandbox.clock().advance(Duration.ofMinutes(3));
            AccessException dead = fails();
            assertThat(dead.finding().id()).isEqualTo("vault-file-abandoned");
            assertThat(dead.what())
                    .startsWith("The file " + file() + " that Vault renders was last written at ")
                    .endsWith(", and nobody has refreshed it since: STS no longer accepts its credentials.");
            sandbox.vault().render();
            works();
        }
    }
}
