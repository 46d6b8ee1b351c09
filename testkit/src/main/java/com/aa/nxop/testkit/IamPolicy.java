package com.aa.nxop.testkit;

import com.aa.nxop.testkit.internal.iam.AuthorizationRequest;
import com.aa.nxop.testkit.internal.iam.Caller;
import com.aa.nxop.testkit.internal.iam.ContextKeys;
import com.aa.nxop.testkit.internal.iam.Decision;
import com.aa.nxop.testkit.internal.iam.Policy;
import java.util.Collection;
import java.util.Map;

/** A policy as the sandbox's IAM reads it, without a sandbox. Immutable. */
public final class IamPolicy {
    private final Policy policy;

    private IamPolicy(Policy policy) {
        this.policy = policy;
    }

    /**
     * Reads a trust policy.
     *
     * @throws IllegalArgumentException if IAM would not take it; the message says which element, and why
     */
    public static IamPolicy ofTrust(String json) {
        return new IamPolicy(Policy.parseTrust(json));
    }

    /**
     * Reads what a role may do.
     *
     * @throws IllegalArgumentException if IAM would not take it; the message says which element, and why
     */
    public static IamPolicy ofPermissions(String json) {
        return new IamPolicy(Policy.parse(json));
    }

    /**
     * Reads the policy of a session.
     *
     * @throws IllegalArgumentException if STS would not take it, which takes more than IAM stores
     */
    public static IamPolicy ofSession(String json) {
        return new IamPolicy(Policy.parseSession(json));
    }

    /**
     * Reads a resource control policy of an organization.
     *
     * @throws IllegalArgumentException if Organizations would not take it
     */
    public static IamPolicy ofResourceControl(String json) {
        return new IamPolicy(Policy.parseResourceControl(json));
    }

    /**
     * Whether this policy alone allows a session of a role something.
     *
     * @param sessionArn {@code arn:aws:sts::<account>:assumed-role/<role>/<session>}
     * @param keys the condition keys of the request
     */
    public boolean allows(
            String roleArn,
            String sessionArn,
            String action,
            String resource,
            Map<String, ? extends Collection<String>> keys) {
        ContextKeys known = ContextKeys.NONE;
        for (Map.Entry<String, ? extends Collection<String>> key : keys.entrySet()) {
            known = known.with(key.getKey(), key.getValue());
        }
        Caller caller = new Caller.RoleSession(roleArn.split(":", 6)[4], roleArn, sessionArn);
        Decision decision = policy.decide(new AuthorizationRequest(caller, action, resource, known));
        return decision == Decision.ALLOW || decision == Decision.ALLOW_ACCOUNT;
    }
}
