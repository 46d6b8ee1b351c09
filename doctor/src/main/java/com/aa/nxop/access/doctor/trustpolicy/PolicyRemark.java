package com.aa.nxop.access.doctor.trustpolicy;

/**
 * One thing to know about a trust policy. Immutable.
 *
 * @param statement the statement's Sid, or {@code statement 2} where it has none, or {@code the policy}
 * @param text for people: what the policy wants, what this pod sends, what to change. Without any external id
 */
public record PolicyRemark(Kind kind, String statement, String text) {
    /** In the order of their weight. */
    public enum Kind {
        /** It is another role's policy. */
        MISPLACED,
        /** This is why the pod is refused. */
        BLOCKS,
        /** It would refuse the pod; STS let the pod in, refused it for something else, or was not asked. */
        REFUSES,
        /** Whether it refuses the pod hangs on something that cannot be seen from here. */
        UNKNOWN,
        /** It can never match, or has no effect. */
        BROKEN,
        /** It lets the pod in today, and stops to do so when something else changes. */
        FRAGILE,
        /** It lets in more than was meant. */
        WEAK
    }

    @Override
    public String toString() {
        return kind + " " + statement + ": " + text;
    }
}
