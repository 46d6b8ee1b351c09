package com.aa.nxop.access;

/** Where the pod's own credentials come from. */
public enum SourceKind {
    /** The EKS Pod Identity agent. */
    POD_IDENTITY("pod-identity"),
    /** A web identity token exchanged at STS: IAM roles for service accounts (IRSA). */
    WEB_IDENTITY("web-identity"),
    /** The metadata service as kube2iam answers in its place; used only where {@code NXOP_SOURCE} names it. */
    KUBE2IAM("kube2iam"),
    /** A file that the Vault Agent renders. */
    VAULT_FILE("vault-file"),
    /** A laptop's: keys in properties or variables, and the AWS SDK's profiles with SSO. */
    AWS_DEFAULT("aws-default");

    private final String id;

    SourceKind(String id) {
        this.id = id;
    }

    /** As in {@code NXOP_SOURCE}. */
    public String id() {
        return id;
    }
}
