package com.aa.nxop.testkit.internal.msk;

import com.aa.nxop.testkit.internal.iam.Partition;

/**
 * The cluster's names.
 *
 * @param account that it belongs to
 */
record MskCluster(String region, String account) {
    static final String NAME = "nxop-example";
    private static final String ID = "7c1a3f52-9d4e-4b06-8a17-2e5b6c9d0f31-2";

    String arn() {
        return of("cluster") + NAME + "/" + ID;
    }

    /** The ARN of what is in the cluster. */
    String inside(String kind, String name) {
        return of(kind) + NAME + "/" + ID + "/" + name;
    }

    private String of(String kind) {
        return Partition.of(region).arn("kafka", region, account, kind + "/");
    }
}
