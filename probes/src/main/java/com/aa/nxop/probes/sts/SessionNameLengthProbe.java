package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsAnswer;

final class SessionNameLengthProbe extends AnswerProbe {
    SessionNameLengthProbe() {
        super(
                "A session name has at most 64 characters.",
                ExpectedAnswer.refusedLike(
                        400,
                        "ValidationError",
                        "1 validation error detected: Value 'x{65}' at 'roleSessionName' failed to satisfy constraint: Member must have length less than or equal to 64"));
    }

    @Override
    StsAnswer attempt(ProbedWorld world) {
        return world.assume(world.tagged(), StackRole.TARGET, "RoleSessionName", "x".repeat(65));
    }
}
