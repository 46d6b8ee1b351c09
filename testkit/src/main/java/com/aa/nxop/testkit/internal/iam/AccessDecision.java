package com.aa.nxop.testkit.internal.iam;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What all policies together decide about one request.
 *
 * @param refusedBy the policy that decided; empty if the request is allowed
 * @param explicitDeny whether one of its statements denies; otherwise none allows
 * @param clause what AWS says of it behind the resource; empty if the request is allowed
 */
public record AccessDecision(Optional<DecidingPolicy> refusedBy, boolean explicitDeny, String clause) {
    /** Of these AWS says nothing where caller and resource are in two accounts, and not in one organization. */
    private static final Set<DecidingPolicy> OF_THE_ACCOUNTS =
            EnumSet.of(DecidingPolicy.RESOURCE_BASED, DecidingPolicy.IDENTITY_BASED, DecidingPolicy.SESSION);

    static final AccessDecision ALLOWED = new AccessDecision(Optional.empty(), false, "");

    static AccessDecision denied(DecidingPolicy policy, String arn) {
        return new AccessDecision(Optional.of(policy), true, policy.denies() + (arn.isEmpty() ? "" : ": " + arn));
    }

    static AccessDecision notAllowed(DecidingPolicy policy, String action) {
        return new AccessDecision(Optional.of(policy), false, policy.doesNotAllow(action));
    }

    /** Where nothing but the resource's own policy has a say. */
    public static AccessDecision ofResource(Decision decision, String action) {
        return switch (decision) {
            case EXPLICIT_DENY -> denied(DecidingPolicy.RESOURCE_BASED, "");
            case NO_MATCH -> notAllowed(DecidingPolicy.RESOURCE_BASED, action);
            case ALLOW, ALLOW_ACCOUNT -> ALLOWED;
        };
    }

    public boolean allowed() {
        return refusedBy.isEmpty();
    }

    /**
     * The clause, where AWS gives it.
     *
     * @param together whether caller and resource are in one account or one organization
     */
    public String clause(boolean together) {
        return together || refusedBy.filter(OF_THE_ACCOUNTS::contains).isEmpty() ? clause : "";
    }
}
