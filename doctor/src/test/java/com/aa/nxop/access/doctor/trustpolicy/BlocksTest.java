package com.aa.nxop.access.doctor.trustpolicy;

import static com.aa.nxop.access.doctor.trustpolicy.Pods.INHERITING;
import static com.aa.nxop.access.doctor.trustpolicy.Pods.KNOWING_LITTLE;
import static com.aa.nxop.access.doctor.trustpolicy.Pods.PASSING;
import static com.aa.nxop.access.doctor.trustpolicy.Pods.UNTAGGED;
import static com.aa.nxop.access.doctor.trustpolicy.Policies.NAMESPACE;
import static com.aa.nxop.access.doctor.trustpolicy.Policies.denying;
import static com.aa.nxop.access.doctor.trustpolicy.Policies.policy;
import static com.aa.nxop.access.doctor.trustpolicy.Policies.statement;
import static com.aa.nxop.access.doctor.trustpolicy.Policies.tag;
import static com.aa.nxop.access.doctor.trustpolicy.Policies.trusting;
import static com.aa.nxop.access.doctor.trustpolicy.Policies.when;
import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.doctor.trustpolicy.PolicyRemark.Kind;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Why a pod is refused, letter for letter. */
class BlocksTest {
    private static final String BOTH = "\"sts:AssumeRole\", \"sts:TagSession\"";
    private static final String EXTERNAL = "\"StringEquals\": {\"sts:ExternalId\": \"hidden-canary-id\"}";

