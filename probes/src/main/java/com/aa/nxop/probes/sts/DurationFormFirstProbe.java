package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsAnswer;

final class DurationFormFirstProbe extends AnswerProbe {
    DurationFormFirstProbe() {
        super(
                "If a duration breaks the service model and the role's maximum, STS names the service model.",
                ExpectedAnswer.refused(
                        400,
                        "ValidationError",
                        "1 validation error detected: Value '43201' at 'durationSeconds' failed to satisfy constraint: Member must have value less than or equal to 43200"));
    }

    @Override
    StsAnswer attempt(ProbedWorld world) {
        return world.assume(world.tagged(), StackRole.TARGET, "DurationSeconds", "43201");
    }
}
