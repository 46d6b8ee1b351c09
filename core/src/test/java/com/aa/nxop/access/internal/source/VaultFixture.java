package com.aa.nxop.access.internal.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.fakes.Answer;
import com.aa.nxop.access.fakes.FakeClock;
import com.aa.nxop.access.fakes.Pod;
import com.aa.nxop.access.fakes.ScriptedServer;
import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.internal.config.SourceSettings.VaultFile;
import com.aa.nxop.access.internal.io.SourceRetryPolicy;
import com.aa.nxop.access.internal.sts.StsClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.assertj.core.util.Throwables;
import software.amazon.awssdk.services.sts.StsClient;

/** A Vault Agent that renders into a directory, a clock that a test moves, and a scripted STS. */
final class VaultFixture implements AutoCloseable {
    static final Duration TTL = Duration.ofHours(1);

    final FakeClock clock = new FakeClock();
    final Path file;
    final ScriptedServer sts;
    private final StsClient client;
    private final VaultFileSource source;

    VaultFixture(Path directory, SourceRetryPolicy.Sleeper sleeper, Answer... answers) {
        file = directory.resolve("aws-credentials");
        sts = ScriptedServer.answering(answers.length == 0 ? new Answer[] {Answer.of(500, "")} : answers);
        client = StsClients.create(
                AccessSettings.of(
                        Pod.withPodIdentityAnd("AWS_ENDPOINT_URL_STS", sts.uri().toString())),
                Optional.empty());
        SourceRetryPolicy patience =
                new SourceRetryPolicy(Duration.ZERO, Duration.ZERO, Duration.ofMinutes(1), 4, () -> 0.5, sleeper);
        source = new VaultFileSource(new VaultFile(file, TTL), patience, client, clock);
    }

    /** As the agent does: another file takes the name. */
    VaultFixture render(String keyId) {
        return render(keyId, clock.instant());
    }

    VaultFixture render(String keyId, Instant written) {
        return replace("""
                export AWS_ACCESS_KEY_ID="%s"
                export AWS_SECRET_ACCESS_KEY="hidden-secret-of-%1$s"
                export AWS_SESSION_TOKEN="hidden-token-of-%1$s"
                """.formatted(keyId), written);
    }

    VaultFixture replace(String text, Instant written) {
        try {
            Path fresh = Files.writeString(file.resolveSibling("." + file.getFileName() + ".new"), text);
            Files.setLastModifiedTime(fresh, FileTime.from(written));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SourceSession fetch() {
        return source.fetch();
    }

    /** The failure, after looking that it shows nothing hidden, in no cause either. */
    AccessException failure() {
        AccessException failure = catchThrowableOfType(AccessException.class, source::fetch);
        assertThat(failure).isNotNull();
        assertThat(Throwables.getStackTrace(failure)).doesNotContain("hidden");
        return failure;
    }

    @Override
    public void close() {
        client.close();
        sts.close();
    }
}
