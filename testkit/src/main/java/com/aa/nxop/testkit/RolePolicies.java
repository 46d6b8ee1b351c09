package com.aa.nxop.testkit;

import java.util.function.BiConsumer;

/** The policies of one kind that the two roles have: the trust policies, or the permissions. Thread-safe. */
public final class RolePolicies {
    private final SandboxSettings settings;
    private final BiConsumer<String, String> replacement;

    /** @param replacement takes the role's ARN and the policy */
    RolePolicies(SandboxSettings settings, BiConsumer<String, String> replacement) {
        this.settings = settings;
        this.replacement = replacement;
    }

    /**
     * Replaces the NXOP role's policy, for later calls. A session that was issued before keeps the permissions that it had; on AWS it would
     * not.
     *
     * @throws IllegalArgumentException if IAM would not take the policy
     */
    public void replaceTarget(String json) {
        replacement.accept(settings.targetRole(), json);
    }

    /**
     * The same for the pod's role. It also restarts the agent and kube2iam, which would serve what they have cached.
     *
     * @throws IllegalArgumentException if IAM would not take the policy
     */
    public void replacePod(String json) {
        replacement.accept(settings.podRole(), json);
    }
}
