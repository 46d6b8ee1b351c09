package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsAnswer;

final class MissingExternalIdProbe extends AnswerProbe {
    MissingExternalIdProbe() {
        super(
                "Without the external id STS refuses sts:AssumeRole, and does not say why.",
                ExpectedAnswer.denied("sts:AssumeRole"));
    }

    @Override
    StsAnswer attempt(ProbedWorld world) {
        return world.assume(world.tagged(), StackRole.EXTERNAL_ID);
    }
}
