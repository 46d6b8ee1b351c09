package com.aa.nxop.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.ssm.model.SsmException;
import software.amazon.awssdk.services.sts.model.StsException;

/** A pod in one region, the data in another. */
class RegionsTest {
    @RegisterExtension
    static final NxopSandbox SANDBOX =
            NxopSandbox.builder().resourceRegion("us-west-2").build();

    private final PodClient pod = PodClient.in(SANDBOX);

    private AwsCredentials target() {
        return pod.assume(pod.fromAgent(), Map.of());
    }

    private static PodClient in(String region) {
        Map<String, String> environment = new HashMap<>(SANDBOX.environment());
        environment.put("AWS_REGION", region);
        environment.put("NXOP_REGION", region);
        return new PodClient(environment);
    }

    @Test
    void tellsThePodBoth() {
        assertThat(SANDBOX.environment())
                .containsEntry("AWS_REGION", "us-east-1")
                .containsEntry("AWS_DEFAULT_REGION", "us-east-1")
                .containsEntry("NXOP_REGION", "us-west-2");
        assertThat(SANDBOX.pod().clusterArn()).isEqualTo("arn:aws:eks:us-east-1:285282426848:cluster/kpaas-nonprod");
    }

    @Test
    void servesThePodEachInItsRegion() {
        AwsCredentials target = target();
        try (S3Client s3 = pod.s3(target)) {
            s3.putObject(r -> r.bucket("nxop-example-data").key("west"), RequestBody.fromString("x"));
            assertThat(s3.listObjectsV2(r -> r.bucket("nxop-example-data")).contents())
                    .hasSize(1);
        }
        assertThat(pod.parameter(target, "/nxop-example/greeting").arn())
                .isEqualTo("arn:aws:ssm:us-west-2:178549792225:parameter/nxop-example/greeting");
    }

    @Test
    void takesSignaturesForEitherRegionAtSts() {
        AwsCredentials source = pod.fromAgent();
        assertThat(in("us-east-1").identity(source)).isEqualTo(in("us-west-2").identity(source));
        StsException refused =
                catchThrowableOfType(StsException.class, () -> in("eu-west-1").identity(source));
        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("SignatureDoesNotMatch");
        assertThat(refused.awsErrorDetails().errorMessage())
                .isEqualTo("Credential should be scoped to a valid region. ");
        assertThat(refused.statusCode()).isEqualTo(403);
    }

    @Test
    void refusesSignaturesForThePodsRegionAtS3AndNamesTheRightOne() {
        try (S3Client s3 = in("us-east-1").s3(target())) {
            S3Exception refused =
                    catchThrowableOfType(S3Exception.class, () -> s3.listObjectsV2(r -> r.bucket("nxop-example-data")));
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("AuthorizationHeaderMalformed");
            assertThat(refused.awsErrorDetails().errorMessage())
                    .isEqualTo("The authorization header is malformed; the region 'us-east-1' is wrong; expecting"
                            + " 'us-west-2'");
            assertThat(refused.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("x-amz-bucket-region"))
                    .hasValue("us-west-2");
        }
    }

    @Test
    void speaksOfTheQueryWhereTheSignatureIsThere() throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                PresignedS3.get(SANDBOX.uri(Endpoint.S3), "us-east-1", target(), "nxop-example-data", "k")
                        .openConnection();
        assertThat(connection.getResponseCode()).isEqualTo(400);
        assertThat(new String(connection.getErrorStream().readAllBytes(), UTF_8))
                .contains("<Code>AuthorizationQueryParametersError</Code><Message>Error parsing the X-Amz-Credential"
                        + " parameter; the region 'us-east-1' is wrong; expecting 'us-west-2'</Message>"
                        + "<Region>us-west-2</Region>");
    }

    @Test
    void refusesSignaturesForThePodsRegionAtSsm() {
        SsmException refused = catchThrowableOfType(
                SsmException.class, () -> in("us-east-1").parameter(target(), "/nxop-example/greeting"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("InvalidSignatureException");
        assertThat(refused.awsErrorDetails().errorMessage())
                .isEqualTo("Credential should be scoped to a valid region. ");
    }

    @Test
    void sendsThePodsRegionInTheExternalIdOfEks() {
        try (NxopSandbox sandbox = NxopSandbox.builder()
                .resourceRegion("us-west-2")
                .pod(pod -> pod.targetRoleAssociation(true).sessionTags(false))
                .start()) {
            assertThat(PodClient.in(sandbox).fromAgent()).isNotNull();
            assertThat(sandbox.sts().calls().get(1).parameters())
                    .containsEntry("ExternalId", "us-east-1/285282426848/kpaas-nonprod/fxip-ms-dev/example-app");
        }
    }

    @Test
    void saysNothingOfTheSecondRegionWhereThereIsNone() {
        try (NxopSandbox sandbox = NxopSandbox.builder().region("eu-west-1").start()) {
            assertThat(sandbox.environment())
                    .containsEntry("AWS_REGION", "eu-west-1")
                    .doesNotContainKey("NXOP_REGION");
        }
    }
}
