package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsAnswer;

final class InheritedTagsOfPrincipalProbe extends AnswerProbe {
    InheritedTagsOfPrincipalProbe() {
        super("Tags that a session inherits are aws:PrincipalTag of the caller.", ExpectedAnswer.granted());
    }

    @Override
    StsAnswer attempt(ProbedWorld world) {
        return world.assume(world.tagged(), StackRole.BY_SESSION);
    }
}
