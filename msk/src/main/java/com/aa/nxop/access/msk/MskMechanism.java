package com.aa.nxop.access.msk;

/** How Kafka clients show the NXOP session to MSK. Both are IAM authentication, and MSK takes both on the same port. */
enum MskMechanism {
    /** The mechanism of {@code aws-msk-iam-auth}. */
    AWS_MSK_IAM,
    /** A signed URL as a bearer token. */
    OAUTHBEARER
}
