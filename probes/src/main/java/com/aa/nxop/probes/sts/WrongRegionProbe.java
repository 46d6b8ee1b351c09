package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsAnswer;
import com.aa.nxop.probes.world.StsCall;

final class WrongRegionProbe extends AnswerProbe {
    WrongRegionProbe() {
        super(
                "STS refuses a signature that is made for another region.",
                ExpectedAnswer.refusedLike(
                        403, "SignatureDoesNotMatch", "Credential should be scoped to a valid region\\..*"));
    }

    @Override
    StsAnswer attempt(ProbedWorld world) {
        return world.sts()
                .call(StsCall.of(world.tagged(), ProbedWorld.assumeForm(world.arn(StackRole.TARGET)))
                        .signedFor("xx-nowhere-1"));
    }
}
