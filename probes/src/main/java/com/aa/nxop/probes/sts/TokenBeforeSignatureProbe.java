package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsAnswer;

final class TokenBeforeSignatureProbe extends AnswerProbe {
    TokenBeforeSignatureProbe() {
        super(
                "STS checks the session token before the signature.",
                ExpectedAnswer.refusedLike(
                        403, "InvalidClientTokenId", "The security token included in the request is invalid\\.?"));
    }

    @Override
    StsAnswer attempt(ProbedWorld world) {
        return world.assume(Forged.token(Forged.secret(world.tagged())), StackRole.TARGET);
    }
}
