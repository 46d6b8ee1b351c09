package com.aa.nxop.testkit.internal.kube2iam;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.PodSource;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What kube2iam passes on to the node's own metadata service. */
class ImdsTokensTest {
    private static final String TTL = "X-aws-ec2-metadata-token-ttl-seconds";

    @RegisterExtension
    static final NxopSandbox SANDBOX =
            NxopSandbox.builder().source(PodSource.KUBE2IAM).build();

    private final MetadataClient pod = new MetadataClient(SANDBOX);

    @ParameterizedTest
    @ValueSource(strings = {"1", "60", "21600"})
    void givesOutTokens(String seconds) {
        HttpResponse<String> answer = pod.send("PUT", "/latest/api/token", TTL, seconds);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).matches("[A-Za-z0-9_-]{54}==");
        assertThat(answer.headers().firstValue(TTL)).hasValue(seconds);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain");
        assertThat(pod.send("PUT", "/latest/api/token", TTL, seconds).body()).isNotEqualTo(answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "21601", "-1", "an hour", "999999"})
    void refusesLifetimesThatTheMetadataServiceRefuses(String seconds) {
        HttpResponse<String> answer = pod.send("PUT", "/latest/api/token", TTL, seconds);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html");
        assertThat(answer.body()).contains("<title>400 - Bad Request</title>");
    }

    @Test
    void refusesToGiveOutTokensWithoutLifetime() {
        assertThat(pod.send("PUT", "/latest/api/token").statusCode()).isEqualTo(400);
    }

    @Test
    void refusesTokensWhereThereAreNone() {
        SANDBOX.kube2iam().imdsV2(false);
        try {
            HttpResponse<String> answer = pod.send("PUT", "/latest/api/token", TTL, "60");
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("<title>403 - Forbidden</title>");
            assertThat(pod.role().statusCode()).isEqualTo(200);
        } finally {
            SANDBOX.kube2iam().imdsV2(true);
        }
    }

    /** kube2iam answers these paths itself and does not look. */
    @ParameterizedTest
    @ValueSource(strings = {"", "wrong"})
    void takesAnyTokenForCredentials(String token) {
        HttpResponse<String> answer = pod.send(
                "GET",
                "/latest/meta-data/iam/security-credentials/example-app-kpaas",
                "X-aws-ec2-metadata-token",
                token);
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /latest/api/token",
        "GET, /latest/meta-data/placement/region",
        "GET, /latest/dynamic/instance-identity/document",
        "GET, /",
        "POST, /latest/api/token",
        "PUT, /latest/meta-data/"
    })
    void hasNothingElse(String method, String path) {
        HttpResponse<String> answer = pod.send(method, path, TTL, "60");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("<h1>404 - Not Found</h1>");
        assertThat(answer.headers().firstValue("Server")).hasValue("EC2ws");
    }
}
