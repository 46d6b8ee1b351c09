package com.aa.nxop.access.internal.text;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which pod this is, as far as it is known: by the configuration alone, or by the pod's token as well. */
public record Workload(
        Optional<String> clusterArn,
        Optional<String> namespace,
        Optional<String> serviceAccount,
        Optional<String> podName,
        Optional<String> podUid) {

    /** The name at the end of the cluster's ARN. */
    public Optional<String> clusterName() {
        return clusterArn.map(arn -> arn.substring(arn.lastIndexOf('/') + 1));
    }

    /** What is known, under the six keys that EKS Pod Identity uses (EKS User Guide, "session tags"), in a fixed order. */
    public Map<String, String> tags() {
        Map<String, String> tags = new LinkedHashMap<>();
        namespace.ifPresent(value -> tags.put(PodTagKeys.NAMESPACE, value));
        serviceAccount.ifPresent(value -> tags.put(PodTagKeys.SERVICE_ACCOUNT, value));
        podName.ifPresent(value -> tags.put(PodTagKeys.POD_NAME, value));
        podUid.ifPresent(value -> tags.put(PodTagKeys.POD_UID, value));
        clusterArn.ifPresent(value -> tags.put(PodTagKeys.CLUSTER_ARN, value));
        clusterName().ifPresent(value -> tags.put(PodTagKeys.CLUSTER_NAME, value));
        return Collections.unmodifiableMap(tags);
    }
}
