package com.aa.nxop.testkit.internal.iam;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The policies that have a say beside those of a role and its session: of the organization, of boundaries, of VPC endpoints and of resources. Thread-safe.
 */
public final class GuardPolicies {
    /** Where nobody set up any. */
    public static final GuardPolicies NONE = new GuardPolicies();

    private static final String ORGANIZATION = "arn:aws:organizations::111122223333:policy/o-9f8e7d6c5b/";
    public static final String SERVICE_CONTROL_ARN = ORGANIZATION + "service_control_policy/p-1a2b3c4d";
    public static final String RESOURCE_CONTROL_ARN = ORGANIZATION + "resource_control_policy/p-5e6f7a8b";

    private final Map<String, Policy> policies = new ConcurrentHashMap<>();
    private volatile boolean together;

    /** From now on both accounts are in one organization, so that AWS names the policies of either in refusals. */
    public void together() {
        together = true;
    }

    public boolean areTogether() {
        return together;
    }

    /**
     * The most that any role of the organization may do.
     *
     * @throws MalformedPolicy if Organizations would not take it
     */
    public void serviceControl(String json) {
        policies.put("SCP", Policy.parse(json));
    }

    /**
     * What nobody may do to the organization's resources.
     *
     * @throws MalformedPolicy if Organizations would not take it
     */
    public void resourceControl(String json) {
        policies.put("RCP", Policy.parseResourceControl(json));
    }

    /**
     * The most that a role may do.
     *
     * @throws MalformedPolicy if IAM would not take it
     */
    public void boundary(String roleArn, String json) {
        policies.put("boundary " + roleArn, Policy.parse(json));
    }

    /**
     * Of the endpoint through which this service is called.
     *
     * @param service as actions begin, for example {@code s3}
     * @throws MalformedPolicy if EC2 would not take it
     */
    public void endpoint(String service, String json) {
        policies.put("endpoint " + service, Policy.parseResource(json));
    }

    /**
     * Of a resource and all that is in it.
     *
     * @param arn for example a bucket's
     * @throws MalformedPolicy if the service would not take it
     */
    public void resource(String arn, String json) {
        policies.put("resource " + arn, Policy.parseResource(json));
    }

    Optional<Policy> boundary(String roleArn) {
        return found("boundary " + roleArn);
    }

    /** Of the resource, or of what it is in. */
    Optional<Policy> resource(String arn) {
        int slash = arn.indexOf('/');
        return found("resource " + (slash < 0 ? arn : arn.substring(0, slash)));
    }

    /** Those that are about everybody. */
    PolicyChain chain(AuthorizationRequest request) {
        PolicyChain chain = new PolicyChain(request);
        found("endpoint " + request.action().split(":", 2)[0])
                .ifPresent(policy -> chain.add(DecidingPolicy.VPC_ENDPOINT, policy));
        found("RCP").ifPresent(policy -> chain.add(DecidingPolicy.RESOURCE_CONTROL, policy, RESOURCE_CONTROL_ARN));
        found("SCP").ifPresent(policy -> chain.add(DecidingPolicy.SERVICE_CONTROL, policy, SERVICE_CONTROL_ARN));
        return chain;
    }

    private Optional<Policy> found(String name) {
        return Optional.ofNullable(policies.get(name));
    }
}
