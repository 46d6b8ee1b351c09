package com.aa.nxop.access;

/**
 * How the tags that say which pod a session belongs to get into it.
 *
 * <p>EKS Pod Identity sets six <em>transitive</em> tags on the pod's own session, and STS refuses a call that passes one of them again. No
 * other source sets them, so there they must be passed. (EKS User Guide, "Grant pods access to AWS resources based on tags".)
 */
public enum SessionTagMode {
    /** Inherit with Pod Identity, pass with every other source; where STS shows that it is the other way round, from then on that. */
    AUTO,
    /** Pass none of the six: the pod's own session carries them. */
    INHERIT,
    /** Pass the six, as far as they are known. */
    PASS,
    /** Neither pass nor expect any: only the extra tags of {@code NXOP_SESSION_TAGS}. */
    NONE
}
