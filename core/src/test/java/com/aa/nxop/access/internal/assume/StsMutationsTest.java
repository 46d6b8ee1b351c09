package com.aa.nxop.access.internal.assume;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.SourceKind;
import com.aa.nxop.access.fakes.FakeClock;
import com.aa.nxop.access.fakes.Jwt;
import com.aa.nxop.access.fakes.Mutations;
import com.aa.nxop.access.fakes.Pod;
import com.aa.nxop.access.fakes.Sts;
import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.internal.sts.StsClients;
import com.aa.nxop.access.internal.text.WorkloadReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.sts.StsClient;

/** STS's answers, through the AWS SDK's own parser and ours. */
@Tag("full")
@Timeout(120)
class StsMutationsTest {
    private static final String GIVEN = Sts.assumed(FakeClock.START.plus(Duration.ofHours(1)))
            .body()
            .replace(Sts.SECRET_KEY, "hidden-key")
            .replace(Sts.SESSION_TOKEN, "hidden-token");
    private static final String REFUSED = Sts.refusal(403, "AccessDenied", "not authorized to perform: sts:AssumeRole")
            .body();

    /** Answers with this text, without a network. */
    private record Said(int status, String body) implements SdkHttpClient {
        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() {
                    return HttpExecuteResponse.builder()
                            .response(SdkHttpResponse.builder()
                                    .statusCode(status)
                                    .putHeader("Content-Type", "text/xml")
                                    .putHeader("Date", Sts.date(FakeClock.START))
                                    .build())
                            .responseBody(AbortableInputStream.create(
                                    new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
                            .build();
                }

                @Override
                public void abort() {}
            };
        }

        @Override
        public void close() {}
    }

    static void answer(int status, String body) {
        AccessSettings config = AccessSettings.of(Pod.withPodIdentityAnd(
                "AWS_CONTAINER_AUTHORIZATION_TOKEN", Jwt.ofPod("flights", "scheduler", "pod-1")));
        try (StsClient sts = StsClients.create(config, Optional.of(new Said(status, body)))) {
            WorkloadReader workload = config.workloadReader(Path.of("/nonexistent/namespace"));
            RoleAssumer assumer = new RoleAssumer(
                    config, () -> HopTwo.source(SourceKind.POD_IDENTITY), workload, sts, new FakeClock());
            assertThat(assumer.load().toString()).doesNotContain(Mutations.SECRET);
        }
    }

    @Test
    void aSession() {
        Mutations.feed(250, text -> answer(200, text), GIVEN);
    }

    @Test
    void aRefusal() {
        Mutations.feed(250, text -> answer(403, text), REFUSED);
    }
}
