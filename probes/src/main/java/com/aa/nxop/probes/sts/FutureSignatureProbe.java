package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsAnswer;
import com.aa.nxop.probes.world.StsCall;
import java.time.Duration;

final class FutureSignatureProbe extends AnswerProbe {
    FutureSignatureProbe() {
        super(
                "STS refuses a signature from twenty minutes in the future.",
                ExpectedAnswer.refusedLike(
                        403, "SignatureDoesNotMatch", "Signature not yet current: .* is still later than .*"));
    }

    @Override
    StsAnswer attempt(ProbedWorld world) {
        return world.sts()
                .call(StsCall.of(world.tagged(), ProbedWorld.assumeForm(world.arn(StackRole.TARGET)))
                        .ahead(Duration.ofMinutes(20)));
    }
}
