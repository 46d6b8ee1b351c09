package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsAnswer;

final class DuplicateTagKeysProbe extends AnswerProbe {
    DuplicateTagKeysProbe() {
        super(
                "STS refuses two tag keys that differ only in upper and lower case.",
                ExpectedAnswer.refused(
                        400,
                        "InvalidParameterValue",
                        "Duplicate tag keys found. Please note that Tag keys are case insensitive."));
    }

    @Override
    StsAnswer attempt(ProbedWorld world) {
        return world.assume(
                world.tagged(),
                StackRole.TARGET,
                "Tags.member.1.Key",
                "team",
                "Tags.member.1.Value",
                "a",
                "Tags.member.2.Key",
                "TEAM",
                "Tags.member.2.Value",
                "b");
    }
}
