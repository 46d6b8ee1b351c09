package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsAnswer;

final class SourceIdentityCharactersProbe extends AnswerProbe {
    SourceIdentityCharactersProbe() {
        super(
                "A source identity may have no space in it.",
                ExpectedAnswer.refusedLike(
                        400,
                        "ValidationError",
                        "1 validation error detected: Value 'probe one' at 'sourceIdentity' failed to satisfy constraint: Member must satisfy regular expression pattern: .*"));
    }

    @Override
    StsAnswer attempt(ProbedWorld world) {
        return world.assume(world.tagged(), StackRole.IDENTITY, "SourceIdentity", "probe one");
    }
}
