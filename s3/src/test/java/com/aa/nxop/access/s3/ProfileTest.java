package com.aa.nxop.access.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import software.amazon.awssdk.services.s3.S3Client;

/** The machine's ~/.aws/config: a pod needs none, and what a laptop's says is not meant for the NXOP account. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
final class ProfileTest {
    private static final String FILE = "aws.configFile";
    private static final Map<String, String> POD = Map.of(
            "NXOP_ROLE", "178549792225/example-role",
            "AWS_REGION", "us-east-1",
            "AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1:1/v1/credentials",
            "AWS_CONTAINER_AUTHORIZATION_TOKEN", "token");

    @TempDir
    private Path home;

    private NxopAccess nxop;

    @BeforeEach
    void start() {
        nxop = NxopAccess.of(NxopConfig.fromEnvironment(POD));
    }

    @AfterEach
    void stop() {
        System.clearProperty(FILE);
        nxop.close();
    }

    private Path config(String text) throws IOException {
        Path file = Files.writeString(home.resolve("config"), text);
        System.setProperty(FILE, file.toString());
        return file;
    }

    /** It was an IllegalArgumentException that named no file. */
    @Test
    void aBrokenOneIsNamedWithItsLine() throws IOException {
        Path file = config("[default]\nregion = us-east-1\n>>>>>>> other\n");
        for (Runnable call : List.<Runnable>of(
                () -> NxopS3.client(nxop),
                () -> NxopS3.asyncClient(nxop),
                () -> NxopS3.presigner(nxop),
                () -> NxopS3.configure(S3Client.builder(), nxop))) {
            AccessException failure = catchThrowableOfType(AccessException.class, call::run);
            assertThat(failure).hasMessage("""
                    The AWS SDK cannot read the profile file %s: Expected an '=' sign defining a property on line 3.
                      Remedy: Correct the file. Or set AWS_CONFIG_FILE=/dev/null if the pod needs no profile. The AWS SDK \
                    parses this file whenever it builds a client, although this SDK does not use it in a pod.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#config-profile-file""", file);
        }
    }

    @Test
    void anEndpointOfAProfileIsNotUsed() throws IOException {
        config("[default]\nendpoint_url = http://127.0.0.1:9/elsewhere\ns3_use_arn_region = true\n");
        try (S3Client s3 = NxopS3.client(nxop)) {
            assertThat(s3.utilities().getUrl(url -> url.bucket("bucket").key("key")))
                    .hasToString("https://bucket.s3.amazonaws.com/key");
            assertThat(s3.serviceClientConfiguration().endpointOverride()).isEmpty();
        }
    }
}
