package com.aa.nxop.testkit;

/** How the pod gets its first credentials. */
public enum PodSource {
    /** From the EKS Pod Identity Agent. */
    POD_IDENTITY,
    /** By exchanging its projected token with AssumeRoleWithWebIdentity: IAM roles for service accounts. */
    WEB_IDENTITY
}
