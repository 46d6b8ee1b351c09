package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsAnswer;

final class RoleMaximumFirstProbe extends AnswerProbe {
    RoleMaximumFirstProbe() {
        super(
                "Where the role and the chain are both too short for a duration, STS names the role's maximum.",
                ExpectedAnswer.refused(
                        400,
                        "ValidationError",
                        "The requested DurationSeconds exceeds the MaxSessionDuration set for this role."));
    }

    @Override
    StsAnswer attempt(ProbedWorld world) {
        return world.assume(world.tagged(), StackRole.TARGET, "DurationSeconds", "3601");
    }
}
