package com.aa.nxop.testkit;

import com.aa.nxop.testkit.internal.iam.GuardPolicies;
import java.util.function.Consumer;

/**
 * The organization that both accounts are in, and the policies that have a say beside those of the roles. Each narrows what a role may do, whatever
 * the role's own policies say, and a refusal names the one that decided. Changes hold for the next request. Thread-safe.
 */
public final class SandboxOrganization {
    private final SandboxSettings settings;
    private final Consumer<Consumer<GuardPolicies>> world;

    SandboxOrganization(SandboxSettings settings, Consumer<Consumer<GuardPolicies>> world) {
        this.settings = settings;
        this.world = world;
    }

    /**
     * The service control policy of both accounts, JSON: the most that any role in them may do.
     *
     * @throws IllegalArgumentException if Organizations would not take it
     */
    public SandboxOrganization serviceControlPolicy(String json) {
        world.accept(guardrails -> guardrails.serviceControl(json));
        return this;
    }

    /**
     * The resource control policy of both accounts, JSON: what no session may do to their resources. {@link SandboxSts.Setup#resourceControlPolicy}
     * also binds AWS services and holders of tokens.
     *
     * @throws IllegalArgumentException if Organizations would not take it
     */
    public SandboxOrganization resourceControlPolicy(String json) {
        world.accept(guardrails -> guardrails.resourceControl(json));
        return this;
    }

    /**
     * The permissions boundary of the pod's role, JSON.
     *
     * @throws IllegalArgumentException if IAM would not take it
     */
    public SandboxOrganization podBoundary(String json) {
        world.accept(guardrails -> guardrails.boundary(settings.podRole(), json));
        return this;
    }

    /**
     * The permissions boundary of the NXOP role, JSON.
     *
     * @throws IllegalArgumentException if IAM would not take it
     */
    public SandboxOrganization targetBoundary(String json) {
        world.accept(guardrails -> guardrails.boundary(settings.targetRole(), json));
        return this;
    }

    /**
     * The policy of the VPC endpoint through which the pod calls a service, JSON, each statement with a {@code Principal}.
     *
     * @param service as actions begin, for example {@code sts}, {@code s3} or {@code ssm}
     * @throws IllegalArgumentException if EC2 would not take it
     */
    public SandboxOrganization vpcEndpointPolicy(String service, String json) {
        world.accept(guardrails -> guardrails.endpoint(service, json));
        return this;
    }
}
