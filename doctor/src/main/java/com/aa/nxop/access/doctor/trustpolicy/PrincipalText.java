package com.aa.nxop.access.doctor.trustpolicy;

import java.util.List;

/** Says of a principal whom it names and who this pod is. */
record PrincipalText(RedactedText shown, PodFacts facts) {
    String failing(TrustPrincipal principal) {
        if (principal.not()) {
            return "IAM does not take NotPrincipal in a trust policy. Write a Principal with " + pods() + ".";
        }
        return names(principal) + "; " + pod() + ". " + remedy(principal);
    }

    String unknown(TrustPrincipal principal) {
        return names(principal) + "; the Doctor cannot tell whether that is this pod's role.";
    }

    private String names(TrustPrincipal principal) {
        return "Principal names "
                + shown.quoted(
                        principal.values().stream()
                                .map(TrustPrincipal.Value::text)
                                .toList(),
                        "and");
    }

    private String pod() {
        if (!facts.sourceRoleArn().isEmpty()) {
            return "this pod's role is " + shown.quoted(facts.sourceRoleArn());
        }
        return RoleArn.account(facts).isEmpty()
                ? "the Doctor does not know this pod's role"
                : "this pod's role is in account " + RoleArn.account(facts);
    }

    private String remedy(TrustPrincipal principal) {
        boolean allAws =
                principal.values().stream().allMatch(value -> value.kind().equals("AWS"));
        List<String> texts =
                principal.values().stream().map(TrustPrincipal.Value::text).toList();
        if (!allAws) {
            return "Service and Federated do not name roles. Add a statement for this pod, with conditions that only this pod"
                    + " meets: the guide's page on trust policies has one.";
        }
        if (texts.stream().anyMatch(text -> !RoleArn.ofSession(text).isEmpty())
                && !facts.sourceRoleArn().isEmpty()) {
            return "A session's ARN names only that one session"
                    + (facts.call().callerArn().isEmpty()
                            ? ""
                            : ", and this pod's is now "
                                    + shown.quoted(facts.call().callerArn()))
                    + ". Name the role, " + shown.quoted(facts.sourceRoleArn()) + ", if this pod should have access.";
        }
        if (texts.stream().anyMatch(text -> text.equalsIgnoreCase(facts.sourceRoleArn()))) {
            return "They differ only in upper and lower case, and IAM compares the case. Write the role's ARN as it is.";
        }
        boolean roles = !facts.sourceRoleArn().isEmpty()
                && principal.values().stream().allMatch(value -> value.account().isEmpty());
        // Where roles are named, the account would let in all the others.
        return "Add " + (roles ? shown.quoted(facts.sourceRoleArn()) : pods()) + ", if this pod should have access.";
    }

    private String pods() {
        return RoleArn.account(facts).isEmpty() ? "the pod's account" : '"' + RoleArn.root(facts) + '"';
    }
}
