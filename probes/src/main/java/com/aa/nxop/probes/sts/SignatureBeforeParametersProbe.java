package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsAnswer;

final class SignatureBeforeParametersProbe extends AnswerProbe {
    SignatureBeforeParametersProbe() {
        super(
                "STS checks the signature before it looks at the parameters.",
                ExpectedAnswer.refusedLike(
                        403,
                        "SignatureDoesNotMatch",
                        "The request signature we calculated does not match the signature you provided\\..*"));
    }

    @Override
    StsAnswer attempt(ProbedWorld world) {
        return world.assume(Forged.secret(world.tagged()), StackRole.TARGET, "RoleSessionName", "not a name");
    }
}
