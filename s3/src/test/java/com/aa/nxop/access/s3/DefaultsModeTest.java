package com.aa.nxop.access.s3;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.NxopSandbox;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** With AWS_DEFAULTS_MODE=auto a client of the AWS SDK asks the metadata service where it is; the SDK's own do not. */
@Tag("full")
final class DefaultsModeTest {
    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder().build();

    @AfterEach
    void asBefore() {
        System.clearProperty("aws.defaultsMode");
        System.clearProperty("aws.disableEc2Metadata");
        System.clearProperty("aws.ec2MetadataServiceEndpoint");
    }

    private static void asInAPodOnEc2() {
        System.setProperty("aws.defaultsMode", "auto");
        System.setProperty("aws.disableEc2Metadata", "false");
        System.setProperty(
                "aws.ec2MetadataServiceEndpoint", sandbox.uri(Endpoint.METADATA).toString());
    }

    @Test
    void noClientOfTheSdkAsksTheMetadataService() {
        asInAPodOnEc2();
        Map<String, String> variables = new HashMap<>(sandbox.environment());
        variables.put("AWS_DEFAULTS_MODE", "auto");
        int before = sandbox.requests(Endpoint.METADATA);
        try (NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(variables));
                S3Client s3 = NxopS3.client(nxop);
                S3Presigner presigner = NxopS3.presigner(nxop)) {
            s3.putObject(put -> put.bucket("nxop-example-data").key("k"), RequestBody.fromString("x"));
            assertThat(presigner
                            .presignGetObject(presign -> presign.signatureDuration(java.time.Duration.ofMinutes(5))
                                    .getObjectRequest(get ->
                                            get.bucket("nxop-example-data").key("k")))
                            .url())
                    .isNotNull();
            assertThat(sandbox.requests(Endpoint.METADATA)).isEqualTo(before);
        }
    }

    /** So that this test can fail: a builder of the application's leaves it to the AWS SDK, as the documents say. */
    @Test
    void aBuilderOfTheApplicationsIsLeftToTheAwsSdk() {
        asInAPodOnEc2();
        int before = sandbox.requests(Endpoint.METADATA);
        try (NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(sandbox.environment()));
                S3Client s3 = NxopS3.configure(S3Client.builder(), nxop).build()) {
            assertThat(s3.serviceName()).isEqualTo("s3");
            assertThat(sandbox.requests(Endpoint.METADATA)).isGreaterThan(before);
        }
    }
}
