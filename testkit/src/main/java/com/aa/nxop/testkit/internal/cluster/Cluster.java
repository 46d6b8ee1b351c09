package com.aa.nxop.testkit.internal.cluster;

import com.aa.nxop.testkit.internal.iam.Partition;

/** An EKS cluster: what its name, account and region make of it. */
public record Cluster(String name, String accountId, String region) {
    public String arn() {
        return Partition.of(region).arn("eks", region, accountId, "cluster/" + name);
    }
}
