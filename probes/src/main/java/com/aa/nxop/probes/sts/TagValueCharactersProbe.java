package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsAnswer;

final class TagValueCharactersProbe extends AnswerProbe {
    TagValueCharactersProbe() {
        super(
                "STS refuses a tag value with a star in it.",
                ExpectedAnswer.refusedLike(
                        400,
                        "ValidationError",
                        "1 validation error detected: Value '.*' at 'tags\\.1\\.member\\.value' failed to satisfy constraint: .*"));
    }

    @Override
    StsAnswer attempt(ProbedWorld world) {
        return world.assume(world.tagged(), StackRole.TARGET, "Tags.member.1.Key", "team", "Tags.member.1.Value", "*");
    }
}
