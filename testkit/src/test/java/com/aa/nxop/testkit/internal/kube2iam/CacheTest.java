package com.aa.nxop.testkit.internal.kube2iam;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.PodSource;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The cache that knows nothing but roles, and what comes of it. */
class CacheTest {
    private static final String ROLE = "example-app-kpaas";
    private static final String ASKS_FOR_AN_ID = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
              "Principal": {"AWS": "arn:aws:iam::285282426848:role/kpaas-node"}, "Action": "sts:AssumeRole",
              "Condition": {"StringEquals": {"sts:ExternalId": "the-right-one"}}}]}
            """;

    private final NxopSandbox sandbox =
            NxopSandbox.builder().source(PodSource.KUBE2IAM).build();
    private MetadataClient pod;

    @BeforeEach
    void start() {
        pod = new MetadataClient(sandbox.start());
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void asksStsWithThePodsExternalId() {
        sandbox.trustPolicies().replacePod(ASKS_FOR_AN_ID);
        assertThat(pod.credentials(ROLE).body()).contains("api error AccessDenied: User: ");
        sandbox.kube2iam().externalId("a-wrong-one");
        assertThat(pod.credentials(ROLE).statusCode()).isEqualTo(500);
        sandbox.kube2iam().externalId("the-right-one");
        assertThat(pod.credentials(ROLE).statusCode()).isEqualTo(200);
        assertThat(sandbox.sts().calls().get(3).parameters()).containsEntry("ExternalId", "the-right-one");
    }

    @Test
    void servesAWrongExternalIdFromTheCache() {
        sandbox.trustPolicies().replacePod(ASKS_FOR_AN_ID);
        sandbox.kube2iam().externalId("the-right-one");
        String key = pod.accessKey(ROLE);
        sandbox.kube2iam().externalId("a-wrong-one");
        assertThat(pod.accessKey(ROLE)).isEqualTo(key);
        sandbox.clock().advance(Duration.ofMinutes(15));
        assertThat(pod.credentials(ROLE).statusCode()).isEqualTo(500);
        sandbox.kube2iam().removeExternalId();
        assertThat(pod.credentials(ROLE).statusCode()).isEqualTo(500);
    }

    @Test
    void servesWhatHasExpiredUntilItIsRestarted() {
        String key = pod.accessKey(ROLE);
        sandbox.kube2iam().expireCache();
        JsonNode expired = pod.document(ROLE);
        assertThat(expired.get("AccessKeyId").asString()).isEqualTo(key);
        Instant now = sandbox.clock().instant();
        assertThat(Instant.parse(expired.get("Expiration").asString()))
                .isBetween(now.minusSeconds(90), now.minusSeconds(30));
        assertThat(Instant.parse(expired.get("LastUpdated").asString()))
                .isBetween(now.minusSeconds(1920), now.minusSeconds(1800));
        assertThat(sandbox.sts().session(key).orElseThrow().expiresAt()).isBefore(now);

        sandbox.clock().advance(Duration.ofHours(1));
        assertThat(pod.accessKey(ROLE)).isEqualTo(key);
        sandbox.kube2iam().clearCache();
        assertThat(pod.accessKey(ROLE)).isNotEqualTo(key);
    }

    @Test
    void cannotExpireWhatIsNotThere() {
        sandbox.kube2iam().expireCache();
        JsonNode fresh = pod.document(ROLE);
        assertThat(Instant.parse(fresh.get("Expiration").asString()))
                .isAfter(sandbox.clock().instant());
        sandbox.clock().advance(Duration.ofMinutes(15));
        assertThat(pod.accessKey(ROLE)).isNotEqualTo(fresh.get("AccessKeyId").asString());
    }

    @Test
    void servesWhatStsEndedUntilItIsRenewed() {
        String key = pod.accessKey(ROLE);
        sandbox.sts().endSessions(sandbox.pod().role());
        assertThat(pod.accessKey(ROLE)).isEqualTo(key);
        assertThat(sandbox.sts().session(key)).isEmpty();
        sandbox.clock().advance(Duration.ofMinutes(15));
        assertThat(sandbox.sts().session(pod.accessKey(ROLE))).isPresent();
    }

    @Test
    void failsWhileTheNodesOwnSessionIsDead() {
        pod.credentials(ROLE);
        sandbox.sts().endSessions(sandbox.kube2iam().nodeRole());
        sandbox.clock().advance(Duration.ofMinutes(15));
        assertThat(pod.credentials(ROLE).body())
                .contains("api error InvalidClientTokenId: The security token included in the request is invalid.");
        sandbox.kube2iam().clearCache();
        assertThat(pod.credentials(ROLE).statusCode()).isEqualTo(200);
    }

    @Test
    void showsNoSecretInItsNames() {
        pod.credentials(ROLE);
        assertThat(sandbox.kube2iam()).hasToString("Kube2iam with arn:aws:iam::285282426848:role/kpaas-node");
    }
}
