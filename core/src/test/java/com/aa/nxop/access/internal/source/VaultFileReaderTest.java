package com.aa.nxop.access.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.fakes.FakeClock;
import com.aa.nxop.access.internal.io.SourceRetryPolicy;
import com.aa.nxop.access.internal.text.VaultFileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file that is caught while it is being written is read again for a moment, and never used. */
class VaultFileReaderTest {
    private static final String WHOLE =
            "AWS_ACCESS_KEY_ID=ASIAONE\nAWS_SECRET_ACCESS_KEY=hidden-secret\nAWS_SESSION_TOKEN=hidden-token\n";

    @TempDir
    Path directory;

    private final Rests rests = new Rests();

    private Path file() {
        return directory.resolve("aws-credentials");
    }

    private void write(String text) {
        try {
            Files.writeString(file(), text);
            Files.setLastModifiedTime(
                    file(),
                    FileTime.from(FakeClock.START.plusMillis(rests.pauses().size())));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** One who changes the file in each pause. */
    private SourceRetryPolicy meanwhile(Runnable change) {
        return new SourceRetryPolicy(Duration.ZERO, Duration.ZERO, Duration.ofMinutes(1), 4, () -> 0.5, pause -> {
            rests.sleep(pause);
            change.run();
        });
    }

    private AccessException failure() {
        return failure(rests);
    }

    private AccessException failure(SourceRetryPolicy.Sleeper sleeper) {
        try (VaultFixture vault = new VaultFixture(directory, sleeper)) {
            return vault.failure();
        }
    }

    @Test
    void aHalfWrittenFileIsWaitedFor() throws Exception {
        write(WHOLE.substring(0, 40));
        VaultFileReader reader = new VaultFileReader(
                file(),
                Optional.empty(),
                meanwhile(() -> write(rests.pauses().size() == 1 ? WHOLE.substring(0, 75) + "\n" : WHOLE)));
        assertThat(reader.read().credentials().sessionToken()).isEqualTo("hidden-token");
        assertThat(rests.pauses()).containsExactly(Duration.ofMillis(110), Duration.ofMillis(220));
    }

    @Test
    void aFileThatComesLateIsWaitedFor() throws Exception {
        VaultFileReader reader = new VaultFileReader(file(), Optional.empty(), meanwhile(() -> write(WHOLE)));
        assertThat(reader.read().credentials().accessKeyId()).isEqualTo("ASIAONE");
        assertThat(rests.pauses()).hasSize(1);
    }

    /** Nothing closes the last value: whether there is more to come, only a second look tells. */
    @Test
    void aLastValueWithoutALineEndCountsOnceItHasStayedTheSame() throws Exception {
        String cut = WHOLE.substring(0, WHOLE.length() - 5);
        write(cut);
        VaultFileReader reader = new VaultFileReader(file(), Optional.empty(), meanwhile(() -> {
            if (rests.pauses().size() == 1) {
                write(WHOLE);
            }
        }));
        assertThat(reader.read().credentials().sessionToken()).isEqualTo("hidden-token");
        write(WHOLE.stripTrailing());
        VaultFileReader quiet = new VaultFileReader(file(), Optional.empty(), meanwhile(() -> {}));
        assertThat(quiet.read().credentials().sessionToken()).isEqualTo("hidden-token");
        assertThat(rests.pauses()).hasSize(2);
    }

    @Test
    void aFileThatNeverStaysTheSameIsNotUsed() {
        write(WHOLE.stripTrailing());
        AccessException failure = failure(pause -> {
            rests.sleep(pause);
            write(WHOLE.stripTrailing() + "x".repeat(rests.pauses().size()));
        });
        assertThat(failure).hasMessage("""
                The file %s that Vault renders was still being written. The SDK uses none of these credentials.
                  Remedy: You need to do nothing now: the SDK reads the file again. If the error stays, read the log of the \
                vault-agent container. Let its template write the three parts of aws/sts/<role>, each on its own line: \
                access_key, secret_key and security_token.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#vault-file-incomplete""", file());
    }

    @ParameterizedTest
    @CsvSource({
        "'', is empty",
        "'AWS_ACCESS_KEY_ID=A\nAWS_SECRET_ACCESS_KEY=hidden\n', has no session token",
        "'AWS_ACCESS_KEY_ID=A\nAWS_SESSION_TOKEN=hidden\n', has no secret access key",
        "'export AWS_ACCESS_KEY_ID=\"A\"\nexport AWS_SECRET_ACCESS_KEY=\"hidden\"\nexport AWS_SESSION_TOKEN=\"hidd', has no usable session token",
        "<html>hidden</html>, has no access key id",
        "'{\"access_key\":\"hidden', begins like JSON but is not JSON",
    })
    void oneThatStaysHalfIsReported(String text, String problem) {
        write(text);
        AccessException failure = failure();
        assertThat(failure).hasMessage("""
                The file %s that Vault renders %s. The SDK uses none of these credentials.
                  Remedy: You need to do nothing now: the SDK reads the file again. If the error stays, read the log of the \
                vault-agent container. Let its template write the three parts of aws/sts/<role>, each on its own line: \
                access_key, secret_key and security_token.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#vault-file-incomplete""", file(), problem);
        assertThat(failure.retryable()).isTrue();
        assertThat(rests.pauses()).hasSize(3);
    }

    @Test
    void oneThatIsMissingIsReported() {
        assertThat(failure()).hasMessage("""
                The file %s that Vault renders does not exist.
                  Remedy: Check NXOP_VAULT_FILE and the annotation vault.hashicorp.com/agent-inject-secret-<file name> on the \
                pod template. Read the log of the vault-agent container. If another user must read the file, set \
                agent-run-as-same-user or fsGroup.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#vault-file-unreadable""", file());
        assertThat(rests.pauses()).hasSize(3);
    }

    @Test
    void oneThatIsNoTextOrTooLargeOrADirectoryIsReported() throws IOException {
        Files.write(file(), new byte[] {(byte) 0xc3, 0x28});
        assertThat(failure().what()).endsWith("is not text in UTF-8.");
        Files.writeString(file(), "hidden".repeat(20_000));
        assertThat(failure().what()).endsWith("is larger than 65536 bytes.");
        Files.delete(file());
        Files.createDirectory(file());
        AccessException failure = failure();
        assertThat(failure.finding().id()).isEqualTo("vault-file-unreadable");
        assertThat(failure.what())
                .isEqualTo(
                        "The folder " + file()
                                + " that Vault renders is a directory, and holds no file access_key, secret_key or security_token.");
    }

    @Test
    void theAgentIsGivenThreeSecondsInAll() {
        assertThat(SourceRetryPolicy.ofFile().total()).isEqualTo(Duration.ofSeconds(3));
        assertThat(SourceRetryPolicy.ofFile().attempts()).isEqualTo(5);
    }
}
