package com.aa.nxop.testkit.internal.iam;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The holder of a session of a role, as far as policies can tell. */
public interface RolePrincipal {
    /** The session's. */
    String arn();

    /** With the role's path, which the session's ARN has lost. */
    String roleArn();

    String accountId();

    /** As in {@code aws:userid}. */
    String userId();

    /** The role's own tags. */
    Map<String, String> roleTags();

    /** Session tags, inherited ones included. */
    Map<String, String> tags();

    /** What the role may do, JSON. */
    String identityPolicy();

    /** The session policy, JSON, which narrows what the role may do; null for none. */
    @Nullable
    String policy();

    /** As in {@code aws:TokenIssueTime}; null if that is not known. */
    @Nullable
    Instant issuedAt();

    /** Null if nobody said who is behind it. */
    @Nullable
    String sourceIdentity();

    /** What else has a say. */
    default GuardPolicies guardrails() {
        return GuardPolicies.NONE;
    }
}
