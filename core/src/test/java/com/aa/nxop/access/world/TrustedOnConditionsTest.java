package com.aa.nxop.access.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.PodSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Trust policies that ask for more than the usual tags: an external id, the role itself; and STS that is asked in the pod's region. */
@Tag("full")
@Timeout(60)
final class TrustedOnConditionsTest {
    @Test
    void aWrongExternalIdIsShownBesideWhatElseWasSent() {
        try (NxopSandbox sandbox = NxopSandbox.builder()
                .source(PodSource.WEB_IDENTITY)
                .externalId("the-right-one")
                .start()) {
            AccessException refusal = Refused.in(sandbox, Map.of("NXOP_EXTERNAL_ID", "a-wrong-one"));
            assertThat(refusal).hasMessage("""
                    STS refused AssumeRole on arn:aws:iam::178549792225:role/example-role: AccessDenied: User: \
                    arn:aws:sts::285282426848:assumed-role/example-app-kpaas/fxip-ms-dev.example-app.example-app-7d4b9c8f6-x2x1z is \
                    not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::178549792225:role/example-role
                      Remedy: Compare the conditions in the trust policy of arn:aws:iam::178549792225:role/example-role with what \
                    this pod sent:
                          aws:RequestTag/kubernetes-namespace = fxip-ms-dev (passed)
                          aws:RequestTag/kubernetes-service-account = example-app (passed)
                          aws:RequestTag/kubernetes-pod-name = example-app-7d4b9c8f6-x2x1z (passed)
                          aws:RequestTag/kubernetes-pod-uid = 8c6d2e90-1f3b-4c7a-8e21-5d4f6a7b8c91 (passed)
                          aws:RequestTag/eks-cluster-arn = arn:aws:eks:us-east-1:285282426848:cluster/kpaas-nonprod (passed)
                          aws:RequestTag/eks-cluster-name = kpaas-nonprod (passed)
                          an external id of 11 characters (from NXOP_EXTERNAL_ID, not shown)
                        The policy must also trust arn:aws:iam::285282426848:root and allow sts:AssumeRole and \
                    sts:TagSession. The policy of the pod's own role must allow these two actions on the NXOP role. STS \
                    gives the same answer for a role that does not exist: check NXOP_ROLE.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#assume-role-refused""");
            assertThat(Granted.in(sandbox).roleArn()).isEqualTo(sandbox.targetRole());
        }
    }

    @Test
    void aFixedNameForARoleThatDoesNotTrustItselfIsExplained() {
        try (NxopSandbox sandbox = NxopSandbox.builder()
                .pod(pod -> pod.targetRoleAssociation(true))
                .start()) {
            AccessException refusal = Refused.in(sandbox, Map.of("NXOP_SESSION_NAME", "fixed-name"));
            assertThat(String.valueOf(refusal.getMessage()).replaceFirst("x2x1z-[0-9a-f-]+ is", "x2x1z-<id> is"))
                    .isEqualTo("""
                    STS refused AssumeRole on arn:aws:iam::178549792225:role/example-role: AccessDenied: User: \
                    arn:aws:sts::178549792225:assumed-role/example-role/eks-kpaas-nonprod-example-app-7d4b9c8f6-x2x1z-<id> is not \
                    authorized to perform: sts:AssumeRole on resource: arn:aws:iam::178549792225:role/example-role
                      Remedy: The source pod-identity already gives the credentials of this role, and NXOP_SESSION_NAME asks \
                    for a separate session. For that, the role must trust itself. Add the principal \
                    arn:aws:iam::178549792225:role/example-role to its trust policy, with sts:AssumeRole and sts:TagSession. \
                    The conditions must fit what this pod sent:
                          aws:RequestTag/kubernetes-namespace = fxip-ms-dev (inherited)
                          aws:RequestTag/kubernetes-service-account = example-app (inherited)
                          aws:RequestTag/kubernetes-pod-name = example-app-7d4b9c8f6-x2x1z (inherited)
                          aws:RequestTag/kubernetes-pod-uid = 8c6d2e90-1f3b-4c7a-8e21-5d4f6a7b8c91 (inherited)
                          aws:RequestTag/eks-cluster-arn and eks-cluster-name (inherited; only EKS knows their values)
                          no external id (NXOP_EXTERNAL_ID sets one)
                        Or leave out NXOP_SESSION_NAME. Then the SDK uses the session as the platform gives it. Its name may \
                    change at a refresh, and MSK does not accept that.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#self-assume-refused""");
            assertThat(sandbox.requests(Endpoint.STS)).as("asked once").isOne();
            assertThat(Granted.in(sandbox).roleArn()).isEqualTo(sandbox.targetRole());
        }
    }

    /** This world's STS takes no signature for another region than the pod's. */
    @Test
    void stsIsAskedInThePodsRegionWhateverTheDatasIs() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            Map<String, String> variables = new HashMap<>(sandbox.environment());
            variables.put("NXOP_REGION", "us-west-2");
            assertThat(Granted.with(sandbox, variables).roleArn()).isEqualTo(sandbox.targetRole());
            variables.put("AWS_REGION", "us-west-2");
            assertThat(Refused.with(variables).getMessage()).contains("Credential should be scoped to a valid region.");
        }
    }
}
