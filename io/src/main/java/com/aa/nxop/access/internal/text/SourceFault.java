package com.aa.nxop.access.internal.text;

import org.jspecify.annotations.Nullable;

/** A platform gave the pod no token, or no credentials for it. The message is a sentence, and repeats nothing secret. */
public final class SourceFault extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final Kind kind;
    private final String remedy;

    /** What is the matter. */
    public enum Kind {
        TOKEN_UNREADABLE,
        TOKEN_EMPTY,
        TOKEN_MALFORMED,
        TOKEN_EXPIRED,
        AGENT_UNREACHABLE,
        AGENT_BUSY,
        AGENT_REFUSED,
        AGENT_NO_ASSOCIATION,
        /** What it said was no answer, or it was not the agent. */
        AGENT_ANSWER,
        WEB_IDENTITY_REFUSED,
        /** STS does not take the token. */
        WEB_IDENTITY_TOKEN,
        /** STS could not ask the token's issuer. */
        WEB_IDENTITY_PROVIDER,
        KUBE2IAM_UNREACHABLE,
        /** It knows no role for the pod, which may be new to it. */
        KUBE2IAM_NO_ROLE,
        /** The pod's namespace may not have the role. */
        KUBE2IAM_NAMESPACE,
        /** A metadata service answered that demands an IMDSv2 token. */
        KUBE2IAM_TOKEN,
        KUBE2IAM_BUSY,
        KUBE2IAM_REFUSED,
        /** What it said was no answer, or it was not kube2iam. */
        KUBE2IAM_ANSWER
    }

    /** @param remedy what a person can do */
    public SourceFault(Kind kind, String what, String remedy, @Nullable Throwable cause) {
        super(what, cause);
        this.kind = kind;
        this.remedy = remedy;
    }

    public Kind kind() {
        return kind;
    }

    public String remedy() {
        return remedy;
    }
}
