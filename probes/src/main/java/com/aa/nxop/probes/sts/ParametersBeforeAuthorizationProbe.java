package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsAnswer;

final class ParametersBeforeAuthorizationProbe extends AnswerProbe {
    ParametersBeforeAuthorizationProbe() {
        super(
                "STS looks at the form of the parameters before it decides who may assume the role.",
                ExpectedAnswer.refusedLike(
                        400,
                        "ValidationError",
                        "1 validation error detected: Value 'not a name' at 'roleSessionName'.*"));
    }

    @Override
    StsAnswer attempt(ProbedWorld world) {
        return world.assume(world.tagged(), StackRole.CLOSED, "RoleSessionName", "not a name");
    }
}
