package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.Outcome;
import com.aa.nxop.probes.Probe;
import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StsAnswer;

/** One call of STS whose answer is believed to be known. */
abstract class AnswerProbe implements Probe {
    private final String belief;
    private final ExpectedAnswer expected;

    AnswerProbe(String belief, ExpectedAnswer expected) {
        this.belief = belief;
        this.expected = expected;
    }

    /** The call. */
    abstract StsAnswer attempt(ProbedWorld world);

    @Override
    public final String belief() {
        return belief;
    }

    @Override
    public final Outcome ask(ProbedWorld world) {
        return expected.judge(attempt(world));
    }
}
