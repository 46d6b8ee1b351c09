package com.aa.nxop.access.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.Fault;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.PodSource;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What kube2iam does to pods, and what the SDK makes of it: known by its own texts, waited out where that helps, and else told at once. */
@Tag("full")
@Timeout(60)
final class Kube2IamWorldTest {
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    private final NxopSandbox sandbox =
            NxopSandbox.builder().source(PodSource.KUBE2IAM).build();

    @BeforeEach
    void start() {
        sandbox.start();
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    private static void atOnce(Runnable test) {
        long start = System.nanoTime();
        test.run();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_ONCE);
    }

    private void works() {
        assertThat(Granted.in(sandbox).roleArn()).isEqualTo(sandbox.targetRole());
    }

    /** It is a 404 as the start-up race is, but no time changes it. */
    @Test
    void aRoleThatTheNamespaceMayNotHaveIsRefusedAtOnce() {
        works(); // Classes are loaded, so that the time is that of the refusal.
        int before = sandbox.requests(Endpoint.METADATA);
        sandbox.kube2iam().allowRoles("arn:aws:iam::285282426848:role/another-role");
        atOnce(() -> assertThat(Refused.in(sandbox)).hasMessage("""
                kube2iam refused (HTTP 404): role requested arn:aws:iam::285282426848:role/example-app-kpaas not valid for namespace \
                of pod at 10.0.47.113 with namespace fxip-ms-dev
                  Remedy: Annotate the namespace fxip-ms-dev with the roles that its pods may have, a JSON array as a string: \
                iam.amazonaws.com/allowed-roles: '["arn:aws:iam::285282426848:role/example-app-kpaas"]'.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#kube2iam-namespace"""));
        assertThat(sandbox.requests(Endpoint.METADATA) - before)
                .as("a token and the role's name")
                .isEqualTo(2);
        sandbox.kube2iam().allowRoles("example-app-*");
        works();
    }

    @Test
    void aMissingAnnotationIsExplainedAfterTheRaceThatItMayBe() {
        sandbox.kube2iam().removeAnnotation();
        AccessException refusal = Refused.in(sandbox);
        assertThat(refusal).hasMessage("""
                kube2iam at %s knows no role for this pod: HTTP 404: unable to find role for IP 10.0.47.113
                  Remedy: Set the annotation iam.amazonaws.com/role under spec.template.metadata.annotations: on the \
                Deployment itself it has no effect. If it is there, kube2iam has not seen the pod yet: the SDK asks again.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#kube2iam-no-role""", sandbox.uri(Endpoint.METADATA));
        assertThat(sandbox.requests(Endpoint.METADATA)).isEqualTo(9);
        sandbox.kube2iam().annotate("example-app-kpaas");
        works();
    }

    @Test
    void thePodsFirstSecondsAreWaitedOut() {
        sandbox.kube2iam().startUpRace(3);
        works();
        assertThat(sandbox.requests(Endpoint.METADATA))
                .as("a token, three in vain, the role's name and its credentials")
                .isEqualTo(6);
    }

    @Test
    void anExpiredAnswerOutOfTheCacheIsRefused() {
        works();
        sandbox.kube2iam().expireCache();
        int asked = sandbox.requests(Endpoint.STS);
        AccessException refusal = Refused.in(sandbox);
        assertThat(String.valueOf(refusal.getMessage()).replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:]+Z", "<time>"))
                .isEqualTo("""
                The platform gave credentials that expired at <time>.
                  Remedy: If the error stays, recreate the pod: a server between the pod and its platform repeats old \
                answers. Check the clock of the pod's node.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#source-expired""");
        assertThat(sandbox.requests(Endpoint.STS)).isEqualTo(asked);
        sandbox.kube2iam().clearCache();
        works();
    }

    /** The answer to PUT comes from EC2 and gets lost; kube2iam itself answers. */
    @Test
    void aTokenThatIsLostAtTheHopLimitIsNotMissed() {
        works();
        sandbox.faults(Endpoint.METADATA).inject(Fault.hang().times(1));
        atOnce(this::works);
    }

    @Test
    void aNodeWithoutTokensIsAskedWithoutOne() {
        sandbox.kube2iam().imdsV2(false);
        works();
        assertThat(sandbox.requests(Endpoint.METADATA)).isEqualTo(3);
    }

    @Test
    void aBlockedEndpointFailsAtOnceAndWithTheReason() {
        works();
        sandbox.faults(Endpoint.METADATA).inject(Fault.hang());
        atOnce(() -> assertThat(Refused.in(sandbox)).hasMessage("""
                The metadata service at %s did not answer: SocketTimeoutException Read timed out (IMDSv2 token: no answer within \
                500 ms).
                  Remedy: Check that kube2iam runs on the pod's node, and that no network policy keeps the pod from it. If \
                the platform blocks the metadata service on purpose, choose another NXOP_SOURCE.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#kube2iam-unreachable""", sandbox.uri(Endpoint.METADATA)));
        sandbox.faults(Endpoint.METADATA).clear();
        works();
    }

    @Test
    void aWrongExternalIdIsRefusedAtOnce() {
        sandbox.trustPolicies().replacePod("""
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": "%s"}, "Action": "sts:AssumeRole",
                 "Condition": {"StringEquals": {"sts:ExternalId": "right"}}}}
                """.formatted(sandbox.kube2iam().nodeRole()));
        sandbox.kube2iam().externalId("wrong");
        AccessException refusal = Refused.in(sandbox);
        assertThat(String.valueOf(refusal.getMessage()).replaceAll("[0-9a-f-]{36}", "<id>"))
                .isEqualTo("""
                STS refused kube2iam the pod's role (HTTP 500): operation error STS: AssumeRole, https response error StatusCode: \
                403, RequestID: <id>, api error AccessDenied: User: arn:aws:sts::285282426848:assumed-role/kpaas-node/i-0a1b2c3d4e5f60718 \
                is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::285282426848:role/example-app-kpaas
                  Remedy: Check that the role in the annotation iam.amazonaws.com/role exists and trusts the node's role. If \
                its trust policy demands an external id, write that id into the pod template's annotation \
                iam.amazonaws.com/external-id. kube2iam caches sessions by role alone: a wrong id may work until another \
                pod's session expires.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#kube2iam-refused""");
        assertThat(sandbox.requests(Endpoint.METADATA)).isEqualTo(3);
        sandbox.kube2iam().externalId("right");
        works();
    }

    @Test
    void theRolesNameIsShownAndItsAccountFoundOutForTheCheck() {
        AccessException refusal = Refused.in(sandbox, Map.of("NXOP_ENVIRONMENT", "prod"));
        assertThat(refusal.finding().id()).isEqualTo("source-account");
        assertThat(refusal.what()).contains("belong to account 285282426848");
    }
}
