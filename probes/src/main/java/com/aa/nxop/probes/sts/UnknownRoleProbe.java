package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsAnswer;

final class UnknownRoleProbe extends AnswerProbe {
    UnknownRoleProbe() {
        super(
                "STS refuses a role that does not exist like one that trusts nobody.",
                ExpectedAnswer.denied("sts:AssumeRole"));
    }

    @Override
    StsAnswer attempt(ProbedWorld world) {
        return world.assume(world.tagged(), world.arn(StackRole.TARGET) + "-that-does-not-exist");
    }
}