    static Stream<Arguments> values() {
        return Stream.of(
                row(PASSING, when(tag("StringEquals", "kubernetes-namespace", "\"other\"")), """
                        BLOCKS statement 1: StringEquals on aws:RequestTag/kubernetes-namespace wants "other"; this pod sends "fxip-ms-dev". Add "fxip-ms-dev" to its values, if this pod should have access."""),
                row(INHERITING, when(tag("StringEquals", "kubernetes-namespace", "[\"a\", \"b\", \"c\"]")), """
                        BLOCKS statement 1: StringEquals on aws:RequestTag/kubernetes-namespace wants "a", "b" or "c"; this pod sends "fxip-ms-dev". Add "fxip-ms-dev" to its values, if this pod should have access."""),
                row(PASSING, when(tag("StringEquals", "kubernetes-namespace", "\"FXIP-MS-DEV\"")), """
                        BLOCKS statement 1: StringEquals on aws:RequestTag/kubernetes-namespace wants "FXIP-MS-DEV"; this pod sends "fxip-ms-dev". They differ only in upper and lower case, and IAM compares the case. Write "fxip-ms-dev"."""),
                row(PASSING, when(tag("StringEquals", "kubernetes-namespace", "\"fxip-ms-*\"")), """
                        BLOCKS statement 1: StringEquals on aws:RequestTag/kubernetes-namespace wants "fxip-ms-*"; this pod sends "fxip-ms-dev". Stars and question marks stand for themselves in StringEquals: use StringLike, or write the whole value."""),
                row(PASSING, when(tag("StringLike", "kubernetes-namespace", "\"fxip-ms-prod*\"")), """
                        BLOCKS statement 1: StringLike on aws:RequestTag/kubernetes-namespace wants "fxip-ms-prod*"; this pod sends "fxip-ms-dev". Add "fxip-ms-dev" to its values, if this pod should have access."""),
                row(PASSING, when(tag("StringEquals", "kubernetes-namespace", "\"fxip-ms-dev \"")), """
                        BLOCKS statement 1: StringEquals on aws:RequestTag/kubernetes-namespace wants "fxip-ms-dev "; this pod sends "fxip-ms-dev". IAM also compares the blanks around the value: take them out."""),
                row(PASSING, when(tag("StringNotEquals", "kubernetes-namespace", "\"fxip-ms-dev\"")), """
                        BLOCKS statement 1: StringNotEquals on aws:RequestTag/kubernetes-namespace excludes "fxip-ms-dev"; this pod sends "fxip-ms-dev". Take this pod's value out of the condition, if this pod should have access."""),
                row(PASSING, when(tag("StringEquals", "team", "\"flight-ops\"")), """
                        BLOCKS statement 1: StringEquals on aws:RequestTag/team wants "flight-ops"; this pod sends no such tag. Add the tag to NXOP_SESSION_TAGS, or take the condition out."""),
                row(PASSING, when(tag("Null", "kubernetes-namespace", "true")), """
                        BLOCKS statement 1: Null on aws:RequestTag/kubernetes-namespace wants it absent; this pod sends "fxip-ms-dev". Take the condition out, if this pod should have access."""),
                row(UNTAGGED, when(tag("Null", "kubernetes-namespace", "false")), """
                        BLOCKS statement 1: Null on aws:RequestTag/kubernetes-namespace wants it present; this pod sends no such tag. Let the pod send it: with NXOP_SESSION_TAG_MODE=auto it does, once the SDK knows the pod's identity."""),
                row(UNTAGGED, when(NAMESPACE), """
                        BLOCKS statement 1: StringEquals on aws:RequestTag/kubernetes-namespace wants "fxip-ms-dev"; this pod sends no such tag. Let the pod send it: with NXOP_SESSION_TAG_MODE=auto it does, once the SDK knows the pod's identity."""),
                row(UNTAGGED, when(tag("ArnLike", "eks-cluster-arn", "\"arn:aws:eks:*:285282426848:cluster/*\"")), """
                        BLOCKS statement 1: ArnLike on aws:RequestTag/eks-cluster-arn wants "arn:aws:eks:*:285282426848:cluster/*"; this pod sends no such tag. Set NXOP_CLUSTER_ARN, so that the pod sends it."""),
                row(PASSING, when(tag("ArnLike", "eks-cluster-arn", "\"arn:aws:eks:*:045755618773:cluster/*\"")), """
                        BLOCKS statement 1: ArnLike on aws:RequestTag/eks-cluster-arn wants "arn:aws:eks:*:045755618773:cluster/*"; this pod sends "arn:aws:eks:us-east-1:285282426848:cluster/kpaas-nonprod". The policy names clusters of account 045755618773, but this pod's cluster is in 285282426848: correct the account, if this pod should have access."""),
                row(
                        KNOWING_LITTLE,
                        when(tag("ArnLike", "eks-cluster-arn", "\"arn:aws:eks:*:045755618773:cluster/*\"")),
                        """
                        BLOCKS statement 1: ArnLike on aws:RequestTag/eks-cluster-arn wants "arn:aws:eks:*:045755618773:cluster/*"; this pod's cluster is in account 285282426848. The policy names clusters of account 045755618773, but this pod's cluster is in 285282426848: correct the account, if this pod should have access."""),
                row(
                        PASSING,
                        when(tag("StringEquals", "eks-cluster-arn", "\"arn:aws:eks:*:285282426848:cluster/*\"")),
                        """
                        BLOCKS statement 1: StringEquals on aws:RequestTag/eks-cluster-arn wants "arn:aws:eks:*:285282426848:cluster/*"; this pod sends "arn:aws:eks:us-east-1:285282426848:cluster/kpaas-nonprod". Stars and question marks stand for themselves in StringEquals: use ArnLike."""),
                row(PASSING, when(tag("ArnLike", "eks-cluster-arn", "\"kpaas-nonprod\"")), """
                        BLOCKS statement 1: ArnLike on aws:RequestTag/eks-cluster-arn wants "kpaas-nonprod"; this pod sends "arn:aws:eks:us-east-1:285282426848:cluster/kpaas-nonprod". An ARN has six parts, separated by colons: write arn:aws:service:region:account:resource."""),
                row(
                        PASSING,
                        when("\"StringEquals\": {\"aws:PrincipalTag/kubernetes-namespace\": \"fxip-ms-dev\"}"),
                        """
                        BLOCKS statement 1: StringEquals on aws:PrincipalTag/kubernetes-namespace wants "fxip-ms-dev"; this pod's call has no such key. The key of a tag that the call passes is aws:RequestTag/kubernetes-namespace: aws:PrincipalTag holds only tags that the pod's own session has already. Change the key."""),
                row(
                        PASSING,
                        when(tag(
                                "StringEquals",
                                "kubernetes-namespace",
                                "\"${aws:PrincipalTag/kubernetes-namespace}\"")),
                        """
                        BLOCKS statement 1: StringEquals on aws:RequestTag/kubernetes-namespace wants "${aws:PrincipalTag/kubernetes-namespace}"; this pod sends "fxip-ms-dev". The variable aws:PrincipalTag/kubernetes-namespace has no value for this pod, so nothing matches. The key of a tag that the call passes is aws:RequestTag/kubernetes-namespace: aws:PrincipalTag holds only tags that the pod's own session has already. Change the variable."""),
                row(
                        PASSING,
                        when(tag("StringEquals", "kubernetes-namespace", "\"${aws:RequestTag/kubernetes-namespace}\""))
                                .replace("2012", "2008"),
                        """
                        BLOCKS statement 1: StringEquals on aws:RequestTag/kubernetes-namespace wants "${aws:RequestTag/kubernetes-namespace}"; this pod sends "fxip-ms-dev". With this Version of the policy, IAM reads this as plain text and not as a variable: write "Version": "2012-10-17"."""),
                row(
                        PASSING,
                        when(
                                "\"ForAllValues:StringEquals\": {\"aws:TagKeys\": [\"kubernetes-namespace\", \"eks-cluster-arn\"]}"),
                        """
                        BLOCKS statement 1: ForAllValues:StringEquals on aws:TagKeys wants "kubernetes-namespace" or "eks-cluster-arn"; for this pod it is "eks-cluster-arn", "eks-cluster-name", "kubernetes-namespace", "kubernetes-pod-name", "kubernetes-pod-uid" and "kubernetes-service-account". Add "eks-cluster-name", "kubernetes-pod-name", "kubernetes-pod-uid" and "kubernetes-service-account" to its values, if this pod should have access."""),
                row(UNTAGGED, when("\"ForAnyValue:StringEquals\": {\"aws:TagKeys\": \"kubernetes-namespace\"}"), """
                        BLOCKS statement 1: ForAnyValue:StringEquals on aws:TagKeys wants "kubernetes-namespace"; this pod's call has no such key. Let the pod send tags, or take the condition out."""),
                row(
                        PASSING,
                        when("\"ArnEquals\": {\"aws:PrincipalArn\": \"arn:aws:iam::285282426848:role/other\"}"),
                        """
                        BLOCKS statement 1: ArnEquals on aws:PrincipalArn wants "arn:aws:iam::285282426848:role/other"; for this pod it is "arn:aws:iam::285282426848:role/example-app-kpaas". Add "arn:aws:iam::285282426848:role/example-app-kpaas" to its values, if this pod should have access."""),
                row(PASSING, when("\"ArnEquals\": {\"aws:PrincipalArn\": \"arn:aws:iam::285282426848:root\"}"), """
                        BLOCKS statement 1: ArnEquals on aws:PrincipalArn wants "arn:aws:iam::285282426848:root"; for this pod it is "arn:aws:iam::285282426848:role/example-app-kpaas". In aws:PrincipalArn, root is only the root user. Name the role, or take the condition out: the Principal names the account."""),
                row(
                        PASSING,
                        when(
                                "\"ArnLike\": {\"aws:PrincipalArn\": \"arn:aws:sts::285282426848:assumed-role/example-app-kpaas/*\"}"),
                        """
                        BLOCKS statement 1: ArnLike on aws:PrincipalArn wants "arn:aws:sts::285282426848:assumed-role/example-app-kpaas/*"; for this pod it is "arn:aws:iam::285282426848:role/example-app-kpaas". aws:PrincipalArn is the role's ARN, never the session's. Write the role's."""),
                row(PASSING, when("\"Bool\": {\"aws:MultiFactorAuthPresent\": true}"), """
                        BLOCKS statement 1: Bool on aws:MultiFactorAuthPresent wants "true"; for this pod it is "false". No pod has a second factor: take the condition out."""),
                row(PASSING, when("\"StringLike\": {\"aws:username\": \"*\"}"), """
                        BLOCKS statement 1: StringLike on aws:username wants "*"; this pod's call has no such key. No call of a pod has this key: take the condition out."""),
                row(PASSING, when("\"DateLessThan\": {\"aws:CurrentTime\": \"2026-03-01\"}"), """
                        BLOCKS statement 1: DateLessThan on aws:CurrentTime wants "2026-03-01"; for this pod it is "2026-03-01T12:00:00Z". Change the condition, if this pod should have access."""),
                row(PASSING, when("\"NumericLessThan\": {\"aws:EpochTime\": 1700000000}"), """
                        BLOCKS statement 1: NumericLessThan on aws:EpochTime wants "1700000000"; for this pod it is "1772366400". Change the condition, if this pod should have access."""));
    }

