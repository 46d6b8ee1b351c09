package com.aa.nxop.access.internal.io;

/** The kinds of policy that AWS names in a refusal: a closed set (IAM user guide, troubleshoot access denied error messages). */
public enum PolicyKind {
    IDENTITY_BASED("identity-based policy"),
    /** Of a bucket, a cluster, a key; of a role it is the trust policy. */
    RESOURCE_BASED("resource-based policy"),
    SESSION("session policy"),
    VPC_ENDPOINT("VPC endpoint policy"),
    PERMISSIONS_BOUNDARY("permissions boundary"),
    SERVICE_CONTROL("service control policy"),
    RESOURCE_CONTROL("resource control policy");

    private final String words;

    PolicyKind(String words) {
        this.words = words;
    }

    /** As AWS writes it. */
    String words() {
        return words;
    }
}
