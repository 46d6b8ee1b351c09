package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsAnswer;

final class SourceIdentityInheritedProbe extends AnswerProbe {
    SourceIdentityInheritedProbe() {
        super(
                "A call that inherits a source identity needs sts:SetSourceIdentity, too.",
                ExpectedAnswer.denied("sts:SetSourceIdentity"));
    }

    @Override
    StsAnswer attempt(ProbedWorld world) {
        return world.assume(world.source(world.tags(), "SourceIdentity", "probe-one"), StackRole.TARGET);
    }
}
