package com.aa.nxop.testkit.internal.cluster;

/** A pod and the service account it runs as: what a projected token says about both. */
public record Pod(
        String namespace,
        String serviceAccount,
        String serviceAccountUid,
        String name,
        String uid,
        String node,
        String nodeUid) {
    /** What Kubernetes calls the pod's user, and every token its subject. */
    public String subject() {
        return "system:serviceaccount:" + namespace + ":" + serviceAccount;
    }
}
