package com.aa.nxop.access.internal.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.fakes.Answer;
import com.aa.nxop.access.fakes.FakeClock;
import com.aa.nxop.access.fakes.Pod;
import com.aa.nxop.access.fakes.ScriptedServer;
import com.aa.nxop.access.fakes.SpecialFile;
import com.aa.nxop.access.fakes.Sts;
import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.internal.config.SourceSettings.VaultFile;
import com.aa.nxop.access.internal.io.SourceRetryPolicy;
import com.aa.nxop.access.internal.sts.StsClients;
import com.aa.nxop.access.internal.text.VaultSection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.StsClient;

/** One file for each name, as a secret is mounted: all of one generation, or nothing. */
@Tag("full")
@Timeout(60)
class VaultFolderTest {
    private static final Answer ALIVE = Sts.identity("arn:aws:sts::178549792225:assumed-role/example-role/vault-1");

    @TempDir
    Path folder;

    private final FakeClock clock = new FakeClock();
    private final ScriptedServer sts = ScriptedServer.answering(ALIVE);
    private final StsClient client = StsClients.create(
            AccessSettings.of(
                    Pod.withPodIdentityAnd("AWS_ENDPOINT_URL_STS", sts.uri().toString())),
            Optional.empty());

    @AfterEach
    void close() {
        client.close();
        sts.close();
    }

    private VaultFileSource source(SourceRetryPolicy.Sleeper sleeper) {
        return source(folder, Optional.empty(), sleeper);
    }

    private VaultFileSource source(Path file, Optional<VaultSection> section, SourceRetryPolicy.Sleeper sleeper) {
        SourceRetryPolicy patience =
                new SourceRetryPolicy(Duration.ZERO, Duration.ZERO, Duration.ofMinutes(1), 4, () -> 0.5, sleeper);
        return new VaultFileSource(new VaultFile(file, Duration.ofHours(1), section), patience, client, clock);
    }

    private AccessException failure() {
        AccessException failure = catchThrowableOfType(AccessException.class, source(pause -> {})::fetch);
        assertThat(failure).isNotNull();
        assertThat(failure.getMessage()).doesNotContain("hidden");
        return failure;
    }

