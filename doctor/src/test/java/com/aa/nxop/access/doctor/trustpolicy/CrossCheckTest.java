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
import com.aa.nxop.testkit.PodSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The check blames a policy exactly if an STS that shares no code with it refuses the pod. */
@Tag("full")
class CrossCheckTest {
    private static final String BOTH = "\"sts:AssumeRole\", \"sts:TagSession\"";
    private static final String CLUSTER_LIKE = "\"arn:aws:eks:*:285282426848:cluster/*\"";

    private static TrustWorld inheriting;
    private static TrustWorld passing;
    private static TrustWorld knowing;

    @BeforeAll
    static void start() {
        inheriting = TrustWorld.start(PodSource.POD_IDENTITY);
        passing = TrustWorld.start(PodSource.WEB_IDENTITY);
        knowing = TrustWorld.startWithExternalId(PodSource.WEB_IDENTITY, "a-shared-word");
    }

    @AfterAll
    static void close() {
        inheriting.close();
        passing.close();
        knowing.close();
    }

    static Stream<Arguments> policies() {
        return Stream.of(
                row(
                        "NXOP's own",
                        when(NAMESPACE + ", " + tag("StringLike", "eks-cluster-arn", CLUSTER_LIKE)),
                        "ok ok ok"),
                row("no condition", when(""), "ok ok ok"),
                row("another namespace", when(tag("StringEquals", "kubernetes-namespace", "\"other\"")), "no no no"),
                row(
                        "several namespaces",
                        when(tag("StringEquals", "kubernetes-namespace", "[\"other\", \"fxip-ms-dev\"]")),
                        "ok ok ok"),
                row("wrong case", when(tag("StringEquals", "kubernetes-namespace", "\"FXIP-ms-dev\"")), "no no no"),
                row(
                        "case ignored",
                        when(tag("StringEqualsIgnoreCase", "kubernetes-namespace", "\"FXIP-ms-dev\"")),
                        "ok ok ok"),
                row(
                        "key in capitals",
                        when("\"StringEquals\": {\"AWS:REQUESTTAG/KUBERNETES-NAMESPACE\": \"fxip-ms-dev\"}"),
                        "ok ok ok"),
                row(
                        "star in StringEquals",
                        when(tag("StringEquals", "kubernetes-namespace", "\"fxip-*\"")),
                        "no no no"),
                row("star in StringLike", when(tag("StringLike", "kubernetes-namespace", "\"fxip-?s-*\"")), "ok ok ok"),
                row("blanks", when(tag("StringEquals", "kubernetes-namespace", "\" fxip-ms-dev\"")), "no no no"),
                row("ArnLike", when(tag("ArnLike", "eks-cluster-arn", CLUSTER_LIKE)), "ok ok ok"),
                row("ArnEquals with wildcards", when(tag("ArnEquals", "eks-cluster-arn", CLUSTER_LIKE)), "ok ok ok"),
                row(
                        "ArnLike over colons",
                        when(tag("ArnLike", "eks-cluster-arn", "\"arn:aws:eks:*cluster/kpaas-nonprod\"")),
                        "no no no"),
                row(
                        "StringLike over colons",
                        when(tag("StringLike", "eks-cluster-arn", "\"arn:aws:eks:*cluster/kpaas-nonprod\"")),
                        "ok ok ok"),
                row(
                        "cluster of another account",
                        when(tag("ArnLike", "eks-cluster-arn", "\"arn:aws:eks:*:045755618773:cluster/*\"")),
                        "no no no"),
                row(
                        "excluded namespace",
                        when(tag("StringNotEquals", "kubernetes-namespace", "[\"other\", \"fxip-ms-dev\"]")),
                        "no no no"),
                row("another excluded", when(tag("StringNotEquals", "kubernetes-namespace", "\"other\"")), "ok ok ok"),
                row("a tag nobody sends", when(tag("StringEquals", "team", "\"flight-ops\"")), "no no no"),
                row("if it exists", when(tag("StringEqualsIfExists", "team", "\"flight-ops\"")), "ok ok ok"),
                row(
                        "if it exists and differs",
                        when(tag("StringEqualsIfExists", "kubernetes-namespace", "\"other\"")),
                        "no no no"),
                row("must be absent", when(tag("Null", "kubernetes-namespace", "\"true\"")), "no no no"),
                row("must be present", when(tag("Null", "kubernetes-namespace", "false")), "ok ok ok"),
                row(
                        "tag keys limited",
                        when("\"ForAllValues:StringEquals\": {\"aws:TagKeys\": [\"kubernetes-namespace\"]}"),
                        "no no no"),
                row(
                        "any tag key",
                        when("\"ForAnyValue:StringEquals\": {\"aws:TagKeys\": [\"kubernetes-namespace\"]}"),
                        "ok ok ok"),
                row(
                        "ForAllValues without the key",
                        when("\"ForAllValues:StringEquals\": {\"aws:RequestTag/team\": \"x\"}"),
                        "ok ok ok"),
                row(
                        "PrincipalTag",
                        when("\"StringEquals\": {\"aws:PrincipalTag/kubernetes-namespace\": \"fxip-ms-dev\"}"),
                        "ok no no"),
                row(
                        "variable",
                        when(tag(
                                "StringEquals",
                                "kubernetes-namespace",
                                "\"${aws:PrincipalTag/kubernetes-namespace}\"")),
                        "ok no no"),
                row(
                        "variable with default",
                        when(tag(
                                "StringEquals",
                                "kubernetes-namespace",
                                "\"${aws:PrincipalTag/kubernetes-namespace, 'fxip-ms-dev'}\"")),
                        "ok ok ok"),
                row(
                        "variable in the old version",
                        when(tag("StringEquals", "kubernetes-namespace", "\"${aws:RequestTag/kubernetes-namespace}\""))
                                .replace("2012", "2008"),
                        "no no no"),
                row("external id alone", when("\"StringEquals\": {\"sts:ExternalId\": \"a-shared-word\"}"), "no no no"),
                row(
                        "external id, split",
                        policy(
                                statement(
                                        "Allow",
                                        "\"sts:AssumeRole\"",
                                        "\"StringEquals\": {\"sts:ExternalId\": \"a-shared-word\"}"),
                                statement("Allow", "\"sts:TagSession\"", NAMESPACE)),
                        "no no ok"),
                row(
                        "external id, wrong",
                        policy(
                                statement(
                                        "Allow",
                                        "\"sts:AssumeRole\"",
                                        "\"StringEquals\": {\"sts:ExternalId\": \"another-word\"}"),
                                statement("Allow", "\"sts:TagSession\"", NAMESPACE)),
                        "no no no"),
                row(
                        "no external id wanted",
                        policy(
                                statement("Allow", "\"sts:AssumeRole\"", "\"Null\": {\"sts:ExternalId\": \"true\"}"),
                                statement("Allow", "\"sts:TagSession\"", "")),
                        "ok ok no"),
                row("no TagSession", policy(statement("Allow", "\"sts:AssumeRole\"", NAMESPACE)), "no no no"),
                row("no AssumeRole", policy(statement("Allow", "\"sts:TagSession\"", NAMESPACE)), "no no no"),
                row("sts:*", policy(statement("Allow", "\"sts:*\"", NAMESPACE)), "ok ok ok"),
                row(
                        "actions in other case",
                        policy(statement("Allow", "\"STS:assumerole\", \"sts:Tag*\"", NAMESPACE)),
                        "ok ok ok"),
                row(
                        "NotAction",
                        when(NAMESPACE)
                                .replace("\"Action\": [" + BOTH + "]", "\"NotAction\": \"sts:SetSourceIdentity\""),
                        "ok ok ok"),
                row("account id", trusting("{\"AWS\": \"285282426848\"}"), "ok ok ok"),
                row("another account", trusting("{\"AWS\": \"arn:aws:iam::045755618773:root\"}"), "no no no"),
                row("everyone", trusting("\"*\""), "ok ok ok"),
                row(
                        "the role",
                        trusting("{\"AWS\": \"arn:aws:iam::285282426848:role/example-app-kpaas\"}"),
                        "ok ok ok"),
                row("another role", trusting("{\"AWS\": \"arn:aws:iam::285282426848:role/other\"}"), "no no no"),
                row("EKS", trusting("{\"Service\": \"pods.eks.amazonaws.com\"}"), "no no no"),
                row(
                        "PrincipalArn",
                        when("\"ArnEquals\": {\"aws:PrincipalArn\": \"arn:aws:iam::285282426848:role/example-app-*\"}"),
                        "ok ok ok"),
                row(
                        "PrincipalArn is no root",
                        when("\"ArnEquals\": {\"aws:PrincipalArn\": \"arn:aws:iam::285282426848:root\"}"),
                        "no no no"),
                row(
                        "PrincipalAccount",
                        when("\"StringEquals\": {\"aws:PrincipalAccount\": \"285282426848\"}"),
                        "ok ok ok"),
                row("second factor", when("\"Bool\": {\"aws:MultiFactorAuthPresent\": \"true\"}"), "no no no"),
                row("TLS", when("\"Bool\": {\"aws:SecureTransport\": true}"), "ok ok ok"),
                row("user name", when("\"StringLike\": {\"aws:username\": \"*\"}"), "no no no"),
                row("past date", when("\"DateLessThan\": {\"aws:CurrentTime\": \"2020-01-01T00:00:00Z\"}"), "no no no"),
                row("since a date", when("\"DateGreaterThan\": {\"aws:CurrentTime\": \"2020-01-01\"}"), "ok ok ok"),
                row("epoch", when("\"NumericGreaterThan\": {\"aws:EpochTime\": \"1500000000\"}"), "ok ok ok"),
                row(
                        "conditions that exclude each other",
                        when(NAMESPACE + ", " + tag("StringNotEquals", "kubernetes-namespace", "\"fxip-ms-dev\"")),
                        "no no no"),
                row("Deny by namespace", denying("\"sts:*\"", NAMESPACE), "no no no"),
                row(
                        "Deny all but",
                        denying("\"*\"", tag("StringNotEquals", "kubernetes-namespace", "\"fxip-ms-dev\"")),
                        "ok ok ok"),
                row(
                        "Deny by a tag nobody sends",
                        denying("\"sts:AssumeRole\"", tag("StringNotEquals", "team", "\"flight-ops\"")),
                        "no no no"),
                row(
                        "Deny of tagging alone",
                        denying("\"sts:TagSession\"", "\"ForAllValues:StringLike\": {\"aws:TagKeys\": \"*\"}"),
                        "no no no"),
                row(
                        "Deny without external id",
                        denying("\"sts:AssumeRole\"", "\"Null\": {\"sts:ExternalId\": \"true\"}"),
                        "no no ok"),
                row(
                        "two halves do not make one",
                        policy(
                                statement("Allow", BOTH, tag("StringEquals", "kubernetes-namespace", "\"other\"")),
                                statement("Allow", "\"sts:AssumeRole\"", "")),
                        "no no no"),
                row(
                        "one statement of three",
                        policy(
                                statement("Allow", BOTH, tag("StringEquals", "kubernetes-namespace", "\"other\"")),
                                statement("Allow", BOTH, NAMESPACE),
                                statement("Allow", "{\"AWS\": \"045755618773\"}", BOTH, "")),
                        "ok ok ok"));
    }

    private static Arguments row(String name, String policy, String expected) {
        return Arguments.of(name, policy, expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("policies")
    void blamesExactlyWhatStsRefuses(String name, String policy, String expected) {
        List<TrustWorld> worlds = List.of(inheriting, passing, knowing);
        assertThat(worlds.stream().map(world -> world.accepts(policy) ? "ok" : "no"))
                .as("STS: %s", name)
                .containsExactly(expected.split(" "));
        for (TrustWorld world : worlds) {
            List<PolicyRemark> remarks = TrustPolicyCheck.of(policy).against(world.facts());
            assertThat(remarks.stream().anyMatch(remark -> remark.kind() == Kind.BLOCKS))
                    .as("%s: %s", world.facts(), remarks)
                    .isEqualTo(!world.accepts(policy));
            assertThat(remarks).noneMatch(remark -> remark.kind() == Kind.UNKNOWN);
        }
    }
}
