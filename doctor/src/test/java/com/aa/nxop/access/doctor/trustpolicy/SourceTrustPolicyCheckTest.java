package com.aa.nxop.access.doctor.trustpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of the trust policy of the pod's own role: the mistakes of the threads about "Not authorized to perform sts:AssumeRoleWithWebIdentity". */
class SourceTrustPolicyCheckTest {
    private static final String HOST = "oidc.eks.us-east-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B716D3041E";
    private static final String PROVIDER = "arn:aws:iam::285282426848:oidc-provider/" + HOST;
    private static final String SUBJECT = "system:serviceaccount:fxip-ms-dev:example-app";
    private static final WebIdentityFacts POD = new WebIdentityFacts(
            Pods.ROLE,
            "https://" + HOST,
            SUBJECT,
            List.of("sts.amazonaws.com"),
            "fxip-ms-dev.example-app.x",
            "us-east-1");

    private static final String SUB = condition("StringEquals", HOST + ":sub", SUBJECT);

    private static String condition(String operator, String key, String value) {
        return "\"" + operator + "\": {\"" + key + "\": \"" + value + "\"}";
    }

    private static String policy(String principal, String action, String conditions) {
        return Policies.policy(Policies.statement("Allow", principal, "\"" + action + "\"", conditions));
    }

    private static String when(String conditions) {
        return policy("{\"Federated\": \"" + PROVIDER + "\"}", "sts:AssumeRoleWithWebIdentity", conditions);
    }

    private static String trusting(String principal) {
        return policy(principal, "sts:AssumeRoleWithWebIdentity", SUB);
    }

