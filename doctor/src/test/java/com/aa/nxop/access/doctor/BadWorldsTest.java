package com.aa.nxop.access.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.Fault;
import com.aa.nxop.testkit.NxopSandbox;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the Doctor says beside finding and remedy. Those are examined one by one in the truth table of module examples. */
@Timeout(60)
final class BadWorldsTest {
    @Test
    void aRefusalOfHopTwoNamesTheLikelyCausesInOrder() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            otherNamespace(sandbox);
            assertThat(Told.in(sandbox).out().replaceAll("\\s+", " "))
                    .contains(
                            "STS refuses the NXOP role. Likely causes, the likeliest first: 1. a condition of the trust policy does"
                                    + " not fit this pod: namespace, service account or cluster 2. the trust policy does not allow"
                                    + " sts:TagSession 3. the trust policy asks for an external id, and none is set (NXOP_EXTERNAL_ID) 4."
                                    + " the policy of the pod's own role does not allow sts:AssumeRole and sts:TagSession on the NXOP"
                                    + " role 5. there is no role arn:aws:iam::178549792225:role/example-role")
                    .contains("aws:RequestTag/kubernetes-namespace = fxip-ms-dev (inherited)");
        }
    }

    @Test
    void aTokenForSomebodyElseIsNamed() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            sandbox.token().write(sandbox.token().issue("sts.amazonaws.com", Duration.ofHours(1)));
            assertThat(Told.in(sandbox).out().replaceAll("\\s+", " "))
                    .contains(
                            "The token is for sts.amazonaws.com, but the source needs one for pods.eks.amazonaws.com.");
        }
    }

    /** Somebody may have forbidden the question; the way itself needs no answer to it. */
    @Test
    void whereStsMayNotSayWhoThePodIsTheWayGoesOn() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            sandbox.faults(Endpoint.STS)
                    .inject(Fault.status(
                                    403,
                                    "<ErrorResponse><Error><Code>AccessDenied</Code><Message>with an explicit deny in a VPC"
                                            + " endpoint policy</Message></Error></ErrorResponse>")
                            .times(1));
            Told told = Told.in(sandbox);
            assertThat(told.exit()).as(told.out()).isZero();
            assertThat(told.out().replaceAll("\\s+", " "))
                    .contains(
                            "STS refused GetCallerIdentity: AccessDenied: with an explicit deny in a VPC endpoint policy")
                    .contains("Access works without this answer.");
        }
    }

    private static void otherNamespace(NxopSandbox sandbox) {
        sandbox.trustPolicies().replaceTarget("""
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow",
                 "Principal": {"AWS": "arn:aws:iam::285282426848:root"},
                 "Action": ["sts:AssumeRole", "sts:TagSession"],
                 "Condition": {"StringEquals": {"aws:RequestTag/kubernetes-namespace": "another-namespace"}}}}
                """);
    }
}
