package com.aa.nxop.access.msk;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.TargetRole;

/**
 * How policies name the cluster and what is in it (developer guide, authorization policy resources).
 *
 * @param owner everything before the kind of the resource: {@code arn:aws:kafka:us-east-1:178549792225:}
 * @param cluster its name and UUID, with a slash between them; asterisks where they are not configured
 */
record ClusterArn(String owner, String cluster) {
    private static final String KIND = "cluster/";
    private static final String UNKNOWN = "*/*";

    /** Of the cluster that is configured. Where only its brokers are, the role's account stands for the cluster's. */
    static ClusterArn of(NxopAccess nxop) {
        MskSettings msk = MskSettings.of(nxop);
        TargetRole role = nxop.config().role();
        return msk.clusterArn()
                .map(ClusterArn::parse)
                .orElseGet(() -> new ClusterArn(
                        "arn:" + role.partition() + ":kafka:" + msk.region() + ":" + role.accountId() + ":", UNKNOWN));
    }

    private static ClusterArn parse(String arn) {
        int kind = arn.indexOf(KIND);
        return new ClusterArn(arn.substring(0, kind), arn.substring(kind + KIND.length()));
    }

    String arn() {
        return owner + KIND + cluster;
    }

    String topic(String name) {
        return inside("topic", name);
    }

    String group(String id) {
        return inside("group", id);
    }

    String transactionalId(String id) {
        return inside("transactional-id", id);
    }

    private String inside(String kind, String name) {
        return owner + kind + "/" + cluster + "/" + name;
    }

    /** What a reader has to know of the ARNs; empty if they are complete. */
    String note() {
        return cluster.equals(UNKNOWN)
                ? " The asterisks stand for the cluster's name and UUID, which the SDK does not know because NXOP_MSK_CLUSTER_ARN is"
                        + " not set."
                : "";
    }
}
