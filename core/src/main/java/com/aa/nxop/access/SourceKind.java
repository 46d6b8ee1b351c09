package com.aa.nxop.access;

/** Where the pod's own credentials come from. */
public enum SourceKind {
    /** The EKS Pod Identity agent. */
    POD_IDENTITY("pod-identity"),
    /** A web identity token exchanged at STS: IAM roles for service accounts (IRSA). */
    WEB_IDENTITY("web-identity");

    private final String id;

    SourceKind(String id) {
        this.id = id;
    }

    /** As in {@code NXOP_SOURCE}. */
    public String id() {
        return id;
    }
}
