package com.aa.nxop.testkit.internal.s3;

import com.aa.nxop.testkit.internal.iam.Partition;

/** One permission that a request needs. */
record Need(String action, String resource) {
    private static final String COMMERCIAL = "arn:aws:";

    /** The same permission on the same resource, as policies of this partition name it. */
    Need in(Partition partition) {
        return resource.startsWith(COMMERCIAL)
                ? new Need(action, "arn:" + partition.id() + ":" + resource.substring(COMMERCIAL.length()))
                : this;
    }
}
