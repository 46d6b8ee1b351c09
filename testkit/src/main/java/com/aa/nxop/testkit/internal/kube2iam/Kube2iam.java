package com.aa.nxop.testkit.internal.kube2iam;

import com.aa.nxop.testkit.SandboxKube2iam;
import com.aa.nxop.testkit.internal.http.HttpService;
import com.aa.nxop.testkit.internal.sts.RoleSessions;
import com.aa.nxop.testkit.internal.sts.Sessions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * kube2iam on the pod's node: what the pod and its namespace are annotated with, and what goes wrong with it. Its texts, statuses and
 * its cache are those of jtblin/kube2iam. Thread-safe.
 */
public final class Kube2iam implements SandboxKube2iam {
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

    @Override
    public void annotate(String role) {
        pod.annotate(role);
    }

    @Override
    public void removeAnnotation() {
        pod.annotate(null);
    }

    @Override
    public void externalId(String value) {
        pod.externalId(value);
    }

    @Override
    public void removeExternalId() {
        pod.externalId(null);
    }

    @Override
    public void allowRoles(String... roles) {
        pod.allow(List.of(roles));
    }

    @Override
    public void allowAllRoles() {
        pod.allow(null);
    }

    @Override
    public void startUpRace(Duration time) {
        pod.unknownFor(time);
    }

    @Override
    public void startUpRace(int requests) {
        pod.unknownFor(requests);
    }

    @Override
    public void expireCache() {
        cache.expire();
    }

    @Override
    public void clearCache() {
        cache.clear();
    }

    @Override
    public void imdsV2(boolean value) {
        metadata.tokens(value);
    }

    @Override
    public void ruleMissing(boolean value) {
        server.ruleMissing(value);
    }

    @Override
    public String nodeRole() {
        return node.role();
    }

    @Override
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
