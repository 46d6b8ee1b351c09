package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsAnswer;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

final class UnknownKeyProbe extends AnswerProbe {
    UnknownKeyProbe() {
        super(
                "STS does not know a key that nobody issued.",
                ExpectedAnswer.refusedLike(
                        403, "InvalidClientTokenId", "The security token included in the request is invalid\\.?"));
    }

    @Override
    StsAnswer attempt(ProbedWorld world) {
        return world.assume(AwsSessionCredentials.create("ASIAAAAAAAAAAAAAAAAA", "none", "none"), StackRole.TARGET);
    }
}
