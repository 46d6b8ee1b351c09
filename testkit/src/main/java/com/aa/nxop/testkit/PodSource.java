package com.aa.nxop.testkit;

/** How the pod gets its first credentials. */
public enum PodSource {
    /** From the EKS Pod Identity Agent. */
    POD_IDENTITY,
    /** By exchanging its projected token with AssumeRoleWithWebIdentity: IAM roles for service accounts. */
    WEB_IDENTITY,
    /** From kube2iam, which stands in for the instance metadata service. */
    KUBE2IAM,
    /** From a file that the Vault Agent renders. */
    VAULT_FILE
}
