package com.aa.nxop.access.internal.assume;

/** What is known of the tags that a Pod Identity session should hand on: they may be disabled on its association. */
public enum TagInheritance {
    /** Nothing was tried. */
    ASSUMED(" If session tags are disabled on the Pod Identity association, the session inherits no tags: set"
            + " NXOP_SESSION_TAG_MODE=pass."),
    /** STS refused the same tags as conflicting: they are inherited. */
    CERTAIN(""),
    /** Passing them was refused as well, so that nothing is learnt. */
    PASSING_REFUSED_TOO(" STS also refused the tags when the SDK passed them");

    private final String hint;

    TagInheritance(String hint) {
        this.hint = hint;
    }

    /** For a refusal of AssumeRole. */
    String hint() {
        return hint;
    }
}
