package com.aa.nxop.access.internal.text;

import java.util.Set;

/** The session tags that say which pod it is (EKS User Guide, "Grant Pods access to AWS resources based on tags"). */
public final class PodTagKeys {
    public static final String NAMESPACE = "kubernetes-namespace";
    public static final String SERVICE_ACCOUNT = "kubernetes-service-account";
    public static final String POD_NAME = "kubernetes-pod-name";
    public static final String POD_UID = "kubernetes-pod-uid";
    public static final String CLUSTER_ARN = "eks-cluster-arn";
    public static final String CLUSTER_NAME = "eks-cluster-name";

    public static final Set<String> ALL =
            Set.of(NAMESPACE, SERVICE_ACCOUNT, POD_NAME, POD_UID, CLUSTER_ARN, CLUSTER_NAME);

    private PodTagKeys() {}
}
