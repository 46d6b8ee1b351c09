package com.aa.nxop.testkit.internal.cluster;

import org.jspecify.annotations.Nullable;

/**
 * An EKS Pod Identity association.
 *
 * @param roleArn what EKS assumes for the pod, in the cluster's account
 * @param targetRoleArn what EKS assumes next, in any account; without it the pod gets the first role
 * @param sessionTags {@code false} is the API's {@code disableSessionTags}
 * @param policy narrows the pod's session, JSON; null for none
 */
public record Association(
        String namespace,
        String serviceAccount,
        String roleArn,
        @Nullable String targetRoleArn,
        boolean sessionTags,
        @Nullable String policy) {
    public Association(
            String namespace,
            String serviceAccount,
            String roleArn,
            @Nullable String targetRoleArn,
            boolean sessionTags) {
        this(namespace, serviceAccount, roleArn, targetRoleArn, sessionTags, null);
    }

    boolean covers(Pod pod) {
        return namespace.equals(pod.namespace()) && serviceAccount.equals(pod.serviceAccount());
    }
}
