package com.aa.nxop.testkit;

import java.time.Duration;

/** kube2iam on the pod's node: what the pod and its namespace are annotated with, and what goes wrong with it. Thread-safe. */
public interface SandboxKube2iam {
    /** Annotates the pod with {@code iam.amazonaws.com/role}: a role of the node's account by its name, any role by its ARN. */
    void annotate(String role);

    /** As if the annotation stood on the Deployment instead of its pod template: the pod has none. */
    void removeAnnotation();

    /** Annotates the pod with {@code iam.amazonaws.com/external-id}. kube2iam still serves what it has cached for the pod's role. */
    void externalId(String value);

    void removeExternalId();

    /**
     * Switches {@code --namespace-restrictions} on and annotates the namespace with {@code iam.amazonaws.com/allowed-roles}: names or
     * ARNs with {@code *} for any characters. Without any, no role is allowed.
     */
    void allowRoles(String... roles);

    /** Switches {@code --namespace-restrictions} off, as in the beginning. */
    void allowAllRoles();

    /** For this long, by the sandbox's clock, kube2iam has not heard of the pod: 404. */
    void startUpRace(Duration time);

    /** The same for so many requests for the role's name or its credentials. */
    void startUpRace(int requests);

    /** What is cached has expired a minute ago, for STS too, and is served all the same until {@link #clearCache()}. */
    void expireCache();

    /** As if kube2iam had been restarted. */
    void clearCache();

    /** Whether tokens of IMDSv2 are given out, which is the default; without, {@code PUT /latest/api/token} is refused with 403. */
    void imdsV2(boolean value);

    /**
     * Whether kube2iam's iptables rule is missing on the node: then the node's own metadata service answers the pod, with the credentials of
     * the node's role.
     */
    void ruleMissing(boolean value);

    /** The role that kube2iam assumes the pod's role with. */
    String nodeRole();

    /** As in kube2iam's texts. */
    String podIp();
}
