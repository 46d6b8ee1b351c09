package com.aa.nxop.testkit.kube2iam;

import com.aa.nxop.testkit.account.Sessions;
import com.aa.nxop.testkit.http.HttpService;
import com.aa.nxop.testkit.sts.RoleSessions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * kube2iam on the pod's node: what the pod and its namespace are annotated with, and what goes wrong with it. Its texts, statuses and
 * its cache are those of jtblin/kube2iam. Thread-safe.
 */
public final class Kube2iam {
    private final NodeSettings node;
    private final PodRecord pod;
    private final RoleCache cache;
    private final InstanceMetadata metadata;
    private final Kube2iamServer server;

    /**
     * A pod without annotations, in an installation without namespace restrictions.
     *
     * @param sts where kube2iam assumes roles
     * @param sessions what STS has issued
     */
    public Kube2iam(NodeSettings node, RoleSessions sts, Sessions sessions, InstantSource clock) {
        this.node = node;
        this.pod = new PodRecord(node, clock);
        this.cache = new RoleCache(node, sts, sessions, clock);
        this.metadata = new InstanceMetadata(node, cache::own);
        this.server = new Kube2iamServer(node, pod, cache, metadata);
    }

    /** Annotates the pod with {@code iam.amazonaws.com/role}: a role of the node's account by its name, any role by its ARN. */
    public void annotate(String role) {
        pod.annotate(role);
    }

    /** As if the annotation stood on the Deployment instead of its pod template: the pod has none. */
    public void removeAnnotation() {
        pod.annotate(null);
    }

    /** Annotates the pod with {@code iam.amazonaws.com/external-id}. What is cached for its role is served all the same. */
    public void externalId(String value) {
        pod.externalId(value);
    }

    public void removeExternalId() {
        pod.externalId(null);
    }

    /**
     * Switches {@code --namespace-restrictions} on and annotates the namespace with {@code iam.amazonaws.com/allowed-roles}: names or
     * ARNs with {@code *} for any characters. Without any, no role is allowed.
     */
    public void allowRoles(String... roles) {
        pod.allow(List.of(roles));
    }

    /** Switches {@code --namespace-restrictions} off, as in the beginning. */
    public void allowAllRoles() {
        pod.allow(null);
    }

    /** For this long, by the sandbox's clock, kube2iam has not heard of the pod: 404. */
    public void startUpRace(Duration time) {
        pod.unknownFor(time);
    }

    /** The same for so many requests for the role's name or its credentials. */
    public void startUpRace(int requests) {
        pod.unknownFor(requests);
    }

    /** What is cached has expired a minute ago, for STS too, and is served all the same until {@link #clearCache()}. */
    public void expireCache() {
        cache.expire();
    }

    /** As if kube2iam had been restarted. */
    public void clearCache() {
        cache.clear();
    }

    /** Whether tokens of IMDSv2 are given out, which is the default; without, {@code PUT /latest/api/token} is refused with 403. */
    public void imdsV2(boolean value) {
        metadata.tokens(value);
    }

    /**
     * Whether kube2iam's iptables rule is missing on the node: then the node's own metadata service answers the pod, with the credentials of
     * the node's role.
     */
    public void ruleMissing(boolean value) {
        server.ruleMissing(value);
    }

    /** The role that kube2iam assumes the pod's role with. */
    public String nodeRole() {
        return node.role();
    }

    /** As in kube2iam's texts. */
    public String podIp() {
        return PodRecord.IP;
    }

    /** What answers at the metadata endpoint. */
    public HttpService endpoint() {
        return server;
    }

    @Override
    public String toString() {
        return "Kube2iam with " + node.role();
    }
}
