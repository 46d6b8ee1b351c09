package com.aa.nxop.access.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.Fault;
import com.aa.nxop.testkit.NxopSandbox;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        int before = sandbox.requests(Endpoint.STS);
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
        asked = sandbox.requests(Endpoint.STS) - before;
        return told;
    }

    private static int asked;

    @ParameterizedTest
    @ValueSource(
            strings = {
                " with an explicit deny in a service control policy: arn:aws:organizations::1:policy/o-1/p-1",
                " with an explicit deny in a resource control policy",
                " because no identity-based policy allows the sts:AssumeRole action",
                " because no permissions boundary allows the sts:AssumeRole action",
                " because no session policy allows the sts:AssumeRole action",
                " because no VPC endpoint policy allows the sts:AssumeRole action",
            })
    void noStatementForTheTrustPolicyIsPrintedAndNoOtherTagsAreTried(String clause) {
        Told told = refused("sts:AssumeRole", clause);
        String line = told.out().replaceAll("\\s+", " ");
        assertThat(told.out())
                .startsWith(
                        "Access to the NXOP account does not work. First finding, at assume-role: assume-role-refused.")
                .doesNotContain(STATEMENT);
        assertThat(line)
                .contains(
                        "meaning: The pod's own credentials are good. STS names the policy that refused, and it is not the trust"
                                + " policy of the NXOP role.")
                .contains("remedy: AWS names the policy that refused: ")
                .doesNotContain("Most likely, in this order");
        assertThat(asked).as("GetCallerIdentity and one AssumeRole").isEqualTo(2);
    }

    @Test
    void theTrustPolicysStatementHasTheActionThatStsNames() {
        Told told = refused("sts:SetSourceIdentity", "");
        assertThat(told.out())
                .contains(STATEMENT)
                .contains("\"Action\": [\"sts:AssumeRole\", \"sts:TagSession\", \"sts:SetSourceIdentity\"]");
        assertThat(told.out().replaceAll("\\s+", " "))
                .contains("1. the trust policy forgets sts:SetSourceIdentity, which STS names")
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
