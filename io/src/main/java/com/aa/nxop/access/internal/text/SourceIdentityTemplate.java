package com.aa.nxop.access.internal.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * AWS's source identity of a session: a fixed text, or a text with facts of the pod in braces, for example
 * {@code {namespace}.{service-account}}. STS writes it into CloudTrail with every call of the session and of all sessions that follow.
 *
 * <p>A value that is too long for STS, or has characters that STS does not take, is shortened as a {@link SessionName} is.
 */
public record SourceIdentityTemplate(String text) {
    /** Remedy where a fact of the pod is not known. */
    public static final String FACTS_MISSING =
            "Set NXOP_NAMESPACE, NXOP_SERVICE_ACCOUNT, NXOP_POD_NAME and NXOP_POD_UID with the Downward API, NXOP_CLUSTER_ARN for"
                    + " {cluster}, or NXOP_SOURCE_IDENTITY to a fixed text.";
    /** Remedy where STS says "The source identity is already set for this assume role session". */
    public static final String SET_BEFORE =
            "Leave NXOP_SOURCE_IDENTITY out: then the session inherits the source identity of the pod's own session. No later"
                    + " session can change that identity.";

    private static final Pattern FACT = Pattern.compile("\\{([^{}]*)}");
    /** STS API reference, AssumeRole, SourceIdentity. */
    private static final Pattern TAKEN = Pattern.compile("[A-Za-z0-9_+=,.@-]{2,64}");

    private static final Pattern BETWEEN_FACTS = Pattern.compile("[A-Za-z0-9_+=,.@-]{0,64}");
    private static final Workload NOBODY =
            new Workload(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** As the setting has it. The name of one fact alone stands for the fact: {@code namespace} for {@code {namespace}}. */
    public static SourceIdentityTemplate of(String value) {
        return new SourceIdentityTemplate(facts(NOBODY).containsKey(value) ? "{" + value + "}" : value);
    }

    /** What is wrong with it: the second half of a sentence; nothing if nothing is. */
    public Optional<String> problem() {
        String known = String.join("}, {", facts(NOBODY).keySet());
        Optional<String> unknown = named().stream()
                .filter(fact -> !facts(NOBODY).containsKey(fact))
                .findFirst()
                .map(fact ->
                        "{" + fact + "} is not a fact of the pod. Write {" + known + "}, or a text without braces.");
        boolean taken = named().isEmpty()
                ? TAKEN.matcher(text).matches()
                : BETWEEN_FACTS.matcher(FACT.matcher(text).replaceAll("")).matches();
        return unknown.or(() -> taken
                ? Optional.empty()
                : Optional.of(
                        "a source identity must have 2 to 64 characters out of A-Z a-z 0-9 _ + = , . @ -. Write such a text, or"
                                + " facts of the pod: {" + known + "}."));
    }

    /** Why sts:SetSourceIdentity is needed: the end of a sentence. */
    public static String needed(boolean passed) {
        return passed
                ? ", because NXOP_SOURCE_IDENTITY sets a source identity. In the trust policy, give this action a statement"
                        + " of its own, without conditions on tags or an external id"
                : ", because the pod's own session passes on its source identity";
    }

    /** That a fact which it names is not known of this pod: a sentence. */
    public Optional<String> unknown(Workload pod) {
        Map<String, Optional<String>> facts = facts(pod);
        return named().stream()
                .filter(fact -> facts.getOrDefault(fact, Optional.empty()).isEmpty())
                .findFirst()
                .map(fact -> "The SDK cannot derive the source identity (NXOP_SOURCE_IDENTITY=" + text
                        + "): neither the pod's token nor a variable gives {" + fact + "}.");
    }

    /** The source identity of this pod, once nothing is {@linkplain #unknown unknown}. */
    public String filled(Workload pod) {
        Map<String, Optional<String>> facts = facts(pod);
        String whole = FACT.matcher(text)
                .replaceAll(fact -> Matcher.quoteReplacement(
                        facts.getOrDefault(fact.group(1), Optional.empty()).orElse("")));
        return TAKEN.matcher(whole).matches()
                ? whole
                : SessionName.cut(whole.replaceAll("[^A-Za-z0-9_+=,.@-]", "-"), List.of(whole));
    }

    private List<String> named() {
        return FACT.matcher(text)
                .results()
                .map((MatchResult fact) -> fact.group(1))
                .toList();
    }

    private static Map<String, Optional<String>> facts(Workload pod) {
        Map<String, Optional<String>> facts = new LinkedHashMap<>();
        facts.put("namespace", pod.namespace());
        facts.put("service-account", pod.serviceAccount());
        facts.put("pod", pod.podName());
        facts.put("pod-uid", pod.podUid());
        facts.put("cluster", pod.clusterName());
        return facts;
    }
}
