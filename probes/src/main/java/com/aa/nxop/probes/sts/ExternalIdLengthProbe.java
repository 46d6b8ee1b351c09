package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsAnswer;

final class ExternalIdLengthProbe extends AnswerProbe {
    ExternalIdLengthProbe() {
        super(
                "STS refuses an external id of one character for its form.",
                ExpectedAnswer.refusedLike(
                        400,
                        "ValidationError",
                        "1 validation error detected: Value '.*' at 'externalId' failed to satisfy constraint: Member must have length greater than or equal to 2"));
    }

    @Override
    StsAnswer attempt(ProbedWorld world) {
        return world.assume(world.tagged(), StackRole.TARGET, "ExternalId", "x");
    }
}
