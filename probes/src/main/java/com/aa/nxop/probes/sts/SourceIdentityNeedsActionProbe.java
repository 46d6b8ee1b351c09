package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsAnswer;

final class SourceIdentityNeedsActionProbe extends AnswerProbe {
    SourceIdentityNeedsActionProbe() {
        super(
                "A call that sets a source identity needs sts:SetSourceIdentity in the trust policy.",
                ExpectedAnswer.denied("sts:SetSourceIdentity"));
    }

    @Override
    StsAnswer attempt(ProbedWorld world) {
        return world.assume(world.tagged(), StackRole.TARGET, "SourceIdentity", "probe-one");
    }
}
