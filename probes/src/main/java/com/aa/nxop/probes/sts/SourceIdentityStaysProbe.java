package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsAnswer;

final class SourceIdentityStaysProbe extends AnswerProbe {
    SourceIdentityStaysProbe() {
        super(
                "No later session of a chain changes a source identity.",
                ExpectedAnswer.refusedLike(
                        400, "ValidationError", "The source identity is already set for this assume role session\\.?"));
    }

    @Override
    StsAnswer attempt(ProbedWorld world) {
        return world.assume(
                world.source(world.tags(), "SourceIdentity", "probe-one"),
                StackRole.IDENTITY,
                "SourceIdentity",
                "probe-two");
    }
}
