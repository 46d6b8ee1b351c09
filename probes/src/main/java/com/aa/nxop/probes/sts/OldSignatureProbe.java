package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsAnswer;
import com.aa.nxop.probes.world.StsCall;
import java.time.Duration;

final class OldSignatureProbe extends AnswerProbe {
    OldSignatureProbe() {
        super(
                "STS refuses a signature that is twenty minutes old, and says by how much.",
                ExpectedAnswer.refusedLike(
                        403, "SignatureDoesNotMatch", "Signature expired: .* is now earlier than .*"));
    }

    @Override
    StsAnswer attempt(ProbedWorld world) {
        return world.sts()
                .call(StsCall.of(world.tagged(), ProbedWorld.assumeForm(world.arn(StackRole.TARGET)))
                        .ahead(Duration.ofMinutes(-20)));
    }
}