    private static String said(String policy) {
        return SourceTrustPolicyCheck.of(policy, Pods.ROLE).against(POD, Remarks.NOW).stream()
                .map(PolicyRemark::toString)
                .collect(Collectors.joining("\n"));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(when(SUB), ""),
                Arguments.of(
                        when(condition("StringEquals", HOST + ":sub", "system:serviceaccount:fxip-ms-dev:*")),
                        "BLOCKS statement 1: StringEquals on " + HOST
                                + ":sub wants \"system:serviceaccount:fxip-ms-dev:*\"; this pod's token has \""
                                + SUBJECT
                                + "\". Stars and question marks stand for themselves in StringEquals: use StringLike, or write the whole value."
                                + " This pod's is \"" + SUBJECT + "\"."),
                Arguments.of(
                        when(condition("StringEquals", HOST + ":sub", "system:serviceaccount:other:example-app")),
                        "BLOCKS statement 1: StringEquals on " + HOST
                                + ":sub wants \"system:serviceaccount:other:example-app\"; this pod's token has \""
                                + SUBJECT + "\". Write \"" + SUBJECT + "\", if this pod should have access."),
                Arguments.of(
                        when(condition("StringEquals", HOST + ":sub", "example-app")),
                        "BLOCKS statement 1: StringEquals on " + HOST
                                + ":sub wants \"example-app\"; this pod's token has \"" + SUBJECT
                                + "\". A subject is system:serviceaccount:NAMESPACE:NAME. Write \"" + SUBJECT
                                + "\", if this pod should have access."),
                Arguments.of(
                        when(condition("StringEquals", HOST + ":sub", "system:serviceaccount:FXIP-ms-dev:example-app")),
                        "BLOCKS statement 1: StringEquals on " + HOST
                                + ":sub wants \"system:serviceaccount:FXIP-ms-dev:example-app\"; this pod's token has \""
                                + SUBJECT
                                + "\". They differ only in upper and lower case, and IAM compares the case. Write \""
                                + SUBJECT
                                + "\"."),
                Arguments.of(
                        when(SUB.replace(HOST, "oidc.eks.us-east-1.amazonaws.com/id/OLD")),
                        "BLOCKS statement 1: StringEquals on oidc.eks.us-east-1.amazonaws.com/id/OLD:sub wants \""
                                + SUBJECT
                                + "\"; this pod's token is of the issuer \"" + HOST
                                + "\". That is the key of another issuer: write " + HOST + ":sub."),
                Arguments.of(
                        when(SUB.replace(HOST, "https://" + HOST)),
                        "BLOCKS statement 1: StringEquals on https://" + HOST + ":sub wants \"" + SUBJECT
                                + "\"; this pod's token is of the issuer \"" + HOST
                                + "\". A condition key has no https://: write " + HOST + ":sub."),
                Arguments.of(
                        when(SUB.replace(HOST, PROVIDER)),
                        "BLOCKS statement 1: StringEquals on " + PROVIDER + ":sub wants \"" + SUBJECT
                                + "\"; this pod's token is of the issuer \"" + HOST
                                + "\". A condition key begins with the issuer, not with the ARN of its provider: write "
                                + HOST
                                + ":sub."),
                Arguments.of(
                        when(SUB + ", " + condition("StringLike", HOST + ":aud", "sigstore")),
                        "BLOCKS statement 1: StringLike on " + HOST
                                + ":aud wants \"sigstore\"; this pod's token has \"sts.amazonaws.com\". Write"
                                + " \"sts.amazonaws.com\", if this pod should have access."),
                Arguments.of(
                        when(SUB + ", " + condition("StringEqualsIgnoreCase", "sts:ExternalId", "hidden-canary")),
                        "BLOCKS statement 1: StringEqualsIgnoreCase on sts:ExternalId wants an external id; the call with a pod's token has"
                                + " no such key. Take the condition out: such a call has the keys " + HOST
                                + ":sub and :aud."),
                Arguments.of(
                        policy("{\"Federated\": \"" + PROVIDER + "\"}", "sts:AssumeRole", SUB),
                        "BLOCKS statement 1: No statement allows sts:AssumeRoleWithWebIdentity, which the pod calls with its"
                                + " token; this one has the Action \"sts:AssumeRole\". Write sts:AssumeRoleWithWebIdentity in its"
                                + " place."),
                Arguments.of(
                        trusting("{\"Federated\": \"arn:aws:iam::178549792225:oidc-provider/" + HOST + "\"}"),
                        "BLOCKS statement 1: Principal names \"arn:aws:iam::178549792225:oidc-provider/" + HOST
                                + "\"; this pod's token comes from the OIDC provider \"" + PROVIDER
                                + "\". STS looks for the provider in the role's own account, 285282426848. Write \"Federated\": \""
                                + PROVIDER
                                + "\", if this pod should have access, and check that IAM has this provider."),
                Arguments.of(
                        trusting(
                                "{\"Federated\": \"arn:aws:iam::285282426848:oidc-provider/oidc.eks.us-east-1.amazonaws.com/id/OLD\"}"),
                        "BLOCKS statement 1: Principal names"
                                + " \"arn:aws:iam::285282426848:oidc-provider/oidc.eks.us-east-1.amazonaws.com/id/OLD\"; this pod's token"
                                + " comes from the OIDC provider \"" + PROVIDER
                                + "\". That is the provider of another cluster or issuer. Write \"Federated\": \""
                                + PROVIDER
                                + "\", if this pod should have access, and check that IAM has this provider."),
                Arguments.of(
                        trusting("{\"Federated\": \"arn:aws:iam::285282426848:oidc-provider/https://" + HOST + "\"}"),
                        "BLOCKS statement 1: Principal names \"arn:aws:iam::285282426848:oidc-provider/https://" + HOST
                                + "\"; this pod's token comes from the OIDC provider \"" + PROVIDER
                                + "\". The ARN of a provider has no https://. Write \"Federated\": \"" + PROVIDER
                                + "\", if this pod should have access, and check that IAM has this provider."),
                Arguments.of(
                        trusting("{\"AWS\": \"" + PROVIDER + "\"}"),
                        "BLOCKS statement 1: Principal names \"" + PROVIDER
                                + "\"; this pod's token comes from the OIDC provider \""
                                + PROVIDER
                                + "\". A token needs its provider, which stands under Federated, not under AWS. Write"
                                + " \"Federated\": \"" + PROVIDER
                                + "\", if this pod should have access, and check that IAM has this provider."),
                Arguments.of(
                        trusting("{\"Federated\": \"" + HOST + "\"}"),
                        "BLOCKS statement 1: Principal names \"" + HOST
                                + "\"; this pod's token comes from the OIDC provider \"" + PROVIDER
                                + "\". Name a provider by its ARN. Write \"Federated\": \"" + PROVIDER
                                + "\", if this pod should have access, and check that IAM has this provider."),
                Arguments.of(
                        when(condition("IpAddress", "aws:SourceIp", "10.0.0.0/8") + ", " + SUB),
                        "UNKNOWN statement 1: IpAddress on aws:SourceIp wants \"10.0.0.0/8\"; the Doctor cannot tell whether this"
                                + " pod meets that."),
                Arguments.of(
                        when(""),
                        "WEAK statement 1: No condition on " + HOST
                                + ":sub: any pod of the cluster may have the role. Add StringEquals with"
                                + " system:serviceaccount:NAMESPACE:NAME."),
                Arguments.of(
                        when(condition("StringLike", HOST + ":sub", "system:serviceaccount:*:example-app")),
                        "WEAK statement 1: StringLike on " + HOST
                                + ":sub with \"system:serviceaccount:*:example-app\" takes a service account of any namespace."
                                + " Write the intended namespace."),
                Arguments.of(
                        when(SUB.replace("StringEquals", "ForAllValues:StringEquals")),
                        "WEAK statement 1: ForAllValues:StringEquals on " + HOST
                                + ":sub also holds for the token of another issuer. Write StringEquals."));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void saysWhatIsWantedWhatTheTokenHasAndWhatToWrite(String policy, String expected) {
        assertThat(said(policy)).isEqualTo(expected);
    }

