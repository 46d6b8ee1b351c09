package com.aa.nxop.access.doctor.trustpolicy;

import static com.aa.nxop.access.doctor.trustpolicy.Pods.INHERITING;
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

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who cries wolf is not heard: sound policies of many forms, about which there is nothing to say. */
class NothingToSayTest {
    private static final String BOTH = "\"sts:AssumeRole\", \"sts:TagSession\"";

    static Stream<Arguments> policies() {
        return Stream.of(
                row("one namespace", PASSING, when(NAMESPACE)),
                row("tags that EKS sets", INHERITING, when(NAMESPACE)),
                row(
                        "several namespaces",
                        PASSING,
                        when(tag("StringEquals", "kubernetes-namespace", "[\"other\", \"fxip-ms-dev\"]"))),
                row("a pattern of namespaces", PASSING, when(tag("StringLike", "kubernetes-namespace", "\"fxip-*\""))),
                row(
                        "a pattern of clusters",
                        PASSING,
                        when(NAMESPACE + ", "
                                + tag("ArnLike", "eks-cluster-arn", "\"arn:aws:eks:*:285282426848:cluster/kpaas-*\""))),
                row(
                        "a star at the end reaches over nothing",
                        PASSING,
                        when(NAMESPACE + ", "
                                + tag(
                                        "StringLike",
                                        "eks-cluster-arn",
                                        "\"arn:aws:eks:us-east-1:285282426848:cluster/*\""))),
                row(
                        "the cluster's name",
                        PASSING,
                        when(NAMESPACE + ", " + tag("StringLike", "eks-cluster-name", "\"kpaas-nonprod\""))),
                row(
                        "namespace and service account",
                        PASSING,
                        when("\"StringEquals\": {\"aws:RequestTag/kubernetes-namespace\": \"fxip-ms-dev\","
                                + " \"aws:RequestTag/kubernetes-service-account\": \"example-app\"}")),
                row(
                        "tags of the pod's own session, and of the request",
                        INHERITING,
                        when("\"StringEquals\": {\"aws:PrincipalTag/kubernetes-namespace\": \"fxip-ms-dev\","
                                + " \"aws:RequestTag/kubernetes-namespace\": \"fxip-ms-dev\"}")),
                row(
                        "the role",
                        UNTAGGED,
                        policy(
                                statement(
                                        "Allow",
                                        "\"sts:AssumeRole\"",
                                        "\"ArnEquals\": {\"aws:PrincipalArn\": \"arn:aws:iam::285282426848:role/example-app-*\"}"))),
                row("the role as principal", PASSING, trusting("{\"AWS\": \"" + Pods.ROLE + "\"}")),
                row("account and another", PASSING, trusting("{\"AWS\": [\"285282426848\", \"045755618773\"]}")),
                row(
                        "a limit of tags",
                        PASSING,
                        when(NAMESPACE
                                + ", \"ForAllValues:StringLike\": {\"aws:TagKeys\": [\"kubernetes-*\", \"eks-*\"]}")),
                row(
                        "a tag that must be there",
                        PASSING,
                        when(NAMESPACE + ", " + tag("Null", "kubernetes-pod-uid", "\"false\""))),
                row("TLS", PASSING, when(NAMESPACE + ", \"Bool\": {\"aws:SecureTransport\": \"true\"}")),
                row(
                        "since a date",
                        PASSING,
                        when(NAMESPACE + ", \"DateGreaterThan\": {\"aws:CurrentTime\": \"2025-01-01T00:00:00Z\"}")),
                row(
                        "a variable that is not the caller's choice",
                        PASSING,
                        when(NAMESPACE + ", \"StringEquals\": {\"aws:PrincipalAccount\": \"${aws:PrincipalAccount}\"}")
                                .replace("}, \"StringEquals\": {", ", ")),
                row(
                        "two statements for two actions",
                        PASSING,
                        policy(
                                statement("Allow", "\"sts:AssumeRole\"", NAMESPACE),
                                statement("Allow", "\"sts:TagSession\"", NAMESPACE))),
                row(
                        "an external id",
                        Pods.passing("an-external-id"),
                        policy(
                                statement(
                                        "Allow",
                                        "\"sts:AssumeRole\"",
                                        "\"StringEquals\": {\"sts:ExternalId\": \"an-external-id\"}"),
                                statement("Allow", "\"sts:TagSession\"", NAMESPACE))),
                row(
                        "another team's statement",
                        PASSING,
                        policy(
                                statement("Allow", BOTH, tag("StringEquals", "kubernetes-namespace", "\"other\"")),
                                statement("Allow", BOTH, NAMESPACE))),
                row(
                        "a service beside the pod",
                        PASSING,
                        policy(
                                statement("Allow", "{\"Service\": \"lambda.amazonaws.com\"}", "\"sts:AssumeRole\"", ""),
                                statement("Allow", BOTH, NAMESPACE))),
                row(
                        "a Deny for all but this",
                        PASSING,
                        denying("\"*\"", tag("StringNotEquals", "kubernetes-namespace", "\"fxip-ms-dev\""))),
                row(
                        "a Deny for another",
                        PASSING,
                        denying("\"sts:*\"", tag("StringEquals", "kubernetes-namespace", "\"other\""))),
                row("a Deny without TLS", PASSING, denying("\"*\"", "\"Bool\": {\"aws:SecureTransport\": \"false\"}")),
                row(
                        "what the AWS CLI prints",
                        PASSING,
                        "{\"Role\": {\"AssumeRolePolicyDocument\": " + when(NAMESPACE) + "}}"));
    }

    private static Arguments row(String name, PodFacts pod, String policy) {
        return Arguments.of(name, pod, policy);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("policies")
    void isSaid(String name, PodFacts pod, String policy) {
        assertThat(Remarks.all(policy, pod)).as(name).isEmpty();
    }
}
