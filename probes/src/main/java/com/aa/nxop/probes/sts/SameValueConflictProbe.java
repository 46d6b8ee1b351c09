package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsAnswer;

final class SameValueConflictProbe extends AnswerProbe {
    SameValueConflictProbe() {
        super(
                "STS refuses the key of an inherited tag also with the same value.",
                ExpectedAnswer.refused(
                        400,
                        "InvalidParameterValue",
                        "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session."));
    }

    @Override
    StsAnswer attempt(ProbedWorld world) {
        return world.assume(
                world.tagged(),
                StackRole.TARGET,
                "Tags.member.1.Key",
                "kubernetes-namespace",
                "Tags.member.1.Value",
                world.tags().getOrDefault("kubernetes-namespace", ""));
    }
}
