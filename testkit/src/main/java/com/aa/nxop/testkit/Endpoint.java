package com.aa.nxop.testkit;

/** The servers of the sandbox. */
public enum Endpoint {
    /** The EKS Pod Identity Agent. */
    AGENT,
    /** The Security Token Service. */
    STS,
    /** The Security Token Service of another region; only with {@link SandboxSts.Setup#fallbackRegion}. */
    STS_FALLBACK,
    /** S3 of the NXOP account. */
    S3,
    /** The Parameter Store of the NXOP account. */
    SSM,
    /** The control plane of MSK; only with {@link Part#MSK}. The broker itself is no HTTP endpoint. */
    KAFKA,
    /** The control plane of DocumentDB; only with {@link Part#DOCDB}. Its members themselves are no HTTP endpoints. */
    DOCDB,
    /**
     * With {@link PodSource#KUBE2IAM}: kube2iam in the place of the instance metadata service. Otherwise a metadata service that refuses
     * everyone, to which nothing in a pod's environment points: a test that does can prove that nobody asked it.
     */
    METADATA
}
