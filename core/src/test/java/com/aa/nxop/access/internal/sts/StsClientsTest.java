package com.aa.nxop.access.internal.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aa.nxop.access.fakes.Answer;
import com.aa.nxop.access.fakes.Pod;
import com.aa.nxop.access.fakes.ScriptedServer;
import com.aa.nxop.access.fakes.Sts;
import com.aa.nxop.access.internal.config.AccessSettings;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sts.StsClient;

class StsClientsTest {
    private static AccessSettings config(Map<String, String> variables) {
        return AccessSettings.of(variables);
    }

    /** The user's own, counting. */
    private static final class CountingClient implements SdkHttpClient {
        private final SdkHttpClient inner = UrlConnectionHttpClient.create();
        private final AtomicInteger requests = new AtomicInteger();
        private final AtomicInteger closes = new AtomicInteger();

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            requests.incrementAndGet();
            return inner.prepareRequest(request);
        }

        @Override
        public void close() {
            closes.incrementAndGet();
            inner.close();
        }
    }

    @Test
    void theEndpointIsTheRegionsOwnAndNeverTheGlobalOne() {
        Map<String, String> variables = Pod.withPodIdentityAnd("AWS_REGION", "eu-west-1");
        variables.put("NXOP_REGION", "us-west-2");
        try (StsClient sts = StsClients.create(config(variables), Optional.empty())) {
            assertThat(sts.serviceClientConfiguration().region().id()).isEqualTo("eu-west-1");
            assertThat(sts.serviceClientConfiguration().endpointOverride()).isEmpty();
        }
    }

    @Test
    void everyCallIsBoundedInTime() {
        try (StsClient sts = StsClients.create(config(Pod.withPodIdentity()), Optional.empty())) {
            var client = sts.serviceClientConfiguration().overrideConfiguration();
            assertThat(client.apiCallTimeout()).get().hasToString("PT15S");
            assertThat(client.apiCallAttemptTimeout()).get().hasToString("PT10S");
            assertThat(client.retryStrategy())
                    .get()
                    .satisfies(strategy -> assertThat(strategy.maxAttempts()).isEqualTo(3));
        }
    }

    @Test
    void aUsersOwnHttpClientIsUsedAndStaysTheirsToClose() {
        try (CountingClient own = new CountingClient();
                ScriptedServer server = ScriptedServer.answering(Sts.identity("arn:aws:sts::1:assumed-role/r/s"))) {
            StsClient sts = StsClients.create(
                    config(Pod.withPodIdentityAnd(
                            "AWS_ENDPOINT_URL_STS", server.uri().toString())),
                    Optional.of(own));
            assertThat(sts.getCallerIdentity().arn()).isEqualTo("arn:aws:sts::1:assumed-role/r/s");
            sts.close();
            assertThat(own.requests).hasValue(1);
            assertThat(own.closes).hasValue(0);
        }
    }

    @Test
    void theEndpointForAllServicesIsTakenForStsToo() {
        try (ScriptedServer server = ScriptedServer.answering(Sts.identity("arn:aws:sts::1:assumed-role/r/s"));
                StsClient sts = StsClients.create(
                        config(Pod.withPodIdentityAnd(
                                "AWS_ENDPOINT_URL", server.uri().toString())),
                        Optional.empty())) {
            assertThatCode(sts::getCallerIdentity).doesNotThrowAnyException();
        }
    }

    /** It holds no credentials of its own: nothing is signed as somebody else by accident. */
    @Test
    void aCallThatNamesNoCredentialsIsNotSigned() {
        try (ScriptedServer server = ScriptedServer.answering(Answer.of(403, ""));
                StsClient sts = StsClients.create(
                        config(Pod.withPodIdentityAnd(
                                "AWS_ENDPOINT_URL_STS", server.uri().toString())),
                        Optional.empty())) {
            assertThatThrownBy(sts::getCallerIdentity).isNotNull();
            assertThat(server.request().headers()).doesNotContainKey("authorization");
        }
    }
}
