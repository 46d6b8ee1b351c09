package com.aa.nxop.access.internal.session;

import com.aa.nxop.access.fakes.Answer;
import com.aa.nxop.access.fakes.FakeClock;
import com.aa.nxop.access.fakes.Pod;
import com.aa.nxop.access.fakes.ScriptedServer;
import com.aa.nxop.access.internal.assume.RoleAssumer;
import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.internal.source.SourceCredentials;
import com.aa.nxop.access.internal.sts.StsClients;
import com.aa.nxop.access.internal.text.WorkloadReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sts.StsClient;

/** The whole way from a source to the session that is served, in virtual time, with a scripted STS over real HTTP. */
final class SourceWorld implements AutoCloseable {
    static final String NXOP_SESSION = "arn:aws:sts::178549792225:assumed-role/example-role/vault-1";

    final FakeClock clock = new FakeClock();
    final ScriptedServer sts;
    final ManualScheduler scheduler = new ManualScheduler(clock).inline();
    final RefreshingCredentials credentials;
    private final StsClient client;

    /** @param answers of STS, the last of which is repeated */
    SourceWorld(Map<String, String> source, Answer... answers) {
        sts = ScriptedServer.answering(answers);
        Map<String, String> variables =
                Pod.withPodIdentityAnd("AWS_ENDPOINT_URL_STS", sts.uri().toString());
        variables.putAll(source);
        AccessSettings config = AccessSettings.of(variables);
        client = StsClients.create(config, Optional.empty());
        WorkloadReader workload = config.workloadReader(Path.of("/nonexistent/namespace"));
        RoleAssumer loader = new RoleAssumer(
                config, SourceCredentials.of(config.source(), workload, client, clock), workload, client, clock);
        credentials = new RefreshingCredentials(loader, Machine.clocks(clock), scheduler, () -> 0.5);
    }

    /** With a file of Vault's. */
    static SourceWorld ofVault(Path file, Answer... answers) {
        return new SourceWorld(Map.of("NXOP_SOURCE", "vault-file", "NXOP_VAULT_FILE", file.toString()), answers);
    }

    /** Writes a file that says of itself that it was written then. */
    static Path write(Path file, String text, Instant written) {
        try {
            Files.writeString(file, text);
            return Files.setLastModifiedTime(file, FileTime.from(written));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String key() {
        return credentials.resolveCredentials().accessKeyId();
    }

    void advance(Duration by) {
        scheduler.advance(by);
    }

    @Override
    public void close() {
        credentials.close();
        client.close();
        sts.close();
    }
}
