package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsAnswer;

final class TagSessionWithoutExternalIdProbe extends AnswerProbe {
    TagSessionWithoutExternalIdProbe() {
        super(
                "With sts:TagSession in a statement of its own, an external id on sts:AssumeRole lets the pod in.",
                ExpectedAnswer.granted());
    }

    @Override
    StsAnswer attempt(ProbedWorld world) {
        return world.assume(world.tagged(), StackRole.EXTERNAL_ID, "ExternalId", "nxop-probe-id");
    }
}
