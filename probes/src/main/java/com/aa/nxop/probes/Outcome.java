package com.aa.nxop.probes;

/**
 * A world's answer to a probe.
 *
 * @param seen what the world said, or why it cannot tell; without secrets
 */
public record Outcome(Verdict verdict, String seen) {
    public static Outcome of(boolean holds, String seen) {
        return new Outcome(holds ? Verdict.HOLDS : Verdict.DOES_NOT_HOLD, seen);
    }

    static Outcome cannotTell(String why) {
        return new Outcome(Verdict.CANNOT_TELL, why);
    }
}
