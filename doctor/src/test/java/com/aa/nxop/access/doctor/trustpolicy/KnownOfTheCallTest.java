package com.aa.nxop.access.doctor.trustpolicy;

import static com.aa.nxop.access.doctor.trustpolicy.Pods.INHERITING;
import static com.aa.nxop.access.doctor.trustpolicy.Pods.PASSING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pod knows of its own call is not called unknown. */
class KnownOfTheCallTest {
    private static final String SESSION = "arn:aws:sts::285282426848:assumed-role/example-app-kpaas/eks-1";
    private static final CallFacts CALL = new CallFacts(
            SESSION, "fxip-ms-dev.example-app.x", "us-east-1", "arn:aws:iam::178549792225:role/example-role");

    /** Under another operator than the conditions of the tests. */
    private static final String NAMESPACE = Policies.NAMESPACE.replace("StringEquals", "StringEqualsIgnoreCase");

    private static String split(String conditions) {
        return Policies.policy(
                Policies.statement("Allow", "\"sts:AssumeRole\"", conditions + ", " + NAMESPACE),
                Policies.statement("Allow", "\"sts:TagSession\"", ""));
    }

    private static String trusting(String session) {
        return Policies.trusting("{\"AWS\": \"" + session + "\"}");
    }

    static Stream<Arguments> policies() {
        return Stream.of(
                Arguments.of(PASSING, split("\"StringLike\": {\"sts:RoleSessionName\": \"fxip-ms-dev.*\"}"), ""),
                Arguments.of(PASSING, split("\"StringLike\": {\"sts:RoleSessionName\": \"botocore-*\"}"), """
                        BLOCKS statement 1: StringLike on sts:RoleSessionName wants "botocore-*"; for this pod it is \
                        "fxip-ms-dev.example-app.x". Set NXOP_SESSION_NAME to a name that the policy wants, or add \
                        "fxip-ms-dev.example-app.x" to its values, if this pod should have access."""),
                Arguments.of(PASSING, split("\"StringEquals\": {\"aws:RequestedRegion\": \"us-east-1\"}"), ""),
                Arguments.of(PASSING, split("\"StringEquals\": {\"aws:RequestedRegion\": \"us-west-2\"}"), """
                        BLOCKS statement 1: StringEquals on aws:RequestedRegion wants "us-west-2"; for this pod it is "us-east-1". \
                        Add "us-east-1" to its values, if this pod should have access."""),
                Arguments.of(PASSING, split("\"StringEquals\": {\"aws:ResourceAccount\": \"178549792225\"}"), ""),
                Arguments.of(PASSING, split("\"StringEquals\": {\"aws:SourceAccount\": \"285282426848\"}"), """
                        BLOCKS statement 1: StringEquals on aws:SourceAccount wants "285282426848"; this pod's call has no such key. \
                        Only calls by AWS services have this key: take the condition out."""),
                Arguments.of(PASSING, split("\"StringEquals\": {\"aws:SourceOrgID\": \"o-example\"}"), """
                        BLOCKS statement 1: StringEquals on aws:SourceOrgID wants "o-example"; this pod's call has no such key. \
                        Only calls by AWS services have this key: take the condition out."""),
                Arguments.of(
                        INHERITING,
                        split(
                                "\"StringEquals\": {\"oidc.eks.us-east-1.amazonaws.com/id/X:sub\": \"system:serviceaccount:a:b\"}"),
                        """
                        BLOCKS statement 1: StringEquals on oidc.eks.us-east-1.amazonaws.com/id/X:sub wants \
                        "system:serviceaccount:a:b"; this pod's call has no such key. No call of a pod has this key: take the condition out."""),
                Arguments.of(INHERITING, split("\"StringEquals\": {\"sts:SourceIdentity\": \"me\"}"), """
                        BLOCKS statement 1: StringEquals on sts:SourceIdentity wants "me"; this pod's call has no such key. Set \
                        NXOP_SOURCE_IDENTITY to a value that the policy wants, and allow sts:SetSourceIdentity, or take the condition \
                        out."""),
                Arguments.of(INHERITING, trusting(SESSION), """
                        FRAGILE statement 1: Principal names the one session that this pod has now. The next one may have another name; with \
                        EKS Pod Identity it always has. Name the role in its place."""),
                Arguments.of(INHERITING, trusting(SESSION + "0"), """
                        BLOCKS statement 1: Principal names "arn:aws:sts::285282426848:assumed-role/example-app-kpaas/eks-10"; this pod's \
                        role is "arn:aws:iam::285282426848:role/example-app-kpaas". A session's ARN names only that one session, and this \
                        pod's is now "arn:aws:sts::285282426848:assumed-role/example-app-kpaas/eks-1". Name the role, \
                        "arn:aws:iam::285282426848:role/example-app-kpaas", if this pod should have access."""),
                Arguments.of(
                        INHERITING,
                        Policies.when("\"StringEquals\": {\"aws:PrincipalTag/kubernetes-namespace\": \"fxip-ms-dev\"}"),
                        """
                        FRAGILE statement 1: Only aws:PrincipalTag names the pod. It holds the tags that the pod's own session has already. \
                        So this statement lets a pod in only while EKS Pod Identity tags its sessions. It never lets in a pod that passes its tags itself (IRSA, \
                        kube2iam, Vault, NXOP_SESSION_TAG_MODE=pass). Add the same statement with \
                        aws:RequestTag/kubernetes-namespace."""),
                Arguments.of(
                        INHERITING,
                        Policies.policy(Policies.statement(
                                "Allow",
                                "\"sts:AssumeRole\"",
                                "\"StringEquals\": {\"aws:PrincipalTag/kubernetes-namespace\": \"fxip-ms-dev\"}")),
                        """
                        BLOCKS statement 1: No statement allows sts:TagSession, which the call needs because its session has tags; this \
                        one has the Action "sts:AssumeRole". Add sts:TagSession. AWS's EKS Best Practices showed such a policy until May \
                        2026: with EKS Pod Identity, whose sessions have tags, STS always refuses it.
                        FRAGILE statement 1: Only aws:PrincipalTag names the pod. It holds the tags that the pod's own session has already. \
                        So this statement lets a pod in only while EKS Pod Identity tags its sessions. It never lets in a pod that passes its tags itself (IRSA, \
                        kube2iam, Vault, NXOP_SESSION_TAG_MODE=pass). Add the same statement with \
                        aws:RequestTag/kubernetes-namespace."""));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void isSaidToBeWhatItIs(PodFacts pod, String policy, String expected) {
        assertThat(Remarks.all(policy, pod.calling(CALL))).isEqualTo(expected);
    }
}
