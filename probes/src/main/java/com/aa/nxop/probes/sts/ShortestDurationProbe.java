package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsAnswer;

final class ShortestDurationProbe extends AnswerProbe {
    ShortestDurationProbe() {
        super(
                "STS gives no session of less than 15 minutes.",
                ExpectedAnswer.refused(
                        400,
                        "ValidationError",
                        "1 validation error detected: Value '899' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900"));
    }

    @Override
    StsAnswer attempt(ProbedWorld world) {
        return world.assume(world.tagged(), StackRole.TARGET, "DurationSeconds", "899");
    }
}
