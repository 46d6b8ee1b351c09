package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsAnswer;

final class ChainedDurationProbe extends AnswerProbe {
    ChainedDurationProbe() {
        super(
                "A chained session may not last longer than one hour, whatever the role allows.",
                ExpectedAnswer.refused(
                        400,
                        "ValidationError",
                        "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining."));
    }

    @Override
    StsAnswer attempt(ProbedWorld world) {
        return world.assume(world.tagged(), StackRole.LONG, "DurationSeconds", "3601");
    }
}
