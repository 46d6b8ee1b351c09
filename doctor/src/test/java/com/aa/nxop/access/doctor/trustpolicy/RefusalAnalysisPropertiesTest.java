package com.aa.nxop.access.doctor.trustpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.doctor.trustpolicy.PolicyRemark.Kind;
import com.aa.nxop.testkit.IamPolicy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** Thousands of policies that nobody would think of: the check blames one exactly if the sandbox's IAM, which shares no code, refuses. */
@Tag("full")
class RefusalAnalysisPropertiesTest {
    private static final String SESSION = "arn:aws:sts::285282426848:assumed-role/example-app-kpaas/eks-1";

    private record OneCondition(String operator, String key, List<String> values) {
        String json() {
            return "\"" + key + "\": ["
                    + String.join(
                            ", ",
                            values.stream().map(value -> '"' + value + '"').toList()) + "]";
        }
    }

    @Provide
    Arbitrary<PodFacts> pods() {
        return Arbitraries.of(
                Pods.PASSING, Pods.INHERITING, Pods.UNTAGGED, Pods.passing("an-id"), Pods.passing("other-id"));
    }

    private static Arbitrary<OneCondition> conditions() {
        Arbitrary<String> prefixes = Arbitraries.of("", "", "", "ForAllValues:", "ForAnyValue:");
        Arbitrary<String> operators = Arbitraries.of(
                "StringEquals",
                "StringEquals",
                "StringNotEquals",
                "StringEqualsIgnoreCase",
                "StringNotEqualsIgnoreCase",
                "StringLike",
                "StringNotLike",
                "ArnLike",
                "ArnEquals",
                "ArnNotLike",
                "Bool",
                "Null");
        Arbitrary<String> keys = Arbitraries.of(
                "aws:RequestTag/kubernetes-namespace",
                "aws:RequestTag/kubernetes-namespace",
                "aws:requestTAG/Eks-Cluster-Arn",
                "aws:PrincipalTag/kubernetes-namespace",
                "aws:RequestTag/team",
                "aws:TagKeys",
                "sts:ExternalId",
                "aws:PrincipalArn",
                "aws:PrincipalAccount",
                "aws:MultiFactorAuthPresent",
                "aws:username");
        Arbitrary<String> values = Arbitraries.of(
                "fxip-ms-dev",
                "FXIP-ms-dev",
                "fxip-*",
                "fxip-??-dev",
                "*",
                "",
                "other",
                "an-id",
                "285282426848",
                "true",
                "false",
                "kubernetes-*",
                "kubernetes-namespace",
                Pods.CLUSTER,
                Pods.ROLE,
                "arn:aws:eks:*:285282426848:cluster/*",
                "arn:aws:eks:*:cluster/kpaas-nonprod",
                "arn:aws:iam::285282426848:role/*",
                "${aws:PrincipalTag/kubernetes-namespace}",
                "${aws:RequestTag/kubernetes-namespace}",
                "${aws:RequestTag/team, 'fxip-ms-dev'}",
                "${aws:PrincipalType}",
                "${*}");
        return Combinators.combine(
                        prefixes,
                        operators,
                        Arbitraries.of("", "", "IfExists"),
                        keys,
                        values.list().ofMinSize(1).ofMaxSize(3))
                .as((prefix, operator, suffix, key, wanted) -> {
                    String truth = wanted.get(0).equals("true") ? "true" : "false";
                    return switch (operator) {
                        case "Null" -> new OneCondition(operator, key, List.of(truth));
                        case "Bool" -> new OneCondition(prefix + operator + suffix, key, List.of(truth));
                        case "ArnLike", "ArnEquals", "ArnNotLike" ->
                            new OneCondition(prefix + operator + suffix, key, arns(wanted));
                        default -> new OneCondition(prefix + operator + suffix, key, wanted);
                    };
                });
    }

    /** Others IAM does not store. */
    private static List<String> arns(List<String> wanted) {
        List<String> arns = wanted.stream()
                .filter(value -> value.startsWith("arn:") || value.startsWith("*") || value.contains("${"))
                .toList();
        return arns.isEmpty() ? List.of(Pods.ROLE) : arns;
    }

    private static String block(List<OneCondition> conditions) {
        Map<String, Map<String, String>> byOperator = new LinkedHashMap<>();
        for (OneCondition condition : conditions) {
            byOperator
                    .computeIfAbsent(condition.operator(), operator -> new LinkedHashMap<>())
                    .put(condition.key(), condition.json());
        }
        List<String> operators = new ArrayList<>();
        byOperator.forEach(
                (operator, keys) -> operators.add("\"" + operator + "\": {" + String.join(", ", keys.values()) + "}"));
        return String.join(", ", operators);
    }

