package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsAnswer;
import com.aa.nxop.probes.world.StsCall;
import java.time.Duration;

final class ClockWindowProbe extends AnswerProbe {
    ClockWindowProbe() {
        super("STS takes a signature of a clock that is four minutes slow.", ExpectedAnswer.granted());
    }

    @Override
    StsAnswer attempt(ProbedWorld world) {
        return world.sts()
                .call(StsCall.of(world.tagged(), ProbedWorld.assumeForm(world.arn(StackRole.TARGET)))
                        .ahead(Duration.ofMinutes(-4)));
    }
}
