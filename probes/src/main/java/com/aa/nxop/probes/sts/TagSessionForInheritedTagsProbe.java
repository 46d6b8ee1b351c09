package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsAnswer;

final class TagSessionForInheritedTagsProbe extends AnswerProbe {
    TagSessionForInheritedTagsProbe() {
        super(
                "A call that passes no tag needs sts:TagSession, because its session inherits some.",
                ExpectedAnswer.denied("sts:TagSession"));
    }

    @Override
    StsAnswer attempt(ProbedWorld world) {
        return world.assume(world.tagged(), StackRole.NO_TAGGING);
    }
}
