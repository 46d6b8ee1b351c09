package com.aa.nxop.access;

/** Where the pod's own credentials come from. */
public enum SourceKind {
    /** The EKS Pod Identity agent. */
    POD_IDENTITY("pod-identity", true),
    /** A web identity token exchanged at STS: IAM roles for service accounts (IRSA). */
    WEB_IDENTITY("web-identity", false),
    /** The metadata service as kube2iam answers in its place; used only where {@code NXOP_SOURCE} names it. */
    KUBE2IAM("kube2iam", false),
    /** A file that the Vault Agent renders. */
    VAULT_FILE("vault-file", false),
    /** A laptop's: keys in properties or variables, and the AWS SDK's profiles with SSO. */
    AWS_DEFAULT("aws-default", false);

    private final String id;
    private final boolean tagsItsSessions;

    SourceKind(String id, boolean tagsItsSessions) {
        this.id = id;
        this.tagsItsSessions = tagsItsSessions;
    }

    /** As in {@code NXOP_SOURCE}. */
    public String id() {
        return id;
    }

    /**
     * Whether the platform puts the pod's tags on the sessions that it gives, as transitive tags, which the session in the NXOP account
     * inherits. An association with session tags disabled is the exception: it adds none.
     */
    public boolean tagsItsSessions() {
        return tagsItsSessions;
    }
}
