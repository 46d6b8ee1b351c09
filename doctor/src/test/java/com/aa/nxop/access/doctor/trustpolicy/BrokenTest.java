package com.aa.nxop.access.doctor.trustpolicy;

import static com.aa.nxop.access.doctor.trustpolicy.Policies.NAMESPACE;
import static com.aa.nxop.access.doctor.trustpolicy.Policies.policy;
import static com.aa.nxop.access.doctor.trustpolicy.Policies.statement;
import static com.aa.nxop.access.doctor.trustpolicy.Policies.tag;
import static com.aa.nxop.access.doctor.trustpolicy.Policies.when;
import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.doctor.trustpolicy.PolicyRemark.Kind;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What never matches, in policies that let the pod in by another statement: so that nothing blocks. */
class BrokenTest {
    private static final String OPEN = statement("Allow", "\"sts:AssumeRole\", \"sts:TagSession\"", NAMESPACE);

    static Stream<Arguments> conditions() {
        return Stream.of(
                row(tag("StringEquals", "kubernetes-namespace", "[\"fxip-ms-*\", \"a\"]"), """
                        BROKEN statement 2: StringEquals on aws:RequestTag/kubernetes-namespace with "fxip-ms-*" never matches. Stars and question marks stand for themselves in StringEquals: use StringLike, or write the whole value."""),
                row(tag("StringEquals", "kubernetes-namespace", "[\"fxip-ms-dev \", \"a\"]"), """
                        BROKEN statement 2: StringEquals on aws:RequestTag/kubernetes-namespace with "fxip-ms-dev " never matches. IAM also compares the blanks around the value: take them out."""),
                row(tag("StringEqualsIgnoreCase", "eks-cluster-arn", "\"arn:aws:eks:*:285282426848:cluster/*\""), """
                        BROKEN statement 2: StringEqualsIgnoreCase on aws:RequestTag/eks-cluster-arn with "arn:aws:eks:*:285282426848:cluster/*" never matches. Stars and question marks stand for themselves in StringEqualsIgnoreCase: use ArnLike."""),
                row(tag("ArnLike", "eks-cluster-arn", "\"*\""), """
                        BROKEN statement 2: ArnLike on aws:RequestTag/eks-cluster-arn with "*" never matches. An ARN has six parts, separated by colons: write arn:aws:service:region:account:resource."""),
                row(tag("ArnLike", "eks-cluster-arn", "\"arn:aws:eks:*:045755618773:cluster/*\""), """
                        BROKEN statement 2: ArnLike on aws:RequestTag/eks-cluster-arn with "arn:aws:eks:*:045755618773:cluster/*": the cluster's account 045755618773 is not the Principal's 285282426848, where the call comes from. Make them the same."""),
                row(
                        tag("StringEquals", "kubernetes-namespace", "\"a\"") + ", "
                                + tag("StringNotEquals", "kubernetes-namespace", "\"a\""),
                        """
                        BROKEN statement 2: StringEquals and StringNotEquals on aws:RequestTag/kubernetes-namespace exclude each other: no value satisfies both. Take one of them out."""),
                row(
                        tag("StringEquals", "kubernetes-namespace", "[\"a\", \"b\"]") + ", "
                                + tag("StringLike", "kubernetes-namespace", "\"c*\""),
                        """
                        BROKEN statement 2: StringEquals and StringLike on aws:RequestTag/kubernetes-namespace exclude each other: no value satisfies both. Take one of them out."""),
                row(
                        tag("StringEquals", "kubernetes-namespace", "\"a\"") + ", "
                                + tag("Null", "kubernetes-namespace", "true"),
                        """
                        BROKEN statement 2: Null wants aws:RequestTag/kubernetes-namespace absent, and another condition of the statement wants a value: they never both hold. Take one of them out."""),
                row("\"StringEquals\": {\"aws:username\": \"pod\"}", """
                        BROKEN statement 2: StringEquals on aws:username: no call of AssumeRole by a role's session has this key, so the condition never holds. Take it out."""),
                row("\"NumericLessThanEquals\": {\"sts:DurationSeconds\": \"3600\"}", """
                        BROKEN statement 2: NumericLessThanEquals on sts:DurationSeconds: no call of AssumeRole by a role's session has this key, so the condition never holds. Take it out."""),
                row("\"NumericLessThanIfExists\": {\"aws:MultiFactorAuthAge\": \"3600\"}", """
                        BROKEN statement 2: NumericLessThanIfExists on aws:MultiFactorAuthAge: no call of AssumeRole by a role's session has this key, so the condition always holds. Take it out."""),
                row("\"StringEquals\": {\"sts:ExternalId\": \"hidden-canary-id\"}", """
                        BROKEN statement 2: StringEquals on sts:ExternalId stands in one statement with sts:TagSession. That action has no such key, so the statement never allows it. Allow sts:TagSession in a statement of its own without this condition."""));
    }

