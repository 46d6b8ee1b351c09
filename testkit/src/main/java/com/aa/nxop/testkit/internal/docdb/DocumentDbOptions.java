package com.aa.nxop.testkit.internal.docdb;

import com.aa.nxop.testkit.internal.iam.Partition;

/**
 * What DocumentDB is started with.
 *
 * @param account that it belongs to
 * @param role the ARN of the one role that may log in from the beginning, and read and write everything
 */
public record DocumentDbOptions(String region, String account, String role, DocumentDbCluster cluster) {
    /** As the control plane knows it. */
    String clusterArn() {
        return arnOf(cluster.id());
    }

    String arnOf(String id) {
        return Partition.of(region).arn("rds", region, account, "cluster:" + id);
    }
}
