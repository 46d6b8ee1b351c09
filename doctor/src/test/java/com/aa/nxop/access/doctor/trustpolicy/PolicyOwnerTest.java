package com.aa.nxop.access.doctor.trustpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The wrong policy is given: the pod's own role's was, with the advice to add the whole account to it. */
class PolicyOwnerTest {
    private static final String NXOP = "arn:aws:iam::178549792225:role/example-role";
    private static final String POD_IDENTITY = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "pods.eks.amazonaws.com"},
             "Action": ["sts:AssumeRole", "sts:TagSession"]}]}""";
    private static final String IRSA = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Federated":
             "arn:aws:iam::285282426848:oidc-provider/oidc.eks.us-east-1.amazonaws.com/id/X"}, "Action": "sts:AssumeRoleWithWebIdentity"}]}""";

    @ParameterizedTest
    @ValueSource(strings = {POD_IDENTITY, IRSA})
    void thePodsOwnRolesPolicyIsKnownByWhoItTrusts(String policy) {
        TrustPolicyCheck check = TrustPolicyCheck.of(policy, NXOP);
        assertThat(check.misplaced(Pods.INHERITING))
                .hasValueSatisfying(remark -> assertThat(remark.text())
                        .startsWith(
                                "This is not the NXOP role's trust policy, but that of the pod's own role: it trusts ")
                        .endsWith(", which bring a pod its own role and never assume the NXOP role. The Doctor did not"
                                + " compare it with this pod. Change nothing in it for the NXOP role. Save the"
                                + " NXOP role's policy: aws iam get-role --role-name example-role > policy.json,"
                                + " in account 178549792225. Name the pod's own with --source-trust-policy."));
    }

    /** Whatever is said of it: nothing that would let others have the pod's role. */
    @ParameterizedTest
    @ValueSource(strings = {POD_IDENTITY, IRSA})
    void nothingOpensThePodsRole(String policy) {
        assertThat(Remarks.all(policy, Pods.INHERITING) + Remarks.all(policy, Pods.PASSING))
                .doesNotContain("root")
                .doesNotContain("add \"AWS\"");
    }

    @Test
    void theFileSaysWhoseItIs() {
        String others = PolicyFileTest.role("arn:aws:iam::178549792225:role/other", Policies.when(Policies.NAMESPACE));
        assertThat(TrustPolicyCheck.of(others, NXOP).misplaced(Pods.INHERITING))
                .hasValueSatisfying(remark -> assertThat(remark.text())
                        .isEqualTo("This is not the NXOP role's trust policy: the file says that it is the policy of"
                                + " arn:aws:iam::178549792225:role/other. The Doctor did not compare it with this pod. Change"
                                + " nothing in it for the NXOP role. Save the NXOP role's policy: aws iam get-role --role-name"
                                + " example-role > policy.json, in account 178549792225."));
        String pods = PolicyFileTest.role(Pods.ROLE.replace("role/", "role/apps/"), Policies.when(""));
        assertThat(TrustPolicyCheck.of(pods, NXOP).misplaced(Pods.INHERITING))
                .hasValueSatisfying(remark -> assertThat(remark.text())
                        .startsWith("This is not the NXOP role's trust policy, but that of the pod's own role: "));
    }

    /** Somebody made the NXOP role trust EKS: then it is the reason. */
    @Test
    void theNxopRolesOwnPolicyIsComparedWhateverItTrusts() {
        TrustPolicyCheck check = TrustPolicyCheck.of(PolicyFileTest.role(NXOP, POD_IDENTITY), NXOP);
        assertThat(check.misplaced(Pods.INHERITING)).isEmpty();
        assertThat(check.against(Pods.INHERITING, Remarks.NOW)).hasToString("""
                [BLOCKS statement 1: Principal names "pods.eks.amazonaws.com"; this pod's role is \
                "arn:aws:iam::285282426848:role/example-app-kpaas". Service and Federated do not name roles. Add a statement for this \
                pod, with conditions that only this pod meets: the guide's page on trust policies has one.]""");
    }
}
