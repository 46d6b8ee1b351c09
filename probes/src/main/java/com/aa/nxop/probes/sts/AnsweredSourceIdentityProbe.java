package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.Outcome;
import com.aa.nxop.probes.Probe;
import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsAnswer;

final class AnsweredSourceIdentityProbe implements Probe {
    @Override
    public String belief() {
        return "The answer of AssumeRole names the source identity, also one that the session has inherited.";
    }

    @Override
    public Outcome ask(ProbedWorld world) {
        StsAnswer answer = world.assume(world.source(world.tags(), "SourceIdentity", "probe-one"), StackRole.IDENTITY);
        return Outcome.of(
                answer.element("SourceIdentity").equals("probe-one"),
                answer.granted() ? "the source identity \"" + answer.element("SourceIdentity") + "\"" : answer.seen());
    }
}