    /** The role of a pod that moved from EKS Pod Identity to IRSA. */
    @Test
    void aRoleThatIsStillSetUpForPodIdentity() {
        assertThat(said("""
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "pods.eks.amazonaws.com"},
                 "Action": ["sts:AssumeRole", "sts:TagSession"]}]}"""))
                .isEqualTo(
                        "BLOCKS statement 1: No statement allows sts:AssumeRoleWithWebIdentity, which the pod calls with its"
                                + " token; this one has the Action \"sts:AssumeRole\" and \"sts:TagSession\". Write"
                                + " sts:AssumeRoleWithWebIdentity in its place.\nBLOCKS statement 1: Principal names"
                                + " \"pods.eks.amazonaws.com\"; this pod's token comes from the OIDC provider \""
                                + PROVIDER
                                + "\". A service's principal is for roles that AWS itself assumes, as with EKS Pod Identity. A"
                                + " token needs its provider. Write \"Federated\": \"" + PROVIDER
                                + "\", if this pod should have access, and check that IAM has this provider.");
    }

    @Test
    void thePolicyThatIsPrinted() {
        assertThat(SourceTrustStatement.forToken(POD)).isEqualTo("""
                {
                  "Version": "2012-10-17",
                  "Statement": [
                    {
                      "Sid": "AllowServiceAccount",
                      "Effect": "Allow",
                      "Principal": { "Federated": "%s" },
                      "Action": "sts:AssumeRoleWithWebIdentity",
                      "Condition": {
                        "StringEquals": {
                          "%s:aud": "sts.amazonaws.com",
                          "%s:sub": "system:serviceaccount:fxip-ms-dev:example-app"
                        }
                      }
                    }
                  ]
                }
                """.formatted(PROVIDER, HOST, HOST));
        assertThat(said(SourceTrustStatement.forToken(POD))).isEmpty();
    }

    @Test
    void withPodIdentityEksAssumesTheRole() {
        String good = """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "pods.eks.amazonaws.com"},
                 "Action": ["sts:AssumeRole", "sts:TagSession"], "Condition": {
                   "StringEquals": {"aws:RequestTag/kubernetes-namespace": "fxip-ms-dev", "aws:SourceAccount": "285282426848"},
                   "ArnEquals": {"aws:SourceArn": "%s"}}}]}""".formatted(Pods.CLUSTER);
        assertThat(ofPodIdentity(good)).isEmpty();
        assertThat(ofPodIdentity(good.replace(", \"sts:TagSession\"", "")))
                .isEqualTo(
                        "BLOCKS statement 1: No statement allows sts:TagSession, which EKS calls for a pod with Pod Identity; this one has"
                                + " the Action \"sts:AssumeRole\". Add sts:TagSession.");
        assertThat(ofPodIdentity(good.replace("pods.eks", "eks")))
                .isEqualTo(
                        "BLOCKS statement 1: Principal names \"eks.amazonaws.com\"; with Pod Identity EKS assumes the role. Write"
                                + " \"Service\": \"pods.eks.amazonaws.com\", if this pod should have access.");
        assertThat(ofPodIdentity(good.replace("fxip-ms-dev", "fxip-*")))
                .isEqualTo(
                        "BLOCKS statement 1: StringEquals on aws:RequestTag/kubernetes-namespace wants \"fxip-*\"; EKS sends"
                                + " \"fxip-ms-dev\". Stars and question marks stand for themselves in StringEquals: use StringLike, or write"
                                + " the whole value.");
        assertThat(ofPodIdentity(when(SUB)))
                .startsWith(
                        "BLOCKS statement 1: No statement allows sts:AssumeRole, which EKS calls for a pod with Pod Identity;");
    }

    private static String ofPodIdentity(String policy) {
        return SourceTrustPolicyCheck.of(policy, "").againstPodIdentity(Pods.INHERITING, Remarks.NOW).stream()
                .map(PolicyRemark::toString)
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    @Test
    void theNxopRolesPolicyIsNotThePods() {
        assertThat(SourceTrustPolicyCheck.of(TrustStatement.forPod(Pods.INHERITING), Pods.ROLE)
                        .misplaced())
                .hasToString(
                        "Optional[MISPLACED the policy: This is not the trust policy of the pod's own role: it trusts roles or"
                                + " accounts of AWS, as the NXOP role's does, and neither EKS nor an OIDC provider. The Doctor"
                                + " did not compare it with this pod. Save the policy of the pod's role: aws iam get-role"
                                + " --role-name example-app-kpaas > policy.json, in account 285282426848. Name the NXOP role's"
                                + " with --trust-policy.]");
        assertThat(SourceTrustPolicyCheck.of(when(SUB), Pods.ROLE).misplaced()).isEmpty();
        assertThat(SourceTrustPolicyCheck.of(trusting("{\"AWS\": \"" + PROVIDER + "\"}"), Pods.ROLE)
                        .misplaced())
                .isEmpty();
    }
}
