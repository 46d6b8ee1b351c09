package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsAnswer;

final class SessionNameCharactersProbe extends AnswerProbe {
    SessionNameCharactersProbe() {
        super(
                "A session name may have no colon in it.",
                ExpectedAnswer.refused(
                        400,
                        "ValidationError",
                        "1 validation error detected: Value 'Session1:2' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*"));
    }

    @Override
    StsAnswer attempt(ProbedWorld world) {
        return world.assume(world.tagged(), StackRole.TARGET, "RoleSessionName", "Session1:2");
    }
}
