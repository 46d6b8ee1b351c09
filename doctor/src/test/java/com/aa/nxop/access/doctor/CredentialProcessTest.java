package com.aa.nxop.access.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.NxopSandbox;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.ProcessCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/** The session for the AWS CLI and other languages: AWS's own reader of a credential_process takes it. */
@Tag("full")
final class CredentialProcessTest {
    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder().build();

    @Test
    void awsOwnReaderTakesTheSession(@TempDir Path folder) throws IOException {
        Told told = Told.in(sandbox, "credential-process");
        assertThat(told.exit()).isZero();
        assertThat(told.err()).isEmpty();
        Path printed = Files.writeString(folder.resolve("printed.json"), told.out());
        try (ProcessCredentialsProvider provider = ProcessCredentialsProvider.builder()
                        .command(List.of("cat", printed.toString()))
                        .build();
                StsClient sts = StsClient.builder()
                        .credentialsProvider(provider)
                        .region(Region.US_EAST_1)
                        .endpointOverride(
                                URI.create(String.valueOf(sandbox.environment().get("AWS_ENDPOINT_URL_STS"))))
                        .build()) {
            assertThat(sts.getCallerIdentity().arn())
                    .startsWith("arn:aws:sts::178549792225:assumed-role/example-role/");
        }
    }

    @Test
    void aFindingGoesToStandardErrorAndNothingToStandardOutput() {
        Told told = Told.with(Map.of(), "credential-process");
        assertThat(told.exit()).isOne();
        assertThat(told.out()).isEmpty();
        assertThat(told.err()).startsWith("NXOP access is not configured: 3 problems.");
    }

    @Test
    void anOptionBesideItIsWrongUsage() {
        Told told = Told.in(sandbox, "credential-process", "--json");
        assertThat(told.exit()).isEqualTo(2);
        assertThat(told.out()).isEmpty();
    }
}
