package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsAnswer;

final class SourceIdentityOnTagsProbe extends AnswerProbe {
    SourceIdentityOnTagsProbe() {
        super(
                "The decision on sts:SetSourceIdentity does not know the tags of the call.",
                ExpectedAnswer.denied("sts:SetSourceIdentity"));
    }

    @Override
    StsAnswer attempt(ProbedWorld world) {
        return world.assume(world.tagged(), StackRole.IDENTITY_ON_TAGS, "SourceIdentity", "probe-one");
    }
}
