package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.Outcome;
import com.aa.nxop.probes.Probe;
import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsAnswer;

/** "STS now enforces a single 4,096-byte size limit" (What's New, 2026-09-15). */
final class LargestTokenProbe implements Probe {
    /** Base64 of whole groups may stop a little short of what was asked for. */
    private static final int LEAST = 4000;

    @Override
    public String belief() {
        return "MinimumSessionTokenSize=4096 makes a token of that size, for tests.";
    }

    @Override
    public Outcome ask(ProbedWorld world) {
        StsAnswer answer = world.assume(world.tagged(), StackRole.TARGET, "MinimumSessionTokenSize", "4096");
        int bytes =
                answer.session().map(session -> session.sessionToken().length()).orElse(0);
        return Outcome.of(
                bytes >= LEAST && bytes <= 4096, answer.granted() ? "a token of " + bytes + " bytes" : answer.seen());
    }
}
