package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsAnswer;

final class WrongSecretProbe extends AnswerProbe {
    WrongSecretProbe() {
        super(
                "STS refuses a signature that another secret key made.",
                ExpectedAnswer.refusedLike(
                        403,
                        "SignatureDoesNotMatch",
                        "The request signature we calculated does not match the signature you provided\\..*"));
    }

    @Override
    StsAnswer attempt(ProbedWorld world) {
        return world.assume(Forged.secret(world.tagged()), StackRole.TARGET);
    }
}
