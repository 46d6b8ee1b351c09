package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsAnswer;

/** Open question of the whole trust policy page. */
final class InheritedTagsProbe extends AnswerProbe {
    InheritedTagsProbe() {
        super(
                "Tags that a session inherits are aws:RequestTag to the next role's trust policy.",
                ExpectedAnswer.granted());
    }

    @Override
    StsAnswer attempt(ProbedWorld world) {
        return world.assume(world.tagged(), StackRole.TARGET);
    }
}
