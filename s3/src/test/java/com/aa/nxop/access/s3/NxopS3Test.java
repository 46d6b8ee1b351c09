package com.aa.nxop.access.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.PodSource;
import com.aa.nxop.testkit.SandboxSts;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sts.StsClient;

@Tag("full")
final class NxopS3Test {
    private static final String BUCKET = "nxop-example-data";

    private final NxopSandbox sandbox = NxopSandbox.builder().build();

    @BeforeEach
    void start() {
        sandbox.start();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @EnumSource(PodSource.class)
    void writesListsReadsAndDeletesUnderTheAssumedRole(PodSource source) {
        try (NxopSandbox world = NxopSandbox.builder().source(source).start();
                NxopAccess nxop = access(world);
                S3Client s3 = NxopS3.client(nxop)) {
            byte[] bytes = new byte[300_000];
            new Random(1).nextBytes(bytes);
            String key = "a folder/ü+1.bin";
            s3.putObject(put -> put.bucket(BUCKET).key(key), RequestBody.fromBytes(bytes));
            assertThat(s3.listObjectsV2(list -> list.bucket(BUCKET)).contents())
                    .singleElement()
                    .satisfies(object -> assertThat(object.key()).isEqualTo(key));
            assertThat(s3.getObjectAsBytes(get -> get.bucket(BUCKET).key(key)).asByteArray())
                    .isEqualTo(bytes);
            s3.deleteObject(delete -> delete.bucket(BUCKET).key(key));
            assertThat(s3.listObjectsV2(list -> list.bucket(BUCKET)).contents()).isEmpty();
        }
    }

    /** S3 there takes no signature for the pod's region, and STS here (see core) none for another than that. */
    @ParameterizedTest
    @EnumSource(PodSource.class)
    void dataInAnotherRegionIsAskedForThere(PodSource source) {
        try (NxopSandbox world = NxopSandbox.builder()
                        .source(source)
                        .resourceRegion("us-west-2")
                        .start();
                NxopAccess nxop = access(world);
                S3Client s3 = NxopS3.client(nxop)) {
            assertThat(world.environment()).containsEntry("AWS_REGION", "us-east-1");
            s3.putObject(put -> put.bucket(BUCKET).key("west"), RequestBody.fromString("x"));
            assertThat(s3.listObjectsV2(list -> list.bucket(BUCKET)).contents()).hasSize(1);
            assertThat(nxop.region().id()).isEqualTo("us-west-2");
        }
    }

    @Test
    void clientsOfOneAccessShareOneSession() {
        try (NxopAccess nxop = access(sandbox)) {
            for (int i = 0; i < 3; i++) {
                try (S3Client s3 = NxopS3.client(nxop)) {
                    s3.headBucket(head -> head.bucket(BUCKET));
                }
            }
            assertThat(sandbox.sts().calls().stream().filter(SandboxSts.Call::bySession))
                    .hasSize(1);
        }
    }

    @Test
    void whatTheRoleMayNotDoS3Refuses() {
        try (NxopAccess nxop = access(sandbox);
                S3Client s3 = NxopS3.client(nxop)) {
            sandbox.permissions().replaceTarget("""
                    {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:ListBucket", "Resource": "*"}}
                    """);
            assertThatThrownBy(() -> s3.putObject(put -> put.bucket(BUCKET).key("x"), RequestBody.fromString("x")))
                    .isInstanceOfSatisfying(
                            S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));
        }
    }

    @Test
    void aSessionPolicyNarrowsTheSession(@TempDir Path folder) throws IOException {
        Path policy = folder.resolve("policy.json");
        Files.writeString(policy, """
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:ListBucket", "Resource": "*"}}
                """);
        try (NxopAccess nxop = NxopAccess.of(NxopConfig.builder(sandbox.environment())
                        .sessionPolicyFile(policy.toString())
                        .build());
                S3Client s3 = NxopS3.client(nxop)) {
            assertThat(s3.listObjectsV2(list -> list.bucket(BUCKET)).contents()).isEmpty();
            assertThatThrownBy(() -> s3.putObject(put -> put.bucket(BUCKET).key("x"), RequestBody.fromString("x")))
                    .isInstanceOf(S3Exception.class);
        }
    }

    @Test
    void aRefusedRoleReachesTheCallerOfS3AsItIs() {
        sandbox.pod().removeAssociation();
        try (NxopAccess nxop = access(sandbox);
                S3Client s3 = NxopS3.client(nxop)) {
            AccessException refusal =
                    catchThrowableOfType(AccessException.class, () -> s3.headBucket(head -> head.bucket(BUCKET)));
            assertThat(refusal.finding().id()).isEqualTo("agent-no-association");
            assertThat(sandbox.requests(Endpoint.S3)).isZero();
        }
    }

    @Test
    void aPresignedUrlIsReadWithoutCredentials() throws IOException {
        try (NxopAccess nxop = access(sandbox);
                S3Client s3 = NxopS3.client(nxop);
                S3Presigner presigner = NxopS3.presigner(nxop)) {
            s3.putObject(put -> put.bucket(BUCKET).key("k"), RequestBody.fromString("text"));
            URL url = presigner
                    .presignGetObject(presign -> presign.signatureDuration(Duration.ofMinutes(5))
                            .getObjectRequest(get -> get.bucket(BUCKET).key("k")))
                    .url();
            try (InputStream in = url.openStream()) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo("text");
            }
        }
    }

    @Test
    void theCallersOwnBuilderKeepsWhatItSays() {
        try (NxopAccess nxop = access(sandbox);
                S3Client s3 = NxopS3.configure(
                                S3Client.builder().overrideConfiguration(client -> client.putHeader("x-mine", "kept")),
                                nxop)
                        .build()) {
            s3.headBucket(head -> head.bucket(BUCKET));
            var client = s3.serviceClientConfiguration();
            assertThat(client.overrideConfiguration().headers()).containsKey("x-mine");
            assertThat(client.endpointOverride()).contains(sandbox.uri(Endpoint.S3));
        }
    }

    @Test
    void withoutAnAsynchronousHttpClientTheErrorNamesTheDependency() {
        try (NxopAccess nxop = access(sandbox)) {
            assertThatThrownBy(() -> NxopS3.asyncClient(nxop))
                    .isInstanceOf(AccessException.class)
                    .hasMessage("""
                            An asynchronous S3 client needs an asynchronous HTTP client, but the class path has none.
                              Remedy: Add software.amazon.awssdk:netty-nio-client (or aws-crt-client) to the application's \
                            dependencies, or use NxopS3.client.
                              More: https://nxop-access.example/docs/guide/troubleshooting.md#s3-async-client""");
        }
    }

    @Test
    void anyOtherAwsClientTakesTheSessionToo() {
        try (NxopAccess nxop = access(sandbox);
                StsClient sts = nxop.configure(StsClient.builder())
                        .endpointOverride(sandbox.uri(Endpoint.STS))
                        .build()) {
            assertThat(sts.getCallerIdentity().account()).isEqualTo("178549792225");
        }
    }

    private static NxopAccess access(NxopSandbox sandbox) {
        return NxopAccess.of(NxopConfig.fromEnvironment(sandbox.environment()));
    }
}
