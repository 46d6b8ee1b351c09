package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsAnswer;

final class BothReadingsProbe extends AnswerProbe {
    BothReadingsProbe() {
        super(
                "A trust policy with one statement on aws:RequestTag and one on aws:PrincipalTag lets the pod in.",
                ExpectedAnswer.granted());
    }

    @Override
    StsAnswer attempt(ProbedWorld world) {
        return world.assume(world.tagged(), StackRole.BOTH_READINGS);
    }
}