    static Stream<Arguments> statements() {
        return Stream.of(
                row(when(NAMESPACE).replace("2012", "2008"), """
                        BROKEN the policy: Version is 2008-10-17 or missing, so IAM reads ${...} as plain text. Write "Version": "2012-10-17"."""),
                row(when(NAMESPACE).replace("\"Version\": \"2012-10-17\", ", ""), """
                        BROKEN the policy: Version is 2008-10-17 or missing, so IAM reads ${...} as plain text. Write "Version": "2012-10-17"."""),
                row(
                        policy(
                                OPEN,
                                statement("Allow", "\"sts:AssumeRole\"", NAMESPACE)
                                        .replace("\"Principal\"", "\"NotPrincipal\"")),
                        """
                        BROKEN statement 2: IAM does not take NotPrincipal in a trust policy. Name the intended callers in a Principal."""),
                row(Policies.trusting("{\"AWS\": [\"285282426848\", \"AROAEXAMPLEID0000000\"]}"), """
                        BROKEN statement 1: Principal names the id AROAEXAMPLEID0000000. IAM shows an id in place of a deleted role or user. A new one of the same name has another id. Name the new one."""),
                row(
                        Policies.trusting(
                                "{\"AWS\": [\"285282426848\", \"arn:aws:iam::285282426848:role/example-*\"]}"),
                        """
                        BROKEN statement 1: Principal names "arn:aws:iam::285282426848:role/example-*": IAM refuses wildcards in the parts of a principal. Name the account here, and the roles in a condition: ArnLike on aws:PrincipalArn."""),
                row(
                        when(tag(
                                        "StringEquals",
                                        "kubernetes-namespace",
                                        "[\"${aws:PrincipalTag/team}\", \"fxip-ms-dev\"]"))
                                .replace("2012", "2008"),
                        """
                        BROKEN the policy: Version is 2008-10-17 or missing, so IAM reads ${...} as plain text. Write "Version": "2012-10-17".
                        BROKEN statement 1: StringEquals on aws:RequestTag/kubernetes-namespace with "${aws:PrincipalTag/team}" never matches. With this Version of the policy, IAM reads this as plain text and not as a variable: write "Version": "2012-10-17"."""));
    }

    private static Arguments row(String part, String expected) {
        return Arguments.of(part, expected);
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void conditionsThatNeverHold(String conditions, String expected) {
        String policy = policy(OPEN, statement("Allow", "\"sts:AssumeRole\", \"sts:TagSession\"", conditions));
        assertThat(Remarks.of(Kind.BROKEN, policy, Pods.PASSING)).isEqualTo(expected);
        assertThat(Remarks.of(Kind.BLOCKS, policy, Pods.PASSING)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("statements")
    void otherParts(String policy, String expected) {
        assertThat(Remarks.of(Kind.BROKEN, policy, Pods.PASSING)).isEqualTo(expected);
    }
}
