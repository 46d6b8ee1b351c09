package com.aa.nxop.testkit.internal.kube2iam;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.PodSource;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Without kube2iam's iptables rule the node's own metadata service answers the pod. */
class RuleMissingTest {
    private static final String ROLES = "/latest/meta-data/iam/security-credentials/";

    @RegisterExtension
    static final NxopSandbox SANDBOX =
            NxopSandbox.builder().source(PodSource.KUBE2IAM).build();

    private final MetadataClient pod = new MetadataClient(SANDBOX);

    @BeforeEach
    void remove() {
        SANDBOX.kube2iam().ruleMissing(true);
    }

    @AfterEach
    void restore() {
        SANDBOX.kube2iam().ruleMissing(false);
    }

    @Test
    void theNodesRoleIsListedByItsName() {
        assertThat(pod.role().body()).isEqualTo("kpaas-node");
        SANDBOX.kube2iam().ruleMissing(false);
        assertThat(pod.role().body()).isEqualTo("example-app-kpaas");
    }

    @Test
    void itsCredentialsAreASessionNamedByTheInstance() {
        JsonNode document = pod.document("kpaas-node");
        assertThat(document.get("Code").asString()).isEqualTo("Success");
        assertThat(document.get("Type").asString()).isEqualTo("AWS-HMAC");
        assertThat(SANDBOX.sts().session(document.get("AccessKeyId").asString()))
                .get()
                .satisfies(session -> assertThat(session.arn())
                        .isEqualTo("arn:aws:sts::285282426848:assumed-role/kpaas-node/i-0a1b2c3d4e5f60718"));
    }

    @Test
    void noOtherRoleIsThere() {
        assertThat(pod.credentials("example-app-kpaas").statusCode()).isEqualTo(404);
        assertThat(pod.send("POST", ROLES).statusCode()).isEqualTo(404);
    }

    @Test
    void aTokenMustBeOneThatWasGiven() {
        HttpResponse<String> token = pod.send("PUT", "/latest/api/token", "X-aws-ec2-metadata-token-ttl-seconds", "60");
        String header = "X-aws-ec2-metadata-token";
        assertThat(pod.send("GET", ROLES, header, token.body()).statusCode()).isEqualTo(200);
        assertThat(pod.send("GET", ROLES, header, "wrong").statusCode()).isEqualTo(401);
    }
}