    static Stream<Arguments> statements() {
        return Stream.of(
                row(PASSING, policy(statement("Allow", "\"sts:AssumeRole\"", NAMESPACE)), """
                        BLOCKS statement 1: No statement allows sts:TagSession, which the call needs because its session has tags; this one has the Action "sts:AssumeRole". Add sts:TagSession."""),
                row(PASSING, policy(statement("Allow", "\"sts:TagSession\"", NAMESPACE)), """
                        BLOCKS statement 1: No statement allows sts:AssumeRole, which the pod calls; this one has the Action "sts:TagSession". Add sts:AssumeRole."""),
                row(PASSING, policy(statement("Allow", "\"sts:AssumeRoleWithWebIdentity\"", "")), """
                        BLOCKS statement 1: No statement allows sts:AssumeRole, which the pod calls; this one has the Action "sts:AssumeRoleWithWebIdentity". Add sts:AssumeRole.
                        BLOCKS statement 1: No statement allows sts:TagSession, which the call needs because its session has tags; this one has the Action "sts:AssumeRoleWithWebIdentity". Add sts:TagSession."""),
                row(
                        PASSING,
                        policy(statement("Allow", "\"sts:AssumeRole\"", NAMESPACE))
                                .replace("\"Action\": [\"sts:AssumeRole\"]", "\"NotAction\": \"sts:TagSession\""),
                        """
                        BLOCKS statement 1: No statement allows sts:TagSession, which the call needs because its session has tags; this one has the NotAction "sts:TagSession". Write an Action with sts:TagSession."""),
                row(PASSING, policy(statement("Deny", "\"sts:GetCallerIdentity\"", "")), """
                        BLOCKS the policy: No statement allows sts:AssumeRole, which the pod calls. Add a statement that allows it.
                        BLOCKS the policy: No statement allows sts:TagSession, which the call needs because its session has tags. Add a statement that allows it."""),
                row(PASSING, policy(statement("Allow", "\"sts:AssumeRole\"", EXTERNAL)), """
                        BLOCKS statement 1: StringEquals on sts:ExternalId wants an external id; this pod sends none. Set NXOP_EXTERNAL_ID to the id that the policy wants.
                        BLOCKS statement 1: No statement allows sts:TagSession, which the call needs because its session has tags; this one has the Action "sts:AssumeRole". Allow sts:TagSession in a statement of its own: this one's condition on sts:ExternalId can never hold for it."""),
                row(Pods.passing("hidden-canary-id"), policy(statement("Allow", "\"sts:AssumeRole\"", EXTERNAL)), """
                        BLOCKS statement 1: No statement allows sts:TagSession, which the call needs because its session has tags; this one has the Action "sts:AssumeRole". Allow sts:TagSession in a statement of its own: this one's condition on sts:ExternalId can never hold for it."""),
                row(Pods.passing("hidden-canary-id"), when(EXTERNAL), """
                        BLOCKS statement 1: StringEquals on sts:ExternalId wants an external id; sts:TagSession has no such key. Allow sts:TagSession in a statement of its own without this condition: sts:ExternalId is a key of sts:AssumeRole alone."""),
                row(
                        Pods.passing("another-canary-id"),
                        policy(
                                statement("Allow", "\"sts:AssumeRole\"", EXTERNAL),
                                statement("Allow", "\"sts:TagSession\"", "")),
                        """
                        BLOCKS statement 1: StringEquals on sts:ExternalId wants an external id; this pod sends another. Set NXOP_EXTERNAL_ID to the id that the policy wants, or change the policy."""),
                row(
                        Pods.passing("hidden-canary-id"),
                        policy(
                                statement(
                                        "Allow",
                                        "\"sts:AssumeRole\"",
                                        "\"StringNotEquals\": {\"sts:ExternalId\": \"hidden-canary-id\"}"),
                                statement("Allow", "\"sts:TagSession\"", "")),
                        """
                        BLOCKS statement 1: StringNotEquals on sts:ExternalId excludes some external id; this pod sends one. Set NXOP_EXTERNAL_ID to another id, or change the policy."""),
                row(PASSING, trusting("{\"AWS\": \"arn:aws:iam::045755618773:root\"}"), """
                        BLOCKS statement 1: Principal names "arn:aws:iam::045755618773:root"; this pod's role is "arn:aws:iam::285282426848:role/example-app-kpaas". Add "arn:aws:iam::285282426848:root", if this pod should have access."""),
                row(Pods.of(Pods.ACCOUNT, ""), trusting("{\"AWS\": [\"045755618773\", \"178549792225\"]}"), """
                        BLOCKS statement 1: Principal names "045755618773" and "178549792225"; this pod's role is in account 285282426848. Add "arn:aws:iam::285282426848:root", if this pod should have access."""),
                row(PASSING, trusting("{\"AWS\": \"arn:aws:iam::285282426848:role/other\"}"), """
                        BLOCKS statement 1: Principal names "arn:aws:iam::285282426848:role/other"; this pod's role is "arn:aws:iam::285282426848:role/example-app-kpaas". Add "arn:aws:iam::285282426848:role/example-app-kpaas", if this pod should have access."""),
                row(PASSING, trusting("{\"AWS\": \"arn:aws:iam::285282426848:role/Example-App-KPaaS\"}"), """
                        BLOCKS statement 1: Principal names "arn:aws:iam::285282426848:role/Example-App-KPaaS"; this pod's role is "arn:aws:iam::285282426848:role/example-app-kpaas". They differ only in upper and lower case, and IAM compares the case. Write the role's ARN as it is."""),
                row(PASSING, trusting("{\"AWS\": \"arn:aws:iam::285282426848:role/*\"}"), """
                        BLOCKS statement 1: Principal names "arn:aws:iam::285282426848:role/*"; this pod's role is "arn:aws:iam::285282426848:role/example-app-kpaas". Add "arn:aws:iam::285282426848:role/example-app-kpaas", if this pod should have access."""),
                row(PASSING, trusting("{\"Service\": \"pods.eks.amazonaws.com\"}"), """
                        BLOCKS statement 1: Principal names "pods.eks.amazonaws.com"; this pod's role is "arn:aws:iam::285282426848:role/example-app-kpaas". Service and Federated do not name roles. Add a statement for this pod, with conditions that only this pod meets: the guide's page on trust policies has one."""),
                row(PASSING, trusting("\"*\"").replace("Principal", "NotPrincipal"), """
                        BLOCKS statement 1: IAM does not take NotPrincipal in a trust policy. Write a Principal with "arn:aws:iam::285282426848:root"."""),
                row(PASSING, denying("\"sts:*\"", NAMESPACE), """
                        BLOCKS statement 2: This Deny refuses the pod, whatever other statements allow: StringEquals on aws:RequestTag/kubernetes-namespace wants "fxip-ms-dev", and this pod sends "fxip-ms-dev". Leave this pod out of it, if the pod should have access."""),
                row(PASSING, denying("\"*\"", ""), """
                        BLOCKS statement 2: This Deny refuses the pod, whatever other statements allow: it has no condition. Leave this pod out of it, if the pod should have access."""),
                row(PASSING, denying("\"sts:AssumeRole\"", tag("StringNotEquals", "team", "\"flight-ops\"")), """
                        BLOCKS statement 2: This Deny refuses the pod, whatever other statements allow: StringNotEquals on aws:RequestTag/team excludes "flight-ops", and this pod sends no such tag. Leave this pod out of it, if the pod should have access."""),
                row(
                        PASSING,
                        denying(
                                "\"sts:AssumeRole\"",
                                "\"StringNotEquals\": {\"sts:ExternalId\": \"hidden-canary-id\"}"),
                        """
                        BLOCKS statement 2: This Deny refuses the pod, whatever other statements allow: StringNotEquals on sts:ExternalId excludes some external id, and this pod sends none. Leave this pod out of it, if the pod should have access."""),
                row(
                        PASSING,
                        policy(
                                statement("Allow", BOTH, tag("StringEquals", "kubernetes-namespace", "\"first\"")),
                                statement(
                                        "Allow",
                                        BOTH,
                                        tag("StringEquals", "kubernetes-namespace", "\"other\"")
                                                + ", \"Bool\": {\"aws:SecureTransport\": false}"),
                                statement("Allow", "{\"AWS\": \"045755618773\"}", BOTH, "")),
                        """
                        BLOCKS statement 1: StringEquals on aws:RequestTag/kubernetes-namespace wants "first"; this pod sends "fxip-ms-dev". Add "fxip-ms-dev" to its values, if this pod should have access."""),
                row(
                        PASSING,
                        when(tag("StringEquals", "kubernetes-namespace", "\"other\""))
                                .replace("{\"Effect\"", "{\"Sid\": \"NonProd\", \"Effect\""),
                        """
                        BLOCKS NonProd: StringEquals on aws:RequestTag/kubernetes-namespace wants "other"; this pod sends "fxip-ms-dev". Add "fxip-ms-dev" to its values, if this pod should have access."""));
    }

    /** Only where the pod's path is unknown may another be meant. */
    @Test
    void aRoleOfAnotherPathIsAnotherRole() {
        PodFacts pod = Pods.of(Pods.ACCOUNT, "arn:aws:iam::285282426848:role/apps/example");
        assertThat(Remarks.all(trusting("{\"AWS\": \"arn:aws:iam::285282426848:role/tools/example\"}"), pod))
                .isEqualTo("""
                        BLOCKS statement 1: Principal names "arn:aws:iam::285282426848:role/tools/example"; this pod's role is \
                        "arn:aws:iam::285282426848:role/apps/example". Add "arn:aws:iam::285282426848:role/apps/example", if this pod \
                        should have access.""");
    }

    private static Arguments row(PodFacts facts, String policy, String expected) {
        return Arguments.of(facts, policy, expected);
    }

    @ParameterizedTest
    @MethodSource({"values", "statements"})
    void saysWhatIsWantedWhatIsSentAndWhatToChange(PodFacts facts, String policy, String expected) {
        assertThat(Remarks.of(Kind.BLOCKS, policy, facts)).isEqualTo(expected);
    }
}