    private static void write(Path file, String text, Instant written) {
        try {
            Files.writeString(file, text);
            Files.setLastModifiedTime(file, FileTime.from(written));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String name, String text) {
        write(folder.resolve(name), text, clock.instant());
    }

    /** As kubelet does it: a new folder, and the link is swapped. */
    private void mount(int generation) {
        try {
            Path next = Files.createDirectory(folder.resolve("..2026_11_21_" + generation));
            for (String name : new String[] {"access_key", "secret_key", "security_token"}) {
                write(next.resolve(name), name + "-" + generation, clock.instant());
                Path visible = folder.resolve(name);
                if (!Files.isSymbolicLink(visible)) {
                    Files.createSymbolicLink(visible, Path.of("..data", name));
                }
            }
            Path data = folder.resolve("..data");
            Optional<Path> before = Files.isSymbolicLink(data) ? Optional.of(data.toRealPath()) : Optional.empty();
            Path link = Files.createSymbolicLink(folder.resolve("..data_tmp"), next.getFileName());
            Files.move(link, data, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            if (before.isPresent()) {
                try (Stream<Path> old = Files.list(before.get())) {
                    for (Path file : old.toList()) {
                        Files.delete(file);
                    }
                }
                Files.delete(before.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String generation(SourceSession session) {
        AwsSessionCredentials given = (AwsSessionCredentials) session.credentials();
        String generation = given.accessKeyId().replace("access_key-", "");
        assertThat(given.secretAccessKey()).isEqualTo("secret_key-" + generation);
        assertThat(given.sessionToken()).isEqualTo("security_token-" + generation);
        return generation;
    }

    @Test
    void aMountedSecretIsReadAsAWhole() {
        mount(1);
        SourceSession session = source(pause -> {}).fetch();
        assertThat(generation(session)).isEqualTo("1");
        assertThat(session.expiresAt()).contains(FakeClock.START.plus(Duration.ofHours(1)));
        assertThat(sts.requests()).as("nothing is in doubt").isEmpty();
        clock.advance(Duration.ofMinutes(54));
        mount(2);
        assertThat(generation(source(pause -> {}).fetch())).isEqualTo("2");
    }

    /** A thousand swaps beneath a reader: what comes is whole each time. */
    @Test
    void noSwapMixesTwoGenerations() throws InterruptedException {
        mount(0);
        Thread kubelet = new Thread(() -> {
            for (int generation = 1; generation < 1_000; generation++) {
                mount(generation);
            }
        });
        kubelet.start();
        VaultFileSource source = source(pause -> Thread.onSpinWait());
        int whole = 0;
        while (kubelet.isAlive()) {
            try {
                generation(source.fetch());
                whole++;
            } catch (AccessException e) {
                assertThat(e.finding().id()).isIn("vault-file-unreadable", "vault-file-incomplete");
            }
        }
        kubelet.join();
        assertThat(whole).isPositive();
        assertThat(generation(source.fetch())).isEqualTo("999");
    }

    @ParameterizedTest
    @CsvSource({
        "AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN",
        "aws_access_key_id, aws_secret_access_key, aws_session_token",
        "access-key, secret-key, session-token",
        "AccessKeyId, SecretAccessKey, SessionToken",
    })
    void theNamesAreThoseOfAFile(String key, String secret, String token) {
        write(key, "access_key-1\n");
        write(secret, "secret_key-1\r\n");
        write(token, "security_token-1");
        write("arn", "hidden");
        assertThat(generation(source(pause -> {}).fetch())).isEqualTo("1");
    }

    @Test
    void statedEndsAreReadToo() {
        mount(1);
        write(folder.resolve("..data").resolve("ttl"), "900\n", clock.instant());
        write(folder.resolve("..data").resolve("Expiration"), "2026-11-21T10:10:00Z", clock.instant());
        assertThat(source(pause -> {}).fetch().expiresAt()).contains(Instant.parse("2026-11-21T10:10:00Z"));
    }

    /** Without the link, only STS knows whether the parts belong together. */
    @Test
    void aFolderThatIsNotSwappedIsProven() {
        write("access_key", "access_key-1");
        write("secret_key", "secret_key-1");
        write("security_token", "security_token-1");
        SourceSession session = source(pause -> {}).fetch();
        assertThat(generation(session)).isEqualTo("1");
        assertThat(session.sessionArn()).as("STS was asked").isPresent();
    }

    @Test
    void oneThatStsDoesNotTakeIsSaidToBeMixed() {
        try (ScriptedServer refusing = ScriptedServer.answering(Sts.refusal(
                        403, "InvalidClientTokenId", "The security token included in the request is invalid"));
                StsClient other = StsClients.create(
                        AccessSettings.of(Pod.withPodIdentityAnd(
                                "AWS_ENDPOINT_URL_STS", refusing.uri().toString())),
                        Optional.empty())) {
            write("access_key", "access_key-1");
            write("secret_key", "secret_key-1");
            write("security_token", "hidden-2");
            SourceRetryPolicy patience =
                    new SourceRetryPolicy(Duration.ZERO, Duration.ZERO, Duration.ofMinutes(1), 4, () -> 0.5, p -> {});
            VaultFileSource source =
                    new VaultFileSource(new VaultFile(folder, Duration.ofHours(1)), patience, other, clock);
            assertThat(catchThrowableOfType(AccessException.class, source::fetch))
                    .hasMessage("""
                    The folder %s that Vault renders is not replaced as a whole, and STS does not accept its credentials: \
                    they belong to several sets, or they are no longer valid.
                      Remedy: You need to do nothing now: the SDK reads the folder again. If the error stays, mount the \
                    secret as Kubernetes or the Secrets Store CSI driver do. They replace all files of a folder together, \
                    by the link ..data.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#vault-file-incomplete""", folder);
        }
    }

    /** The second of three files was just written, and will be followed by the third. */
    @Test
    void filesOfDifferentTimesAreNotUsedTogether() {
        Instant old = FakeClock.START.minus(Duration.ofMinutes(54));
        write(folder.resolve("access_key"), "access_key-2", FakeClock.START);
        write(folder.resolve("secret_key"), "secret_key-2", FakeClock.START);
        write(folder.resolve("security_token"), "security_token-1", old);
        assertThat(failure()).hasMessage("""
                The folder %s that Vault renders holds files that were not written at the same time. The SDK uses none of \
                these credentials.
                  Remedy: You need to do nothing now: the SDK reads the file again. If the error stays, read the log of the \
                vault-agent container. Let its template write the three parts of aws/sts/<role>, each on its own line: \
                access_key, secret_key and security_token.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#vault-file-incomplete""", folder);
        assertThat(sts.requests()).isEmpty();
        VaultFileSource patient =
                source(pause -> write(folder.resolve("security_token"), "security_token-2", FakeClock.START));
        assertThat(generation(patient.fetch())).isEqualTo("2");
    }

    @Test
    void aPartThatIsMissingOrThereTwiceIsRefused() {
        write("access_key", "access_key-1");
        write("secret_key", "secret_key-1");
        assertThat(failure().what())
                .isEqualTo("The folder " + folder
                        + " that Vault renders has no session token. The SDK uses none of these" + " credentials.");
        write("security_token", "hidden");
        write("AWS_SESSION_TOKEN", "hidden-2");
        AccessException twice = failure();
        assertThat(twice).hasMessage("""
                The folder %s that Vault renders has two different values for the session token. The SDK uses none of these \
                credentials.
                  Remedy: Let Vault's template write one set of credentials, each name once. If the file must have several \
                sections, name one of them in NXOP_VAULT_PROFILE.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#vault-file-ambiguous""", folder);
        assertThat(twice.retryable()).isFalse();
    }

    @Test
    void aSectionThatIsNamedForItIsNotPassedOver() {
        mount(1);
        VaultSection named = new VaultSection("app", "NXOP_VAULT_PROFILE", true);
        assertThat(catchThrowableOfType(AccessException.class, source(folder, Optional.of(named), pause -> {})::fetch)
                        .what())
                .isEqualTo(
                        "The folder " + folder + " that Vault renders has no credentials in the section [app], which"
                                + " NXOP_VAULT_PROFILE names; it has them in its files. The SDK uses none of these credentials.");
        VaultSection machines = new VaultSection("app", "AWS_PROFILE", false);
        assertThat(source(folder, Optional.of(machines), pause -> {})
                        .fetch()
                        .credentials()
                        .accessKeyId())
                .isEqualTo("access_key-1");
    }

    @Test
    void aPipeInTheFolderIsNoPart() {
        assumeTrue(SpecialFile.areKnown());
        write("access_key", "access_key-1");
        write("secret_key", "secret_key-1");
        SpecialFile.fifo(folder.resolve("security_token"));
        assertThat(failure().what()).endsWith("has no session token. The SDK uses none of these credentials.");
    }

    @Test
    void aPipeInPlaceOfTheFileIsNamed() {
        assumeTrue(SpecialFile.areKnown());
        Path pipe = SpecialFile.fifo(folder.resolve("pipe"));
        Map<Path, String> kinds = Map.of(pipe, "is a named pipe (FIFO)", SpecialFile.ENDLESS, "is a device");
        kinds.forEach((file, kind) -> {
            assertThat(catchThrowableOfType(AccessException.class, source(file, Optional.empty(), pause -> {})::fetch)
                            .what())
                    .isEqualTo("The file %s that Vault renders %s, not a regular file.".formatted(file, kind));
        });
    }
}
