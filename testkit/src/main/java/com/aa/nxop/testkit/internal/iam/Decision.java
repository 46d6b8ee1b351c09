package com.aa.nxop.testkit.internal.iam;

/** What one policy document says about one request; the later constant wins over the earlier. */
public enum Decision {
    /** No statement applies: refused, unless another policy allows it. */
    NO_MATCH,

    /** Allowed to the caller's account as a whole: the caller's own policy must allow it too, even within the account. */
    ALLOW_ACCOUNT,

    /** Allowed to the caller itself. */
    ALLOW,

    /** Refused, whatever any other policy says. */
    EXPLICIT_DENY;

    Decision or(Decision other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
