package com.aa.nxop.access.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.Fault;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.PodSource;
import com.aa.nxop.testkit.SandboxSts;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The Doctor compares identities as the session does: it calls no access good that the session would refuse. */
@Tag("full")
@Timeout(60)
final class IdentitiesTest {
    private static final Fault MAY_NOT_ASK = Fault.status(
                    403,
                    "<ErrorResponse><Error><Code>AccessDenied</Code><Message>with an explicit deny in a VPC endpoint"
                            + " policy</Message></Error></ErrorResponse>")
            .times(1);

    private static String oneLine(Told told) {
        return told.out().replaceAll("\\s+", " ");
    }

    private static void refusedBeforeTheNxopRole(Told told, NxopSandbox sandbox, String finding) {
        assertThat(told.exit()).as(told.out()).isOne();
        assertThat(told.out())
                .startsWith("Access to the NXOP account does not work. First finding, at source-identity: " + finding)
                .contains("  -     assume-role     an earlier stage failed\n");
        assertThat(sandbox.sts().calls())
                .noneMatch(call -> sandbox.targetRole().equals(call.parameters().get("RoleArn")));
    }

    @Test
    void kube2iamIssue127TheNodesRoleIsNoAccess() {
        try (NxopSandbox sandbox =
                NxopSandbox.builder().source(PodSource.KUBE2IAM).start()) {
            sandbox.kube2iam().ruleMissing(true);
            Told told = Told.in(sandbox);
            refusedBeforeTheNxopRole(told, sandbox, "source-node-role.");
            assertThat(oneLine(told))
                    .contains(
                            "arn:aws:sts::285282426848:assumed-role/kpaas-node/i-0a1b2c3d4e5f60718 is the session of an instance.")
                    .contains("These are not the credentials that the pod should have, so the SDK does not use them.");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = PodSource.class,
            names = {"POD_IDENTITY", "KUBE2IAM", "VAULT_FILE"})
    void anotherRoleThanTheOneThatMustBeGivenIsNoAccess(PodSource source) {
        try (NxopSandbox sandbox = NxopSandbox.builder().source(source).start()) {
            Told told = Told.with(Told.and(sandbox, "NXOP_SOURCE_ROLE", "285282426848/another-app"));
            refusedBeforeTheNxopRole(told, sandbox, "source-role.");
        }
    }

    @Test
    void theRoleThatMustBeGivenIsSaidToBeThere() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            Told told = Told.with(
                    Told.and(sandbox, "NXOP_SOURCE_ROLE", sandbox.pod().role()));
            assertThat(told.exit()).as(told.out()).isZero();
            assertThat(oneLine(told))
                    .contains(
                            "(It is the KPaaS account of NXOP_ENVIRONMENT=nonprod. It is the role of NXOP_SOURCE_ROLE. Asked directly.)");
        }
    }

    @Test
    void whereThePlatformHasAssumedTheNxopRoleThatIsSaidInstead() {
        try (NxopSandbox sandbox = NxopSandbox.builder()
                .pod(pod -> pod.targetRoleAssociation(true))
                .start()) {
            Told told = Told.with(
                    Told.and(sandbox, "NXOP_SOURCE_ROLE", sandbox.pod().role()));
            assertThat(told.exit()).as(told.out()).isZero();
            assertThat(oneLine(told))
                    .contains(
                            "The platform has assumed the NXOP role already, so the role in NXOP_SOURCE_ROLE is not visible.");
        }
    }

    /** It was printed as "ok". */
    @Test
    void aSessionOfAnotherRoleIsNoAccess() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            sandbox.faults(Endpoint.STS).inject(Fault.latency(Duration.ZERO).times(2));
            sandbox.faults(Endpoint.STS)
                    .inject(Fault.replacing("assumed-role/example-role/", "assumed-role/another-role/"));
            Told told = Told.in(sandbox);
            assertThat(told.exit()).as(told.out()).isOne();
            assertThat(told.out())
                    .startsWith(
                            "Access to the NXOP account does not work. First finding, at target-identity: target-identity.");
            assertThat(oneLine(told))
                    .contains("STS gave a session of arn:aws:sts::178549792225:assumed-role/another-role/"
                            + "fxip-ms-dev.example-app.example-app-7d4b9c8f6-x2x1z, but NXOP_ROLE is"
                            + " arn:aws:iam::178549792225:role/example-role.")
                    .contains("The session belongs to another role than the configuration names.");
        }
    }

    @Test
    void norIsOneThatAssumeRoleItselfCallsAnothers() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            sandbox.faults(Endpoint.STS).inject(Fault.latency(Duration.ZERO).times(1));
            sandbox.faults(Endpoint.STS).inject(Fault.replacing("sts::178549792225:", "sts::111122223333:"));
            assertThat(Told.in(sandbox).out())
                    .startsWith(
                            "Access to the NXOP account does not work. First finding, at assume-role: target-identity.");
        }
    }

    /** The session does nothing with such credentials before STS says whose they are. */
    @ParameterizedTest
    @EnumSource(
            value = PodSource.class,
            names = {"KUBE2IAM", "VAULT_FILE"})
    void whereStsMustSayWhoThePodIsAndMayNotTheWayEnds(PodSource source) {
        try (NxopSandbox sandbox = NxopSandbox.builder().source(source).start()) {
            sandbox.faults(Endpoint.STS).inject(MAY_NOT_ASK);
            Told told = Told.in(sandbox);
            refusedBeforeTheNxopRole(told, sandbox, "sts-rejected.");
            assertThat(oneLine(told))
                    .contains("The SDK does not use credentials of this source until STS says whose they are.");
        }
    }

    @Test
    void soDoesItWhereARoleMustBeGiven() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            sandbox.faults(Endpoint.STS).inject(MAY_NOT_ASK);
            Told told = Told.with(Told.and(sandbox, "NXOP_SOURCE_ROLE", "example-app-kpaas"));
            refusedBeforeTheNxopRole(told, sandbox, "sts-rejected.");
        }
    }

    /** Where the question is not needed, a wrong account is found by the agent's word. */
    @Test
    void theAgentsWordIsCheckedWhereStsMayNotSay() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            sandbox.faults(Endpoint.STS).inject(MAY_NOT_ASK);
            Told told = Told.with(Told.and(sandbox, "NXOP_ENVIRONMENT", "prod"));
            assertThat(told.exit()).isOne();
            assertThat(oneLine(told)).contains("belong to account 285282426848, but NXOP_ENVIRONMENT=prod");
            assertThat(sandbox.sts().calls().stream()
                            .filter(SandboxSts.Call::bySession)
                            .map(SandboxSts.Call::action))
                    .doesNotContain("AssumeRole");
        }
    }
}
