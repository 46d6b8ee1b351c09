package com.aa.nxop.access.doctor.trustpolicy;

import static com.aa.nxop.access.doctor.trustpolicy.Pods.INHERITING;
import static com.aa.nxop.access.doctor.trustpolicy.Pods.KNOWING_LITTLE;
import static com.aa.nxop.access.doctor.trustpolicy.Pods.PASSING;
import static com.aa.nxop.access.doctor.trustpolicy.Policies.NAMESPACE;
import static com.aa.nxop.access.doctor.trustpolicy.Policies.denying;
import static com.aa.nxop.access.doctor.trustpolicy.Policies.tag;
import static com.aa.nxop.access.doctor.trustpolicy.Policies.trusting;
import static com.aa.nxop.access.doctor.trustpolicy.Policies.when;
import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.doctor.trustpolicy.PolicyRemark.Kind;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be told from the pod is said to be so, and not blamed. */
class UnknownTest {
    static Stream<Arguments> policies() {
        return Stream.of(
                row(PASSING, when("\"IpAddress\": {\"aws:SourceIp\": \"10.0.0.0/8\"}"), """
                        UNKNOWN statement 1: IpAddress on aws:SourceIp wants "10.0.0.0/8"; the Doctor cannot tell whether this pod meets that."""),
                row(PASSING, when("\"StringEquals\": {\"aws:SourceVpce\": \"vpce-1\"}"), """
                        UNKNOWN statement 1: StringEquals on aws:SourceVpce wants "vpce-1"; the Doctor cannot tell whether this pod meets that."""),
                row(
                        PASSING,
                        when("\"StringEquals\": {\"sts:RoleSessionName\": \"x\"}")
                                .replace(", \"sts:TagSession\"", "")
                                .replace("}]}", "}, " + Policies.statement("Allow", "\"sts:TagSession\"", "") + "]}"),
                        """
                        UNKNOWN statement 1: StringEquals on sts:RoleSessionName wants "x"; the Doctor cannot tell whether this pod meets that."""),
                row(PASSING, when("\"StringEquals\": {\"aws:PrincipalTag/team\": \"flight-ops\"}"), """
                        UNKNOWN statement 1: StringEquals on aws:PrincipalTag/team wants "flight-ops"; the Doctor cannot tell whether this pod meets that."""),
                row(PASSING, when("\"Null\": {\"aws:SourceVpc\": \"false\"}"), """
                        UNKNOWN statement 1: Null on aws:SourceVpc wants it present; the Doctor cannot tell whether this pod meets that."""),
                row(
                        KNOWING_LITTLE,
                        when(tag("ArnLike", "eks-cluster-arn", "\"arn:aws:eks:*:285282426848:cluster/*\"")),
                        """
                        UNKNOWN statement 1: ArnLike on aws:RequestTag/eks-cluster-arn wants "arn:aws:eks:*:285282426848:cluster/*"; the Doctor cannot tell whether this pod meets that."""),
                row(KNOWING_LITTLE, when(NAMESPACE + ", " + tag("StringLike", "eks-cluster-arn", "\"*\"")), ""),
                row(
                        KNOWING_LITTLE,
                        when(tag("StringEquals", "kubernetes-namespace", "\"${aws:PrincipalTag/team}\"")),
                        """
                        UNKNOWN statement 1: StringEquals on aws:RequestTag/kubernetes-namespace wants "${aws:PrincipalTag/team}"; the Doctor cannot tell whether this pod meets that."""),
                row(Pods.of("", ""), trusting("{\"AWS\": \"285282426848\"}"), """
                        UNKNOWN statement 1: Principal names "285282426848"; the Doctor cannot tell whether that is this pod's role."""),
                row(Pods.of(Pods.ACCOUNT, ""), trusting("{\"AWS\": \"arn:aws:iam::285282426848:role/other\"}"), """
                        UNKNOWN statement 1: Principal names "arn:aws:iam::285282426848:role/other"; the Doctor cannot tell whether that is this pod's role."""),
                row(PASSING, trusting("{\"AWS\": \"arn:aws:iam::285282426848:role/apps/example-app-kpaas\"}"), """
                        UNKNOWN statement 1: Principal names "arn:aws:iam::285282426848:role/apps/example-app-kpaas"; the Doctor cannot tell whether that is this pod's role."""),
                row(
                        PASSING,
                        trusting("{\"AWS\": \"arn:aws:sts::285282426848:assumed-role/example-app-kpaas/eks-1\"}"),
                        """
                        UNKNOWN statement 1: Principal names "arn:aws:sts::285282426848:assumed-role/example-app-kpaas/eks-1"; the Doctor cannot tell whether that is this pod's role."""),
                row(
                        PASSING,
                        when(
                                "\"ArnEquals\": {\"aws:PrincipalArn\": \"arn:aws:iam::285282426848:role/apps/example-app-kpaas\"}"),
                        """
                        UNKNOWN statement 1: ArnEquals on aws:PrincipalArn wants "arn:aws:iam::285282426848:role/apps/example-app-kpaas"; the Doctor cannot tell whether this pod meets that."""),
                row(INHERITING, denying("\"sts:*\"", "\"NotIpAddress\": {\"aws:SourceIp\": \"10.0.0.0/8\"}"), """
                        UNKNOWN statement 2: This Deny may refuse the pod: NotIpAddress on aws:SourceIp excludes "10.0.0.0/8"; the Doctor cannot tell whether the pod meets that."""),
                row(
                        Pods.of("", ""),
                        Policies.policy(
                                Policies.statement("Allow", "\"*\"", "\"*\"", NAMESPACE),
                                Policies.statement("Deny", "{\"AWS\": \"285282426848\"}", "\"*\"", "")),
                        """
                        UNKNOWN statement 2: This Deny may refuse the pod: the Doctor cannot tell whether its Principal is the pod."""));
    }

    private static Arguments row(PodFacts facts, String policy, String expected) {
        return Arguments.of(facts, policy, expected);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void isSaidToBeUnknown(PodFacts facts, String policy, String expected) {
        assertThat(Remarks.of(Kind.UNKNOWN, policy, facts)).isEqualTo(expected);
        assertThat(Remarks.of(Kind.BLOCKS, policy, facts)).isEmpty();
    }
}
