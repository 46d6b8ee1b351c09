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
                        BROKEN statement 2: StringEquals on aws:RequestTag/kubernetes-namespace with "fxip-ms-dev " never matches. The blanks around the value count: take them out."""),
                row(tag("StringEqualsIgnoreCase", "eks-cluster-arn", "\"arn:aws:eks:*:285282426848:cluster/*\""), """
                        BROKEN statement 2: StringEqualsIgnoreCase on aws:RequestTag/eks-cluster-arn with "arn:aws:eks:*:285282426848:cluster/*" never matches. Stars and question marks stand for themselves in StringEqualsIgnoreCase: use ArnLike."""),
                row(tag("ArnLike", "eks-cluster-arn", "\"*\""), """
                        BROKEN statement 2: ArnLike on aws:RequestTag/eks-cluster-arn with "*" never matches. It has not the six parts of an ARN: write arn:aws:service:region:account:resource."""),
                row(tag("ArnLike", "eks-cluster-arn", "\"arn:aws:eks:*:045755618773:cluster/*\""), """
                        BROKEN statement 2: ArnLike on aws:RequestTag/eks-cluster-arn with "arn:aws:eks:*:045755618773:cluster/*": the cluster's account 045755618773 is not the Principal's 285282426848, from where the call comes. Make them the same."""),
                row(
                        tag("StringEquals", "kubernetes-namespace", "\"a\"") + ", "
                                + tag("StringNotEquals", "kubernetes-namespace", "\"a\""),
                        """
                        BROKEN statement 2: StringEquals and StringNotEquals on aws:RequestTag/kubernetes-namespace exclude each other: no value satisfies both. Take one out."""),
                row(
                        tag("StringEquals", "kubernetes-namespace", "[\"a\", \"b\"]") + ", "
                                + tag("StringLike", "kubernetes-namespace", "\"c*\""),
                        """
                        BROKEN statement 2: StringEquals and StringLike on aws:RequestTag/kubernetes-namespace exclude each other: no value satisfies both. Take one out."""),
                row(
                        tag("StringEquals", "kubernetes-namespace", "\"a\"") + ", "
                                + tag("Null", "kubernetes-namespace", "true"),
                        """
                        BROKEN statement 2: Null wants aws:RequestTag/kubernetes-namespace absent, and another condition of the statement wants a value: both never hold. Take one out."""),
                row("\"StringEquals\": {\"aws:username\": \"pod\"}", """
                        BROKEN statement 2: StringEquals on aws:username: no call of AssumeRole by a role's session has this key, so that the condition never holds. Take it out."""),
                row("\"NumericLessThanEquals\": {\"sts:DurationSeconds\": \"3600\"}", """
                        BROKEN statement 2: NumericLessThanEquals on sts:DurationSeconds: no call of AssumeRole by a role's session has this key, so that the condition never holds. Take it out."""),
                row("\"NumericLessThanIfExists\": {\"aws:MultiFactorAuthAge\": \"3600\"}", """
                        BROKEN statement 2: NumericLessThanIfExists on aws:MultiFactorAuthAge: no call of AssumeRole by a role's session has this key, so that the condition always holds. Take it out."""),
                row("\"StringEquals\": {\"sts:ExternalId\": \"hidden-canary-id\"}", """
                        BROKEN statement 2: StringEquals on sts:ExternalId stands in one statement with sts:TagSession, which has no such key, so that the statement never allows sts:TagSession. Allow that in a statement of its own without this condition."""));
    }

    static Stream<Arguments> statements() {
        return Stream.of(
                row(when(NAMESPACE).replace("2012", "2008"), """
                        BROKEN the policy: Version is 2008-10-17 or missing: there ${...} is plain text. Write "Version": "2012-10-17"."""),
                row(when(NAMESPACE).replace("\"Version\": \"2012-10-17\", ", ""), """
                        BROKEN the policy: Version is 2008-10-17 or missing: there ${...} is plain text. Write "Version": "2012-10-17"."""),
                row(
                        policy(
                                OPEN,
                                statement("Allow", "\"sts:AssumeRole\"", NAMESPACE)
                                        .replace("\"Principal\"", "\"NotPrincipal\"")),
                        """
                        BROKEN statement 2: NotPrincipal: IAM takes it in no trust policy. Name in a Principal who is meant."""),
                row(Policies.trusting("{\"AWS\": [\"285282426848\", \"AROAEXAMPLEID0000000\"]}"), """
                        BROKEN statement 1: Principal names the id AROAEXAMPLEID0000000: IAM shows it in place of a role or user that was deleted, and a new one of the same name is not it. Name the new one."""),
                row(
                        Policies.trusting(
                                "{\"AWS\": [\"285282426848\", \"arn:aws:iam::285282426848:role/example-*\"]}"),
                        """
                        BROKEN statement 1: Principal names "arn:aws:iam::285282426848:role/example-*": a principal takes no wildcards in its parts, and IAM refuses it. Name the account, and the roles in a condition: ArnLike on aws:PrincipalArn."""),
                row(
                        when(tag(
                                        "StringEquals",
                                        "kubernetes-namespace",
                                        "[\"${aws:PrincipalTag/team}\", \"fxip-ms-dev\"]"))
                                .replace("2012", "2008"),
                        """
                        BROKEN the policy: Version is 2008-10-17 or missing: there ${...} is plain text. Write "Version": "2012-10-17".
                        BROKEN statement 1: StringEquals on aws:RequestTag/kubernetes-namespace with "${aws:PrincipalTag/team}" never matches. By the policy's Version this is plain text, no variable: write "Version": "2012-10-17"."""));
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
