package com.aa.nxop.access.doctor.trustpolicy;

import com.aa.nxop.access.doctor.trustpolicy.PolicyRemark.Kind;
import java.util.List;
import java.util.Optional;

/** For a pod that exchanges its token for credentials of its own role. */
record WebIdentityWording(RedactedText shown, WebIdentityFacts facts) implements RefusalWording<WebIdentityKeys> {
    private static final String SUBJECT = "system:serviceaccount:";

    @Override
    public String wants(TrustCondition condition, WebIdentityKeys keys) {
        return shown.wants(condition);
    }

    @Override
    public String holding(TrustCondition condition, WebIdentityKeys keys) {
        return wants(condition, keys) + ", and " + says(condition, keys);
    }

    @Override
    public String unknown(TrustCondition condition, WebIdentityKeys keys) {
        return wants(condition, keys) + "; the Doctor cannot tell whether this pod meets that.";
    }

    @Override
    public String failing(TrustCondition condition, WebIdentityKeys keys) {
        return wants(condition, keys) + "; " + says(condition, keys) + ". " + remedy(condition, keys);
    }

    private String says(TrustCondition condition, WebIdentityKeys keys) {
        RequestValue value = keys.get(condition.key());
        boolean claim = claim(condition.key()).isPresent();
        return switch (value.kind()) {
            case ABSENT ->
                claim
                        ? "this pod's token is of the issuer " + shown.quoted(facts.host())
                        : "the call with a pod's token has no such key";
            case KNOWN ->
                (claim ? "this pod's token has " : "for this pod it is ") + shown.quoted(value.values(), "and");
            case HIDDEN, UNKNOWN -> "this pod has another";
        };
    }

    private String remedy(TrustCondition condition, WebIdentityKeys keys) {
        Optional<String> claim = claim(condition.key());
        RequestValue value = keys.get(condition.key());
        if (value.is(RequestValue.Kind.ABSENT)) {
            return claim.map(name -> otherKey(condition.key(), name))
                    .orElse("Take the condition out: such a call has the keys " + facts.host() + ":sub and :aud.");
        }
        if (condition.operator() == ConditionOperator.NULL
                || condition.operator().negated()) {
            return "Take the condition out, if this pod should have access.";
        }
        String actual = value.values().isEmpty() ? "" : value.values().get(0);
        return condition.wanted().stream()
                .map(wanted -> mistake(condition, wanted, actual))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("Write " + shown.quoted(actual) + ", if this pod should have access.");
    }

    private Optional<String> mistake(TrustCondition condition, String wanted, String actual) {
        if (wanted.equalsIgnoreCase(actual)) {
            return Optional.of("They differ only in upper and lower case, and IAM compares the case. Write "
                    + shown.quoted(actual) + ".");
        }
        Optional<String> never = BrokenConditions.neverMatches(condition, wanted);
        if (never.isPresent()) {
            return never.map(why -> why + " This pod's is " + shown.quoted(actual) + ".");
        }
        boolean form = !wanted.startsWith(SUBJECT) && !wanted.startsWith("*") && actual.startsWith(SUBJECT);
        return form
                ? Optional.of("A subject is " + SUBJECT + "NAMESPACE:NAME. Write " + shown.quoted(actual)
                        + ", if this pod should have access.")
                : Optional.empty();
    }

    private String otherKey(String key, String claim) {
        String right = "write " + facts.host() + ":" + claim + ".";
        if (key.startsWith("arn:")) {
            return "A condition key begins with the issuer, not with the ARN of its provider: " + right;
        }
        return key.contains("://")
                ? "A condition key has no https://: " + right
                : "That is the key of another issuer: " + right;
    }

    /** What of a token the key is about; empty if it is about none. */
    private static Optional<String> claim(String key) {
        String claim = key.substring(key.lastIndexOf(':') + 1);
        boolean ofToken = key.equals(claim) || !key.matches("(?i)(aws|sts|iam):.*");
        return Optional.of(claim)
                .filter(name -> ofToken && List.of("sub", "aud").contains(name));
    }

    @Override
    public String failing(TrustPrincipal principal, WebIdentityKeys keys) {
        String names = principal.not()
                ? "IAM does not take NotPrincipal in a trust policy"
                : "Principal names "
                        + shown.quoted(
                                principal.values().stream()
                                        .map(TrustPrincipal.Value::text)
                                        .toList(),
                                "and");
        return names + "; this pod's token comes from the OIDC provider " + shown.quoted(facts.provider()) + ". "
                + principal.values().stream()
                        .map(this::mistake)
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElse("That is the provider of another cluster or issuer.")
                + " Write \"Federated\": " + shown.quoted(facts.provider())
                + ", if this pod should have access, and check that IAM has this provider.";
    }

    private Optional<String> mistake(TrustPrincipal.Value value) {
        String text = value.text();
        if (!value.kind().equals("Federated")) {
            return Optional.of(
                    value.kind().equals("Service")
                            ? "A service's principal is for roles that AWS itself assumes, as with EKS Pod Identity. A token"
                                    + " needs its provider."
                            : "A token needs its provider, which stands under Federated, not under AWS.");
        }
        if (text.contains("://")) {
            return Optional.of("The ARN of a provider has no https://.");
        }
        if (!text.startsWith("arn:")) {
            return Optional.of("Name a provider by its ARN.");
        }
        if (text.equalsIgnoreCase(facts.provider()) || text.equals(facts.provider() + "/")) {
            return Optional.of("They differ in case or in a slash at the end, and both count.");
        }
        return text.endsWith(":oidc-provider/" + facts.host())
                ? Optional.of("STS looks for the provider in the role's own account, " + facts.account() + ".")
                : Optional.empty();
    }

    @Override
    public String unknown(TrustPrincipal principal, WebIdentityKeys keys) {
        return failing(principal, keys);
    }

    @Override
    public PolicyFinding missing(String action, List<PolicyStatement> candidates) {
        String start = "No statement allows " + action + ", which the pod calls with its token";
        if (candidates.isEmpty()) {
            return new PolicyFinding(
                    Kind.BLOCKS, TrustPolicy.NAME, action, start + ". Add a statement that allows it.");
        }
        PolicyStatement statement = candidates.get(0);
        return new PolicyFinding(
                Kind.BLOCKS,
                statement.name(),
                action,
                start + "; this one has the " + (statement.notActions() ? "NotAction " : "Action ")
                        + shown.quoted(statement.actions(), "and") + ". Write " + action + " in its place.");
    }
}
