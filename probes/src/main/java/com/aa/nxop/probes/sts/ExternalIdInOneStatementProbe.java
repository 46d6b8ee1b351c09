package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsAnswer;

final class ExternalIdInOneStatementProbe extends AnswerProbe {
    ExternalIdInOneStatementProbe() {
        super("A condition on the external id never allows sts:TagSession.", ExpectedAnswer.denied("sts:TagSession"));
    }

    @Override
    StsAnswer attempt(ProbedWorld world) {
        return world.assume(world.tagged(), StackRole.EXTERNAL_ID_IN_ONE, "ExternalId", "nxop-probe-id");
    }
}
