package com.aa.nxop.probes.data;

import com.aa.nxop.probes.Outcome;
import com.aa.nxop.probes.Probe;
import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsAnswer;
import com.aa.nxop.probes.world.StsCall;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

final class ExpiredSessionProbe implements Probe {
    @Override
    public String belief() {
        return "STS refuses an expired session as ExpiredToken.";
    }

    @Override
    public Outcome ask(ProbedWorld world) {
        AwsSessionCredentials session = ProbedWorld.session(
                world.assume(world.tagged(), StackRole.TARGET, "DurationSeconds", "900"), "the target role");
        world.pass(Duration.ofMinutes(16));
        StsAnswer answer = world.sts().call(StsCall.of(session, Map.of("Action", "GetCallerIdentity")));
        return Outcome.of(answer.status() == 403 && answer.code().equals("ExpiredToken"), answer.seen());
    }
}
