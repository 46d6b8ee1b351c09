package com.aa.nxop.access.doctor.trustpolicy;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom a statement is about.
 *
 * @param values as they stand in the policy
 * @param not whether it is a {@code NotPrincipal}, which IAM takes in no trust policy
 */
record TrustPrincipal(List<Value> values, boolean not) {
    private static final Pattern ROOT = Pattern.compile("arn:[^:]+:iam::(\\d{12}):root|(\\d{12})");

    /** @param kind {@code AWS}, {@code Service}, {@code Federated} */
    record Value(String kind, String text) {
        boolean isEveryone() {
            return kind.equals("AWS") && text.equals("*");
        }

        /** Of a whole account; empty if it is no account. */
        String account() {
            Matcher root = ROOT.matcher(text);
            if (!kind.equals("AWS") || !root.matches()) {
                return "";
            }
            return root.group(1) == null ? root.group(2) : root.group(1);
        }

        TruthValue covers(PodFacts facts) {
            if (!kind.equals("AWS") || isEveryone()) {
                return TruthValue.of(isEveryone());
            }
            String pods = RoleArn.account(facts);
            if (!account().isEmpty()) {
                return pods.isEmpty()
                        ? TruthValue.UNKNOWN
                        : TruthValue.of(account().equals(pods));
            }
            return text.matches("arn:[^:*?]+:(iam|sts)::" + (pods.isEmpty() ? "\\d{12}" : pods) + ":[^*?]+")
                    ? coversRole(facts)
                    : TruthValue.FALSE;
        }

        private TruthValue coversRole(PodFacts facts) {
            String role = facts.sourceRoleArn();
            if (text.equals(role)) {
                return TruthValue.TRUE;
            }
            String ofSession = RoleArn.ofSession(text);
            String caller = facts.call().callerArn();
            if (!ofSession.isEmpty() && !caller.isEmpty()) {
                return TruthValue.of(text.equals(caller));
            }
            boolean possible = !ofSession.isEmpty()
                    ? role.isEmpty() || RoleArn.name(ofSession).equals(RoleArn.name(role))
                    : text.contains(":role/") && (role.isEmpty() || RoleArn.mayBe(text, role));
            return possible ? TruthValue.UNKNOWN : TruthValue.FALSE;
        }
    }

    TruthValue covers(PodFacts facts) {
        return not ? TruthValue.FALSE : TruthValue.any(values.stream(), value -> value.covers(facts));
    }

    TruthValue covers(RequestContextKeys keys) {
        return not ? TruthValue.FALSE : TruthValue.any(values.stream(), keys::covered);
    }

    boolean hasEveryone() {
        return values.stream().anyMatch(Value::isEveryone);
    }

    /** Every role of at least one whole account. */
    boolean hasAccounts() {
        return values.stream().anyMatch(value -> !value.account().isEmpty());
    }

    List<String> accounts() {
        return values.stream()
                .map(Value::account)
                .filter(account -> !account.isEmpty())
                .toList();
    }
}
