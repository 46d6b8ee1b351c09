package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsAnswer;

final class SourceIdentityOwnStatementProbe extends AnswerProbe {
    SourceIdentityOwnStatementProbe() {
        super(
                "sts:SetSourceIdentity in a statement without conditions lets a pod set its source identity.",
                ExpectedAnswer.granted());
    }

    @Override
    StsAnswer attempt(ProbedWorld world) {
        return world.assume(world.tagged(), StackRole.IDENTITY, "SourceIdentity", "probe-one");
    }
}
