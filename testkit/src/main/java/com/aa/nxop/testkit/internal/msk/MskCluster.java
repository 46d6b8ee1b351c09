package com.aa.nxop.testkit.internal.msk;

import com.aa.nxop.testkit.internal.iam.Partition;

/**
 * The cluster's names.
 *
 * @param account that it belongs to
 */
record MskCluster(String region, String account, String name) {
    private static final String USUAL = "nxop-example";
    private static final String ID = "7c1a3f52-9d4e-4b06-8a17-2e5b6c9d0f31-2";

    MskCluster(String region, String account) {
        this(region, account, USUAL);
    }

    String arn() {
        return of("cluster") + name + "/" + ID;
    }

    /** The ARN of what is in the cluster. */
    String inside(String kind, String part) {
        return of(kind) + name + "/" + ID + "/" + part;
    }

    private String of(String kind) {
        return Partition.of(region).arn("kafka", region, account, kind + "/");
    }
}
