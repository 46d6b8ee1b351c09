package com.aa.nxop.access.doctor.trustpolicy;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What lets in more than was meant. */
class WeakTest {
    static Stream<Arguments> policies() {
        return Stream.of(
                row(when(""), """
                        WEAK statement 1: The statement has no condition: any role of account 285282426848 may assume it. Add StringEquals on aws:RequestTag/kubernetes-namespace, and ArnLike on aws:RequestTag/eks-cluster-arn."""),
                row(trusting("\"*\""), """
                        WEAK statement 1: Principal "*" is every account of AWS: only the conditions keep others out. Name the KPaaS account, arn:aws:iam::285282426848:root."""),
                row(trusting("{\"AWS\": \"*\"}").replace(NAMESPACE, "\"Bool\": {\"aws:SecureTransport\": true}"), """
                        WEAK statement 1: Principal "*" is every account of AWS: only the conditions keep others out. Name the KPaaS account, arn:aws:iam::285282426848:root.
                        WEAK statement 1: No condition names the namespace or the role, so any role of any account that meets the other conditions may assume it. Add StringEquals on aws:RequestTag/kubernetes-namespace."""),
                row(
                        policy(
                                statement("Allow", "\"sts:AssumeRole\"", ""),
                                statement("Allow", "\"sts:TagSession\"", NAMESPACE)),
                        """
                        WEAK statement 1: sts:AssumeRole has no condition here, and the conditions on sts:TagSession protect nothing: any role of account 285282426848 may assume the role by sending no tags. Put the conditions on sts:AssumeRole, too."""),
                row(when(tag("ArnLike", "eks-cluster-arn", "\"arn:aws:eks:*:285282426848:cluster/*\"")), """
                        WEAK statement 1: No condition names the namespace or the role, so any role of account 285282426848 that meets the other conditions may assume it. Add StringEquals on aws:RequestTag/kubernetes-namespace."""),
                row(
                        when(NAMESPACE + ", "
                                + tag("StringLike", "eks-cluster-arn", "\"arn:aws:eks:*:285282426848:cluster/*\"")),
                        """
                        WEAK statement 1: StringLike on aws:RequestTag/eks-cluster-arn with "arn:aws:eks:*:285282426848:cluster/*": the star also matches colons, so a caller that may pass tags can pass a made-up value, such as "arn:aws:eks:x:999999999999:cluster/x:285282426848:cluster/x". Use ArnLike."""),
                row(
                        when(NAMESPACE + ", "
                                + tag("StringLike", "eks-cluster-arn", "\"arn:aws:eks:*cluster/kpaas-nonprod\"")),
                        """
                        WEAK statement 1: StringLike on aws:RequestTag/eks-cluster-arn with "arn:aws:eks:*cluster/kpaas-nonprod": the star also matches colons, so a caller that may pass tags can pass a made-up value, such as "arn:aws:eks:x:999999999999:cluster/kpaas-nonprod". Use ArnLike."""),
                row(
                        when(NAMESPACE + ", "
                                + tag(
                                        "StringLike",
                                        "eks-cluster-arn",
                                        "\"arn:aws:eks:us-east-1:285282426848:cluster/*\"")),
                        ""),
                row(when(NAMESPACE + ", " + tag("ArnLike", "eks-cluster-arn", "\"arn:aws:eks:*:*:cluster/*\"")), """
                        WEAK statement 1: ArnLike on aws:RequestTag/eks-cluster-arn with "arn:aws:eks:*:*:cluster/*" takes any account. Write the intended account."""),
                row(when(tag("StringLike", "kubernetes-namespace", "\"*\"")), """
                        WEAK statement 1: StringLike on aws:RequestTag/kubernetes-namespace with "*" matches every value. Write the intended value."""),
                row(when(tag("StringEqualsIfExists", "kubernetes-namespace", "\"fxip-ms-dev\"")), """
                        WEAK statement 1: StringEqualsIfExists on aws:RequestTag/kubernetes-namespace also holds for a caller that has no such tag. Leave IfExists out."""),
                row(when(tag("ForAllValues:StringEquals", "kubernetes-namespace", "\"fxip-ms-dev\"")), """
                        WEAK statement 1: ForAllValues:StringEquals on aws:RequestTag/kubernetes-namespace also holds for a caller that has no such tag. Leave ForAllValues out: it is for keys with several values."""),
                row(
                        when(NAMESPACE
                                + ", \"ForAllValues:StringLike\": {\"aws:TagKeys\": [\"kubernetes-*\", \"eks-*\"]}"),
                        ""),
                row(when(tag("StringNotEquals", "kubernetes-namespace", "\"other\"")), """
                        WEAK statement 1: StringNotEquals on aws:RequestTag/kubernetes-namespace lets in every caller except those it names, also callers that send no value. Name the intended values, or make it a Deny."""),
                row(
                        when(tag("StringEquals", "kubernetes-namespace", "\"${aws:RequestTag/kubernetes-namespace}\"")),
                        """
                        WEAK statement 1: StringEquals on aws:RequestTag/kubernetes-namespace with "${aws:RequestTag/kubernetes-namespace}" compares with a tag that the caller may choose. Write the intended value."""),
                row(when(NAMESPACE + ", \"IpAddress\": {\"aws:SourceIp\": \"0.0.0.0/0\"}"), """
                        WEAK statement 1: IpAddress on aws:SourceIp with "0.0.0.0/0" matches every address. Take it out, or name the intended range."""),
                row(
                        policy(statement(
                                "Allow",
                                "\"sts:AssumeRole\"",
                                "\"StringEqualsIfExists\": {\"sts:ExternalId\": \"hidden-canary-id\"}")),
                        """
                        WEAK statement 1: StringEqualsIfExists on sts:ExternalId also holds for a caller that sends no external id. Leave IfExists out."""),
                row(denying("\"sts:*\"", tag("StringNotLike", "kubernetes-namespace", "\"*\"")), ""),
                row(when(NAMESPACE), ""));
    }

    private static Arguments row(String policy, String expected) {
        return Arguments.of(policy, expected);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void saysWhoGetsIn(String policy, String expected) {
        assertThat(Remarks.of(Kind.WEAK, policy, Pods.PASSING)).isEqualTo(expected);
    }

    /** By our own reading of the two operators, which the sandbox's confirms. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:eks:*:285282426848:cluster/*",
                "arn:aws:eks:us-*:285282426848:cluster/kpaas-nonprod",
                "arn:aws:eks:*cluster/kpaas-nonprod",
                "arn:*:285282426848:cluster/kpaas-?onprod"
            })
    void theMadeUpValueReallyPassesStringLikeAndNotArnLike(String pattern) {
        WildcardPattern glob = WildcardPattern.of(pattern);
        String crafted = WeakConditions.crafted(pattern, glob.sections().size());
        assertThat(crafted).contains(":999999999999:").matches("[\\p{L}\\p{N}_.:/=+\\-@]{1,256}");
        assertThat(ConditionOperator.STRING_LIKE.hits(glob, crafted)).isTrue();
        assertThat(ConditionOperator.ARN_LIKE.hits(glob, crafted)).isFalse();
    }
}
