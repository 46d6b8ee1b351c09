package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsAnswer;

final class RefusalTextProbe extends AnswerProbe {
    RefusalTextProbe() {
        super(
                "The refusal of AssumeRole names the caller's session, the action and the role.",
                ExpectedAnswer.denied("sts:AssumeRole"));
    }

    @Override
    StsAnswer attempt(ProbedWorld world) {
        return world.assume(world.tagged(), StackRole.CLOSED);
    }
}
