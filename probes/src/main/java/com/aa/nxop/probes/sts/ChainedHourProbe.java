package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsAnswer;

final class ChainedHourProbe extends AnswerProbe {
    ChainedHourProbe() {
        super("A chained session may last exactly one hour.", ExpectedAnswer.granted());
    }

    @Override
    StsAnswer attempt(ProbedWorld world) {
        return world.assume(world.tagged(), StackRole.LONG, "DurationSeconds", "3600");
    }
}
