package com.aa.nxop.testkit.internal.kube2iam;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.PodSource;
import com.aa.nxop.testkit.SandboxKube2iam;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** kube2iam's refusals, word for word. */
class RefusalsTest {
    private static final String ROLE = "example-app-kpaas";
    private static final String ARN = "arn:aws:iam::285282426848:role/example-app-kpaas";

    private final NxopSandbox sandbox =
            NxopSandbox.builder().source(PodSource.KUBE2IAM).build();
    private SandboxKube2iam kube2iam;
    private MetadataClient pod;

    @BeforeEach
    void start() {
        sandbox.start();
        kube2iam = sandbox.kube2iam();
        pod = new MetadataClient(sandbox);
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    private static void refused(HttpResponse<String> answer, int status, String text) {
        assertThat(answer.body()).isEqualTo(text + "\n");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain; charset=utf-8");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Server")).hasValue("EC2ws");
    }

    @Test
    void doesNotKnowARoleForAPodWithoutAnnotation() {
        kube2iam.removeAnnotation();
        refused(pod.role(), 404, "unable to find role for IP 10.0.47.113");
        refused(pod.credentials(ROLE), 404, "unable to find role for IP 10.0.47.113");
        assertThat(kube2iam.podIp()).isEqualTo("10.0.47.113");
        kube2iam.annotate(ROLE);
        assertThat(pod.role().statusCode()).isEqualTo(200);
    }

    @Test
    void doesNotGiveAnotherRoleThanThePodIsAnnotatedWith() {
        refused(pod.credentials("another"), 403, "Invalid role another");
        refused(
                pod.credentials("arn:aws:iam::178549792225:role/example-role"),
                403,
                "Invalid role arn:aws:iam::178549792225:role/example-role");
        assertThat(sandbox.sts().calls()).isEmpty();
    }

    @Test
    void refusesARoleThatTheNamespaceDoesNotList() {
        kube2iam.allowRoles("another", "arn:aws:iam::178549792225:role/example-role");
        String text =
                "role requested " + ARN + " not valid for namespace of pod at 10.0.47.113 with namespace fxip-ms-dev";
        refused(pod.role(), 404, text);
        refused(pod.credentials(ROLE), 404, text);
        kube2iam.allowAllRoles();
        assertThat(pod.credentials(ROLE).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesEveryRoleWhereTheNamespaceListsNone() {
        kube2iam.allowRoles();
        assertThat(pod.role().statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {ROLE, ARN, "*", "example-*", "*-kpaas", "ex*app*paas", "arn:aws:iam::*:role/example-app-*"})
    void allowsWhatTheNamespaceLists(String pattern) {
        kube2iam.allowRoles("no-such-role", pattern);
        assertThat(pod.role().body()).isEqualTo(ROLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"example-app", "*-prod", "example-app-kpaa?", "Example-App-Kpaas", "example.app.kpaas", ""})
    void doesNotAllowWhatOnlyLooksAlike(String pattern) {
        kube2iam.allowRoles(pattern);
        assertThat(pod.role().statusCode()).isEqualTo(404);
    }

    /** kube2iam completes a pattern as it completes a role: a star alone stands for the roles of the node's account. */
    @Test
    void doesNotAllowOtherAccountsByAStar() {
        kube2iam.annotate("arn:aws:iam::178549792225:role/example-role");
        kube2iam.allowRoles("*");
        refused(
                pod.role(),
                404,
                "role requested arn:aws:iam::178549792225:role/example-role not valid for namespace of pod at 10.0.47.113"
                        + " with namespace fxip-ms-dev");
        kube2iam.allowRoles("arn:aws:iam::178549792225:role/*");
        assertThat(pod.role().statusCode()).isEqualTo(200);
    }

    @Test
    void namesThePodsNamespace() {
        try (NxopSandbox other = NxopSandbox.builder()
                .source(PodSource.KUBE2IAM)
                .pod(pod -> pod.namespace("other"))
                .start()) {
            other.kube2iam().allowRoles();
            assertThat(new MetadataClient(other).role().body()).endsWith(" with namespace other\n");
        }
    }

    @Test
    void hasNotHeardOfThePodForSoManyRequests() {
        kube2iam.startUpRace(2);
        refused(pod.role(), 404, "pod with specificed IP \"10.0.47.113\" not found");
        refused(pod.credentials(ROLE), 404, "pod with specificed IP \"10.0.47.113\" not found");
        assertThat(pod.role().body()).isEqualTo(ROLE);
    }

    @Test
    void hasNotHeardOfThePodForAWhile() {
        kube2iam.startUpRace(Duration.ofSeconds(5));
        refused(pod.role(), 404, "pod with specificed IP \"10.0.47.113\" not found");
        sandbox.clock().advance(Duration.ofSeconds(5));
        assertThat(pod.role().body()).isEqualTo(ROLE);
    }

    @ParameterizedTest
    @CsvSource({"no-such-role", "kpaas-node"})
    void passesOnWhatStsSays(String role) {
        kube2iam.annotate(role);
        assertThat(pod.role().body()).isEqualTo(role);
        HttpResponse<String> answer = pod.credentials(role);
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .matches(
                        "operation error STS: AssumeRole, https response error StatusCode: 403, RequestID: [0-9a-f-]{36},"
                                + " api error AccessDenied: User:"
                                + " arn:aws:sts::285282426848:assumed-role/kpaas-node/i-0a1b2c3d4e5f60718 is not authorized to"
                                + " perform: sts:AssumeRole on resource: arn:aws:iam::285282426848:role/" + role
                                + "\n");
    }

    @Test
    void doesNotRememberARefusal() {
        sandbox.trustPolicies().replacePod("""
                {"Version": "2012-10-17", "Statement": [{"Effect": "Deny",
                  "Principal": {"AWS": "285282426848"}, "Action": "sts:AssumeRole"}]}
                """);
        assertThat(pod.credentials(ROLE).statusCode()).isEqualTo(500);
        sandbox.trustPolicies().replacePod("""
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                  "Principal": {"AWS": "285282426848"}, "Action": "sts:AssumeRole"}]}
                """);
        assertThat(pod.credentials(ROLE).statusCode()).isEqualTo(200);
    }
}
