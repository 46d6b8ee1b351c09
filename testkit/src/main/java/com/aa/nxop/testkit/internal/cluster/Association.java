package com.aa.nxop.testkit.internal.cluster;

import org.jspecify.annotations.Nullable;

/**
 * An EKS Pod Identity association.
 *
 * @param roleArn what EKS assumes for the pod, in the cluster's account
 * @param targetRoleArn what EKS assumes next, in any account; without it the pod gets the first role
 * @param sessionTags {@code false} is the API's {@code disableSessionTags}
 */
public record Association(
        String namespace,
        String serviceAccount,
        String roleArn,
        @Nullable String targetRoleArn,
        boolean sessionTags) {
    boolean covers(Pod pod) {
        return namespace.equals(pod.namespace()) && serviceAccount.equals(pod.serviceAccount());
    }
}