    private static Arbitrary<String> statements() {
        return Combinators.combine(
                        Arbitraries.of("Allow", "Allow", "Allow", "Deny"),
                        Arbitraries.of(
                                "{\"AWS\": \"arn:aws:iam::285282426848:root\"}",
                                "{\"AWS\": \"285282426848\"}",
                                "\"*\"",
                                "{\"AWS\": [\"" + Pods.ROLE + "\", \"045755618773\"]}",
                                "{\"AWS\": \"045755618773\"}",
                                "{\"Service\": \"pods.eks.amazonaws.com\"}"),
                        Arbitraries.of(
                                "\"sts:AssumeRole\", \"sts:TagSession\"",
                                "\"sts:AssumeRole\", \"sts:TagSession\"",
                                "\"sts:AssumeRole\"",
                                "\"sts:TagSession\"",
                                "\"STS:*\"",
                                "\"sts:Tag*\""),
                        conditions().list().ofMaxSize(2).map(RefusalAnalysisPropertiesTest::block))
                .as(Policies::statement);
    }

    @Provide
    Arbitrary<String> policies() {
        return Combinators.combine(
                        statements().list().ofMinSize(1).ofMaxSize(3), Arbitraries.of("2012", "2012", "2008"))
                .as((statements, version) ->
                        Policies.policy(statements.toArray(String[]::new)).replace("\"2012-", "\"" + version + "-"));
    }

    @Property(tries = 4000)
    void blamesExactlyWhatTheSandboxRefuses(@ForAll("policies") String policy, @ForAll("pods") PodFacts pod) {
        List<PolicyRemark> remarks = TrustPolicyCheck.of(policy).against(pod, Remarks.NOW);
        assertThat(remarks).as("everything is known").noneMatch(remark -> remark.kind() == Kind.UNKNOWN);
        assertThat(remarks.stream().anyMatch(remark -> remark.kind() == Kind.BLOCKS))
                .as("%s for %s: %s", policy, pod, remarks)
                .isEqualTo(!takes(policy, pod));
    }

    /** Neither the text of a policy nor a pod about which little is known breaks it. */
    @Property(tries = 1000)
    void everyRemarkIsASentenceAndNoneIsSaidTwice(@ForAll("policies") String policy) {
        for (PodFacts pod : List.of(Pods.KNOWING_LITTLE, Pods.of("", ""), Pods.PASSING)) {
            List<PolicyRemark> remarks = TrustPolicyCheck.of(policy).against(pod, Remarks.NOW);
            assertThat(remarks).doesNotHaveDuplicates();
            assertThat(remarks).extracting(PolicyRemark::kind).isSorted();
            assertThat(remarks)
                    .allSatisfy(remark -> assertThat(remark.text())
                            .endsWith(".")
                            .doesNotContain("null", "Optional", "  ", " .", "\n")
                            .doesNotEndWith("..")
                            .matches("[A-Zs].*"));
        }
    }

    private static boolean takes(String policy, PodFacts pod) {
        IamPolicy trust = IamPolicy.ofTrust(policy);
        Map<String, Collection<String>> tagging = keys(pod);
        Map<String, Collection<String>> assuming = new LinkedHashMap<>(tagging);
        pod.externalId().ifPresent(id -> assuming.put("sts:ExternalId", Set.of(id)));
        return allows(trust, PolicyStatement.ASSUME_ROLE, assuming)
                && (pod.tags().isEmpty() || allows(trust, PolicyStatement.TAG_SESSION, tagging));
    }

    private static boolean allows(IamPolicy trust, String action, Map<String, Collection<String>> keys) {
        return trust.allows(Pods.ROLE, SESSION, action, "arn:aws:iam::178549792225:role/x", keys);
    }

    private static Map<String, Collection<String>> keys(PodFacts pod) {
        Map<String, Collection<String>> keys = new LinkedHashMap<>();
        pod.tags().forEach((tag, value) -> {
            keys.put("aws:RequestTag/" + tag, Set.of(value));
            if (pod.inheritedTags()) {
                keys.put("aws:PrincipalTag/" + tag, Set.of(value));
            }
        });
        keys.put("aws:TagKeys", new TreeSet<>(pod.tags().keySet()));
        keys.put("aws:PrincipalArn", Set.of(Pods.ROLE));
        keys.put("aws:PrincipalAccount", Set.of(Pods.ACCOUNT));
        keys.put("aws:PrincipalType", Set.of("AssumedRole"));
        keys.put("aws:MultiFactorAuthPresent", Set.of("false"));
        return keys;
    }
}
