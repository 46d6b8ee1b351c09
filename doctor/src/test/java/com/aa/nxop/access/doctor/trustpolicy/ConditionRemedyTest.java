package com.aa.nxop.access.doctor.trustpolicy;

import static com.aa.nxop.access.doctor.trustpolicy.Pods.INHERITING;
import static com.aa.nxop.access.doctor.trustpolicy.Pods.PASSING;
import static com.aa.nxop.access.doctor.trustpolicy.Pods.UNTAGGED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What to change, for every kind of mistake: the likeliest first. */
class ConditionRemedyTest {
    private static final String NAMESPACE = "aws:RequestTag/kubernetes-namespace";
    private static final String CLUSTER = "aws:RequestTag/eks-cluster-arn";

    private static TrustCondition condition(String operator, String key, String... wanted) {
        SetQuantifier quantifier = SetQuantifier.of(operator);
        String bare = operator.substring(quantifier.prefix().length());
        return new TrustCondition(
                quantifier,
                ConditionOperator.named(bare).orElseThrow(),
                false,
                key,
                List.of(wanted),
                /* variables= */ true);
    }

    private static String remedy(PodFacts pod, boolean tagging, TrustCondition condition) {
        return new ConditionRemedy(
                        new RedactedText(Set.of("an-external-id")), new RequestContext(pod, Remarks.NOW, tagging))
                .of(condition);
    }

    static Stream<Arguments> rows() {
        return Stream.of(
                // A value that fails for a reason that can be named.
                row(PASSING, condition("StringEquals", NAMESPACE, "Fxip-MS-dev"), """
                        They differ only in upper and lower case, and IAM compares the case. Write "fxip-ms-dev"."""),
                row(PASSING, condition("StringEquals", NAMESPACE, "fxip-ms-dev "), """
                        IAM also compares the blanks around the value: take them out."""),
                row(PASSING, condition("StringEquals", NAMESPACE, "fxip-ms-?ev"), """
                        Stars and question marks stand for themselves in StringEquals: use StringLike, or write the whole value."""),
                row(PASSING, condition("StringEquals", CLUSTER, "arn:aws:eks:*:285282426848:cluster/*"), """
                        Stars and question marks stand for themselves in StringEquals: use ArnLike."""),
                row(PASSING, condition("ArnLike", CLUSTER, "kpaas-nonprod"), """
                        An ARN has six parts, separated by colons: write arn:aws:service:region:account:resource."""),
                row(PASSING, condition("ArnLike", CLUSTER, "arn:aws:eks:*:045755618773:cluster/*"), """
                        The policy names clusters of account 045755618773, but this pod's cluster is in 285282426848: correct the account, if \
                        this pod should have access."""),
                row(PASSING, condition("ArnEquals", "aws:PrincipalArn", "arn:aws:iam::285282426848:root"), """
                        In aws:PrincipalArn, root is only the root user. Name the role, or take the condition out: the Principal names \
                        the account."""),
                row(
                        PASSING,
                        condition("ArnLike", "aws:PrincipalArn", "arn:aws:sts::285282426848:assumed-role/x/*"),
                        """
                        aws:PrincipalArn is the role's ARN, never the session's. Write the role's."""),
                row(PASSING, condition("StringEquals", NAMESPACE, "${aws:PrincipalTag/eks-cluster-name}"), """
                        The variable aws:PrincipalTag/eks-cluster-name has no value for this pod, so nothing matches. The key of a \
                        tag that the call passes is aws:RequestTag/eks-cluster-name: aws:PrincipalTag holds only tags that the pod's own \
                        session has already. Change the variable."""),
                row(PASSING, condition("StringEquals", NAMESPACE, "${aws:username}"), """
                        The variable aws:username has no value for this pod, so nothing matches. Change the variable."""),
                // The first value that tells a mistake wins over those that are only others.
                row(PASSING, condition("StringEquals", NAMESPACE, "other", "FXIP-MS-DEV"), """
                        They differ only in upper and lower case, and IAM compares the case. Write "fxip-ms-dev"."""),
                // Another value, for no reason that can be named.
                row(PASSING, condition("StringEquals", NAMESPACE, "other"), """
                        Add "fxip-ms-dev" to its values, if this pod should have access."""),
                row(PASSING, condition("StringNotLike", NAMESPACE, "fxip-*"), """
                        Take this pod's value out of the condition, if this pod should have access."""),
                row(PASSING, condition("Bool", "aws:MultiFactorAuthPresent", "true"), """
                        No pod has a second factor: take the condition out."""),
                row(PASSING, condition("Bool", "aws:SecureTransport", "false"), """
                        Change the condition, if this pod should have access."""),
                row(PASSING, condition("DateLessThan", "aws:CurrentTime", "2020-01-01"), """
                        Change the condition, if this pod should have access."""),
                row(
                        PASSING,
                        condition("ForAllValues:StringLike", "aws:TagKeys", "kubernetes-*", "eks-cluster-arn"),
                        """
                        Add "eks-cluster-name" to its values, if this pod should have access."""),
                // What the pod does not send.
                row(UNTAGGED, condition("StringEquals", NAMESPACE, "fxip-ms-dev"), """
                        Let the pod send it: with NXOP_SESSION_TAG_MODE=auto it does, once the SDK knows the pod's identity."""),
                row(UNTAGGED, condition("StringEquals", "aws:RequestTag/eks-cluster-name", "kpaas-nonprod"), """
                        Set NXOP_CLUSTER_ARN, so that the pod sends it."""),
                row(PASSING, condition("StringEquals", "aws:RequestTag/Team", "x"), """
                        Add the tag to NXOP_SESSION_TAGS, or take the condition out."""),
                row(PASSING, condition("Null", "aws:RequestTag/team", "false"), """
                        Add the tag to NXOP_SESSION_TAGS, or take the condition out."""),
                row(INHERITING, condition("Null", NAMESPACE, "true"), """
                        Take the condition out, if this pod should have access."""),
                row(PASSING, condition("StringEquals", "aws:PrincipalTag/kubernetes-namespace", "x"), """
                        The key of a tag that the call passes is aws:RequestTag/kubernetes-namespace: aws:PrincipalTag holds only tags that \
                        the pod's own session has already. Change the key."""),
                row(UNTAGGED, condition("ForAnyValue:StringEquals", "aws:TagKeys", "team"), """
                        Let the pod send tags, or take the condition out."""),
                row(PASSING, condition("StringEquals", "aws:SourceArn", "arn:aws:s3:::x"), """
                        Only calls by AWS services have this key: take the condition out."""),
                // External ids, of which none is shown.
                row(PASSING, condition("StringEquals", "sts:ExternalId", "an-external-id"), """
                        Set NXOP_EXTERNAL_ID to the id that the policy wants."""),
                row(Pods.passing("other"), condition("StringEquals", "STS:ExternalID", "an-external-id"), """
                        Set NXOP_EXTERNAL_ID to the id that the policy wants, or change the policy."""),
                row(Pods.passing("other"), condition("StringNotEquals", "sts:ExternalId", "other"), """
                        Set NXOP_EXTERNAL_ID to another id, or change the policy."""),
                row(Pods.passing("other"), condition("Null", "sts:ExternalId", "true"), """
                        Leave NXOP_EXTERNAL_ID out, or take the condition out."""),
                row(PASSING, condition("Null", "sts:ExternalId", "false"), """
                        Set NXOP_EXTERNAL_ID to the id that the policy wants."""));
    }

