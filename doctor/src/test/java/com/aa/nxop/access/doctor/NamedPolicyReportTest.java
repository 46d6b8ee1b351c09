package com.aa.nxop.access.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.Fault;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.SandboxBuilder;
import com.aa.nxop.testkit.SandboxOrganization;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where STS names the policy that refused, the report is for that policy's owner. */
@Tag("full")
@Timeout(60)
final class NamedPolicyReportTest {
    private static final String STATEMENT =
            "For the team that owns the role, the statement that its trust policy needs";

    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder().build();

    /** The first answer says whose the pod's credentials are. */
    private static Told refused(String action, String clause) {
        sandbox.faults(Endpoint.STS).inject(Fault.latency(Duration.ZERO).times(1));
        sandbox.faults(Endpoint.STS)
                .inject(Fault.status(
                        403,
                        "<ErrorResponse><Error><Code>AccessDenied</Code><Message>User:"
                                + " arn:aws:sts::285282426848:assumed-role/pod/eks-1 is not authorized to perform: "
                                + action
                                + " on resource: " + sandbox.targetRole() + clause
                                + "</Message></Error></ErrorResponse>"));
        Told told = Told.in(sandbox);
        sandbox.faults(Endpoint.STS).clear();
        assertThat(told.exit()).isOne();
        return told;
    }

    private static String policy(String effect, String action) {
        return "{\"Statement\": {\"Effect\": \"" + effect + "\", \"Action\": \"" + action + "\", \"Resource\": \"*\"}}";
    }

    private static String endpointPolicy(String effect, String action) {
        return "{\"Statement\": {\"Effect\": \"" + effect + "\", \"Action\": \"" + action
                + "\", \"Resource\": \"*\", \"Principal\": \"*\"}}";
    }

    private static Arguments organization(String remedy, Consumer<SandboxOrganization> setup) {
        return Arguments.of(remedy, (Consumer<SandboxBuilder>) builder -> builder.organization(setup));
    }

    static Stream<Arguments> policiesThatRefuse() {
        return Stream.of(
                organization(
                        "a service control policy of the organization that holds account 285282426848"
                                + " (arn:aws:organizations::111122223333:policy/o-9f8e7d6c5b/service_control_policy/p-1a2b3c4d)"
                                + " denies sts:AssumeRole.",
                        organization -> organization.serviceControlPolicy(policy("Deny", "sts:AssumeRole"))),
                organization(
                        "no service control policy of the organization that holds account 285282426848 allows sts:AssumeRole.",
                        organization -> organization.serviceControlPolicy(policy("Allow", "s3:*"))),
                organization(
                        "a resource control policy of the organization that holds account 178549792225"
                                + " (arn:aws:organizations::111122223333:policy/o-9f8e7d6c5b/resource_control_policy/p-5e6f7a8b)"
                                + " denies sts:AssumeRole.",
                        organization -> organization.resourceControlPolicy(endpointPolicy("Deny", "sts:AssumeRole"))),
                Arguments.of("no identity-based policy of the pod's own role allows sts:AssumeRole.", (Consumer<
                                SandboxBuilder>)
                        builder -> builder.organization(organization -> {})
                                .permissions(permissions -> permissions.pod(policy("Allow", "s3:*")))),
                organization(
                        "no permissions boundary of the pod's own role allows sts:AssumeRole.",
                        organization -> organization.podBoundary(policy("Allow", "s3:*"))),
                Arguments.of(
                        "no session policy of the pod's own session (check its Pod Identity association", (Consumer<
                                        SandboxBuilder>)
                                builder -> builder.organization(organization -> {})
                                        .pod(pod -> pod.sessionPolicy(policy("Allow", "s3:*")))),
                organization(
                        "no policy of the VPC endpoint for STS allows sts:AssumeRole.",
                        organization -> organization.vpcEndpointPolicy(
                                "sts", endpointPolicy("Allow", "sts:GetCallerIdentity"))));
    }

    /** The sandbox's own refusals, by a policy of each kind. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("policiesThatRefuse")
    void noStatementForTheTrustPolicyIsPrintedAndNoOtherTagsAreTried(String remedy, Consumer<SandboxBuilder> setup) {
        SandboxBuilder builder = NxopSandbox.builder();
        setup.accept(builder);
        try (NxopSandbox refusing = builder.start()) {
            noStatementIsPrinted(Told.in(refusing), remedy);
            assertThat(refusing.requests(Endpoint.STS))
                    .as("GetCallerIdentity and one AssumeRole")
                    .isEqualTo(2);
        }
    }

    private static void noStatementIsPrinted(Told told, String remedy) {
        String line = told.out().replaceAll("\\s+", " ");
        assertThat(told.out())
                .startsWith(
                        "Access to the NXOP account does not work. First finding, at assume-role: assume-role-refused.")
                .doesNotContain(STATEMENT);
        assertThat(line)
                .contains(
                        "meaning: The pod's own credentials are good. STS names the policy that refused, and it is not the trust"
                                + " policy of the NXOP role.")
                .contains("remedy: AWS names the policy that refused: " + remedy)
                .doesNotContain("Likely causes");
    }

    @Test
    void theTrustPolicysStatementHasTheActionThatStsNames() {
        Told told = refused("sts:SetSourceIdentity", "");
        assertThat(told.out())
                .contains(STATEMENT)
                .contains("\"Action\": [\"sts:AssumeRole\", \"sts:TagSession\", \"sts:SetSourceIdentity\"]");
        assertThat(told.out().replaceAll("\\s+", " "))
                .contains("1. the trust policy does not allow sts:SetSourceIdentity, which STS names")
                .contains("the policy of the pod's own role does not allow sts:SetSourceIdentity on the NXOP role");
    }

    @Test
    void aDenyOfTheTrustPolicyIsTheFirstCause() {
        Told told = refused("sts:AssumeRole", " with an explicit deny in a resource-based policy");
        assertThat(told.out().replaceAll("\\s+", " "))
                .contains("1. a Deny statement of the trust policy matches this pod 2. a condition")
                .contains(STATEMENT);
    }
}
