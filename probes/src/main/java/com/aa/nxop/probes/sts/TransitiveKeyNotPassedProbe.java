package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsAnswer;

final class TransitiveKeyNotPassedProbe extends AnswerProbe {
    TransitiveKeyNotPassedProbe() {
        super(
                "A key can be made transitive only in the call that passes its tag.",
                ExpectedAnswer.refused(
                        400,
                        "InvalidParameterValue",
                        "The specified transitive tag key must be included in the requested tags."));
    }

    @Override
    StsAnswer attempt(ProbedWorld world) {
        return world.assume(world.tagged(), StackRole.TARGET, "TransitiveTagKeys.member.1", "team");
    }
}
