package com.aa.nxop.access.doctor.trustpolicy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The trust policy that the NXOP role needs for one pod.
 *
 * <p>The principal is the root of the KPaaS account, not the pod's role: a role that is deleted and made again is another one to a
 * principal. Where the pod passes its tags itself, anybody in the account could pass the same, so that a condition on
 * {@code aws:PrincipalArn} names the role. The service account is left out as long as the names of service accounts are not settled.
 */
public final class TrustStatement {
    private static final String CLUSTER = "arn:aws[a-z-]*:eks:[a-z0-9-]+:\\d{12}:cluster/[A-Za-z0-9_-]+";

    private TrustStatement() {}

    /**
     * A complete trust policy, indented, with a line feed at the end. What is not known stands there in angle brackets, so that the policy
     * trusts nobody until it is filled in.
     *
     * <p>It holds the external id, if the pod sends one: print it {@linkplain PodFacts#withExternalIdHidden() hidden}.
     */
    public static String forPod(PodFacts facts) {
        return forPod(facts, List.of());
    }

    /**
     * The same with more actions.
     *
     * @param moreActions that STS named in a refusal, for example {@code sts:SetSourceIdentity}
     */
    public static String forPod(PodFacts facts, List<String> moreActions) {
        Map<String, Map<String, List<String>>> conditions = conditions(facts);
        List<String> statements = new ArrayList<>();
        if (facts.externalId().isEmpty()) {
            statements.add(statement(
                    facts,
                    "AllowPod",
                    actions(List.of(PolicyStatement.ASSUME_ROLE, PolicyStatement.TAG_SESSION), moreActions),
                    conditions));
        } else {
            statements.add(statement(
                    facts, "AllowPodToTag", actions(List.of(PolicyStatement.TAG_SESSION), moreActions), conditions));
            // Only sts:AssumeRole knows the external id.
            put(
                    conditions,
                    "StringEquals",
                    ConditionKeys.EXTERNAL_ID,
                    List.of(facts.externalId().get()));
            statements.add(0, statement(facts, "AllowPod", List.of(PolicyStatement.ASSUME_ROLE), conditions));
        }
        if (!facts.call().sourceIdentity().isEmpty() || moreActions.contains(PolicyStatement.SET_SOURCE_IDENTITY)) {
            // No page says whether this decision knows the call's tags, and alone it lets nobody in.
            Map<String, Map<String, List<String>>> caller = new LinkedHashMap<>();
            if (!facts.inheritedTags()) {
                put(caller, "ArnLike", ConditionKeys.PRINCIPAL_ARN, role(facts));
            }
            statements.add(statement(
                    facts, "AllowPodToSetSourceIdentity", List.of(PolicyStatement.SET_SOURCE_IDENTITY), caller));
        }
        return PolicyJson.policy(statements);
    }

    private static List<String> actions(List<String> usual, List<String> more) {
        return Stream.concat(usual.stream(), more.stream()).distinct().toList();
    }

    private static Map<String, Map<String, List<String>>> conditions(PodFacts facts) {
        Map<String, Map<String, List<String>>> conditions = new LinkedHashMap<>();
        sent(facts, ConditionKeys.NAMESPACE, facts.namespace())
                .ifPresent(value -> put(
                        conditions,
                        "StringEquals",
                        ConditionKeys.REQUEST_TAG + ConditionKeys.NAMESPACE,
                        List.of(value)));
        sent(facts, ConditionKeys.CLUSTER_ARN, facts.clusterArn())
                .ifPresent(value -> put(
                        conditions,
                        "ArnLike",
                        ConditionKeys.REQUEST_TAG + ConditionKeys.CLUSTER_ARN,
                        List.of(value.matches(CLUSTER) ? value : arn(facts, "eks", "*", "cluster/*"))));
        if (!facts.inheritedTags()) {
            put(conditions, "ArnLike", ConditionKeys.PRINCIPAL_ARN, role(facts));
        }
        return conditions;
    }

    /** The tag as the call carries it; empty if it does not. */
    private static Optional<String> sent(PodFacts facts, String tag, String known) {
        String value = facts.tags().getOrDefault(tag, facts.inheritedTags() ? known : "");
        if (!value.isEmpty()) {
            return Optional.of(value);
        }
        return facts.inheritedTags() ? Optional.of("<" + tag + ">") : Optional.empty();
    }

    /** The ARN of a session, which is often all there is, has lost the role's path; and a role's name is unique whatever its path. */
    private static List<String> role(PodFacts facts) {
        String role = facts.sourceRoleArn();
        if (role.isEmpty()) {
            return List.of(arn(facts, "iam", "", "role/<role of the pod>"));
        }
        return role.matches(".*:role/[^/]+") ? List.of(role, role.replace(":role/", ":role/*/")) : List.of(role);
    }

    private static String arn(PodFacts facts, String service, String region, String resource) {
        return "arn:" + RoleArn.partition(facts) + ":" + service + ":" + region + ":" + account(facts) + ":" + resource;
    }

    private static String account(PodFacts facts) {
        String account = RoleArn.account(facts);
        return account.isEmpty() ? "<account of the pod>" : account;
    }

    private static String statement(
            PodFacts facts, String sid, List<String> actions, Map<String, Map<String, List<String>>> conditions) {
        return PolicyJson.statement(sid, "AWS", arn(facts, "iam", "", "root"), actions, conditions);
    }

    private static void put(
            Map<String, Map<String, List<String>>> conditions, String operator, String key, List<String> values) {
        conditions.computeIfAbsent(operator, name -> new LinkedHashMap<>()).put(key, values);
    }
}
