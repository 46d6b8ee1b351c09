package com.aa.nxop.access.internal.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.fakes.Pod;
import com.aa.nxop.access.internal.config.AccessSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.sts.StsClient;

/** Where STS would be asked, and for which region the request is signed; nothing leaves the machine. */
class StsEndpointTest {
    /** Writes down what would be sent, and refuses. */
    private static final class Closed implements SdkHttpClient {
        private final List<SdkHttpRequest> requests = new ArrayList<>();

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            requests.add(request.httpRequest());
            throw new IllegalStateException("closed");
        }

        @Override
        public void close() {}
    }

    private static SdkHttpRequest request(Map<String, String> variables) {
        Closed http = new Closed();
        try (StsClient sts = StsClients.create(AccessSettings.of(variables), Optional.of(http))) {
            assertThatThrownBy(() -> sts.assumeRole(call -> call.roleArn("arn:aws:iam::178549792225:role/example-role")
                            .roleSessionName("x")
                            .overrideConfiguration(
                                    override -> override.credentialsProvider(StaticCredentialsProvider.create(
                                            AwsBasicCredentials.create("AKIDTEST", "hidden"))))))
                    .isNotNull();
        }
        return http.requests.get(0);
    }

    private static String signedFor(SdkHttpRequest request) {
        return request.firstMatchingHeader("Authorization")
                .orElseThrow()
                .replaceAll(".*/(\\S+/sts)/aws4_request.*", "$1");
    }

    @ParameterizedTest
    @CsvSource({
        "us-east-1, , , sts.us-east-1.amazonaws.com",
        "us-west-2, , , sts.us-west-2.amazonaws.com",
        "us-gov-west-1, , , sts.us-gov-west-1.amazonaws.com",
        "cn-north-1, , , sts.cn-north-1.amazonaws.com.cn",
        "us-east-1, true, , sts-fips.us-east-1.amazonaws.com",
        "us-west-2, TRUE, false, sts-fips.us-west-2.amazonaws.com",
        "us-east-1, , true, sts.us-east-1.api.aws",
        "us-east-1, true, true, sts-fips.us-east-1.api.aws",
        "us-east-1, false, False, sts.us-east-1.amazonaws.com",
    })
    void theRegionsOwnOfTheKindThatIsAskedFor(String region, String fips, String dualStack, String host) {
        Map<String, String> variables = Pod.withPodIdentityAnd("AWS_REGION", region);
        if (fips != null) {
            variables.put("AWS_USE_FIPS_ENDPOINT", fips);
        }
        if (dualStack != null) {
            variables.put("AWS_USE_DUALSTACK_ENDPOINT", dualStack);
        }
        SdkHttpRequest request = request(variables);
        assertThat(request.getUri()).isEqualTo(URI.create("https://" + host));
        assertThat(signedFor(request)).isEqualTo(region + "/sts");
    }

    @Test
    void aPrivateEndpointIsAskedAndSignedForThePodsRegion() {
        Map<String, String> variables =
                Pod.withPodIdentityAnd("AWS_ENDPOINT_URL_STS", "https://vpce-0a1b.sts.us-east-1.vpce.amazonaws.com");
        variables.put("NXOP_REGION", "us-west-2");
        SdkHttpRequest request = request(variables);
        assertThat(request.getUri()).isEqualTo(URI.create("https://vpce-0a1b.sts.us-east-1.vpce.amazonaws.com"));
        assertThat(signedFor(request)).isEqualTo("us-east-1/sts");
    }

    /** The data lies in us-west-2, the pod runs in us-east-1: STS is asked next door. */
    @Test
    void acrossRegionsStsIsThePodsOwn() {
        SdkHttpRequest request = request(Pod.withPodIdentityAnd("NXOP_REGION", "us-west-2"));
        assertThat(request.host()).isEqualTo("sts.us-east-1.amazonaws.com");
        assertThat(signedFor(request)).isEqualTo("us-east-1/sts");
    }

    @ParameterizedTest
    @CsvSource({
        "AWS_USE_FIPS_ENDPOINT, AWS_ENDPOINT_URL_STS",
        "AWS_USE_DUALSTACK_ENDPOINT, AWS_ENDPOINT_URL_STS",
        "AWS_USE_FIPS_ENDPOINT, AWS_ENDPOINT_URL",
    })
    void aKindAndANamedEndpointExcludeEachOther(String kind, String endpoint) {
        Map<String, String> variables = Pod.withPodIdentityAnd(kind, "true");
        variables.put(endpoint, "https://sts.example.com");
        assertThatThrownBy(() -> AccessSettings.of(variables))
                .isInstanceOf(AccessException.class)
                .hasMessage("""
                        NXOP access is not configured: 1 problem.
                          1. %s is "true": it chooses one of AWS's own endpoints, but %s names another. Leave one of them \
                        out. If you need both, name an endpoint of that kind. [config-endpoint]
                          Remedy: Correct the setting named above.
                          More: https://nxop-access.example/docs/guide/troubleshooting.md#config-endpoint""", kind, endpoint);
    }

    @Test
    void whatIsNeitherTrueNorFalseIsAProblem() {
        assertThatThrownBy(() -> AccessSettings.of(Pod.withPodIdentityAnd("AWS_USE_FIPS_ENDPOINT", "yes")))
                .hasMessageContaining(
                        "AWS_USE_FIPS_ENDPOINT is \"yes\": it must be one of true, false. Write for example true.");
    }
}
