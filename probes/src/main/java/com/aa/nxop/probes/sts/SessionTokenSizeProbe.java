package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.Outcome;
import com.aa.nxop.probes.Probe;
import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;

final class SessionTokenSizeProbe implements Probe {
    @Override
    public String belief() {
        return "The token of a session with the six inherited tags has at most 4,096 bytes, and more than 200.";
    }

    @Override
    public Outcome ask(ProbedWorld world) {
        int bytes = ProbedWorld.session(world.assume(world.tagged(), StackRole.TARGET), "the target role")
                .sessionToken()
                .length();
        return Outcome.of(bytes > 200 && bytes <= 4096, "a token of " + bytes + " bytes");
    }
}
