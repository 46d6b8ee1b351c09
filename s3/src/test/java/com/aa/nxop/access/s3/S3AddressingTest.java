package com.aa.nxop.access.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.fakes.ConfigProblem;
import com.aa.nxop.testkit.NxopSandbox;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Where a request goes: buckets and access points, with S3's own endpoint, with PrivateLink's, and with others. */
@Tag("full")
final class S3AddressingTest {
    private static final String VPCE = "vpce-0a1b.s3.us-west-2.vpce.amazonaws.com";
    private static final String ARN = "arn:aws:s3:us-west-2:178549792225:accesspoint/orders";

    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder().build();

    /** The signed request's address, before it is sent. */
    private static final class Address implements ExecutionInterceptor {
        private final AtomicReference<URI> seen = new AtomicReference<>();

        @Override
        public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
            seen.set(context.httpRequest().getUri());
            throw SdkClientException.create("seen");
        }
    }

    private static NxopAccess access(@Nullable String endpoint, @Nullable String addressing) {
        Map<String, String> variables = new HashMap<>(sandbox.environment());
        variables.put("NXOP_REGION", "us-west-2");
        variables.remove("AWS_ENDPOINT_URL_S3");
        if (endpoint != null) {
            variables.put("AWS_ENDPOINT_URL_S3", endpoint);
        }
        if (addressing != null) {
            variables.put("NXOP_S3_ADDRESSING", addressing);
        }
        return NxopAccess.of(NxopConfig.fromEnvironment(variables));
    }

    private static @Nullable URI asked(S3ClientBuilder builder, String bucket) {
        Address address = new Address();
        builder.addPlugin(client -> client.overrideConfiguration(
                client.overrideConfiguration().copy(call -> call.addExecutionInterceptor(address))));
        try (S3Client s3 = builder.build()) {
            assertThat(catchThrowable(
                            () -> s3.getObject(get -> get.bucket(bucket).key("k"))))
                    .hasMessageContaining("seen");
        }
        return address.seen.get();
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        ", , orders, https://orders.s3.us-west-2.amazonaws.com/k",
        ", , " + ARN + ", https://orders-178549792225.s3-accesspoint.us-west-2.amazonaws.com/k",
        ", path, orders, https://s3.us-west-2.amazonaws.com/orders/k",
        ", path, " + ARN + ", https://orders-178549792225.s3-accesspoint.us-west-2.amazonaws.com/k",
        "http://127.0.0.1:9000, , orders, http://127.0.0.1:9000/orders/k",
        "http://minio.example:9000, , orders, http://minio.example:9000/orders/k",
        "http://minio.example:9000, virtual-host, orders, http://orders.minio.example:9000/k",
        "http://minio.example:9000, , " + ARN + ", http://orders-178549792225.minio.example:9000/k",
        "https://bucket." + VPCE + ", , orders, https://bucket." + VPCE + "/orders/k",
        "https://bucket." + VPCE + ", virtual-host, orders, https://orders.bucket." + VPCE + "/k",
        "https://bucket." + VPCE + ", , orders-abc123-s3alias, https://orders-abc123-s3alias.bucket." + VPCE + "/k",
        "https://accesspoint." + VPCE + ", , orders-abc123-s3alias, https://orders-abc123-s3alias.accesspoint." + VPCE
                + "/k",
        "https://accesspoint." + VPCE + ", , " + ARN + ", https://orders-178549792225.accesspoint." + VPCE + "/k",
        "https://accesspoint." + VPCE + ", path, " + ARN + ", https://orders-178549792225.accesspoint." + VPCE + "/k",
        "https://bucket." + VPCE + ", path, orders-abc123--ol-s3, https://orders-abc123--ol-s3.bucket." + VPCE + "/k",
        "https://bucket." + VPCE + ", , s3alias-orders, https://bucket." + VPCE + "/s3alias-orders/k",
    })
    void aBucketOrAccessPointIsFoundWhereItIs(
            @Nullable String endpoint, @Nullable String addressing, String bucket, String address) {
        try (NxopAccess nxop = access(endpoint, addressing);
                S3Presigner presigner = NxopS3.presigner(nxop)) {
            assertThat(asked(NxopS3.configure(S3Client.builder(), nxop), bucket))
                    .hasToString(address);
            assertThat(asked(NxopS3.builder(nxop), bucket)).hasToString(address);
            assertThat(presigner
                            .presignGetObject(presign -> presign.signatureDuration(Duration.ofMinutes(1))
                                    .getObjectRequest(get -> get.bucket(bucket).key("k")))
                            .url()
                            .toString())
                    .startsWith(address + "?X-Amz-");
        }
    }

    @Test
    void whatTheCallersBuilderSaysLastCounts() {
        try (NxopAccess nxop = access("http://minio.example:9000", null);
                S3Presigner presigner = NxopS3.presigner(
                        nxop,
                        builder -> builder.endpointOverride(URI.create("https://accesspoint." + VPCE))
                                .serviceConfiguration(S3Configuration.builder().build()))) {
            assertThat(asked(NxopS3.configure(S3Client.builder(), nxop).forcePathStyle(false), "orders"))
                    .hasToString("http://orders.minio.example:9000/k");
            assertThat(presigner
                            .presignGetObject(presign -> presign.signatureDuration(Duration.ofMinutes(1))
                                    .getObjectRequest(
                                            get -> get.bucket("orders").key("k")))
                            .url()
                            .getHost())
                    .isEqualTo("orders.accesspoint." + VPCE);
        }
    }

    @Test
    void anotherWordIsAProblem() {
        ConfigProblem.isTheOnlyOne(
                "NXOP_S3_ADDRESSING",
                "virtual",
                CoreFinding.CONFIG_CHOICE,
                "NXOP_S3_ADDRESSING is \"virtual\": it must be one of path, virtual-host. Write for example path.");
    }
}
