package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StsAnswer;

final class MalformedRoleProbe extends AnswerProbe {
    MalformedRoleProbe() {
        super(
                "STS calls an ARN invalid if it is not a role's, and does not refuse access to it.",
                ExpectedAnswer.refused(400, "ValidationError", "arn:aws:iam::178549792225:example-role is invalid"));
    }

    @Override
    StsAnswer attempt(ProbedWorld world) {
        return world.assume(world.tagged(), "arn:aws:iam::178549792225:example-role");
    }
}