    /** {@code sts:TagSession} is a decision of its own, which knows fewer keys. */
    static Stream<Arguments> tagging() {
        return Stream.of(
                row(Pods.passing("an-external-id"), condition("StringEquals", "sts:ExternalId", "an-external-id"), """
                        Allow sts:TagSession in a statement of its own without this condition: sts:ExternalId is a key of sts:AssumeRole \
                        alone."""),
                row(PASSING, condition("StringEquals", "sts:RoleSessionName", "x"), """
                        Allow sts:TagSession in a statement of its own without this condition: sts:RoleSessionName is a key of \
                        sts:AssumeRole alone."""),
                row(PASSING, condition("StringEquals", NAMESPACE, "other"), """
                        Add "fxip-ms-dev" to its values, if this pod should have access."""));
    }

    private static Arguments row(PodFacts pod, TrustCondition condition, String expected) {
        return Arguments.of(pod, condition, expected);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void saysWhatToChange(PodFacts pod, TrustCondition condition, String expected) {
        assertThat(condition.holds(new RequestContext(pod, Remarks.NOW, false)))
                .as("only what fails is mended")
                .isEqualTo(TruthValue.FALSE);
        assertThat(remedy(pod, false, condition)).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("tagging")
    void andForTheTagsOfTheSession(PodFacts pod, TrustCondition condition, String expected) {
        assertThat(condition.holds(new RequestContext(pod, Remarks.NOW, true))).isEqualTo(TruthValue.FALSE);
        assertThat(remedy(pod, true, condition)).isEqualTo(expected);
    }
}
