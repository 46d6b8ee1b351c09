package com.aa.nxop.testkit;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

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

    /** The policies of one kind that the two roles have at the start. Not thread-safe. */
    public static final class Setup {
        @Nullable
        String target;

        @Nullable
        String pod;

        Setup() {}

        /** The NXOP role's policy, JSON; by default the one that NXOP uses, for this pod. */
        public Setup target(String json) {
            target = json;
            return this;
        }

        /** The pod's role's policy, JSON; by default one with which the pod reaches the NXOP role. */
        public Setup pod(String json) {
            pod = json;
            return this;
        }
    }
}
