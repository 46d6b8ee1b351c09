package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.Outcome;
import com.aa.nxop.probes.Probe;
import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsAnswer;
import com.aa.nxop.probes.world.StsCall;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

final class CallerIdentityProbe implements Probe {
    private static final String NOTHING =
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"s3:*\",\"Resource\":\"*\"}}";

    @Override
    public String belief() {
        return "GetCallerIdentity names the session and needs no permission: a session policy that allows nothing does not stop it.";
    }

    @Override
    public Outcome ask(ProbedWorld world) {
        AwsSessionCredentials session = ProbedWorld.session(
                world.assume(world.tagged(), StackRole.TARGET, "Policy", NOTHING), "the target role");
        StsAnswer answer = world.sts().call(StsCall.of(session, Map.of("Action", "GetCallerIdentity")));
        return Outcome.of(answer.element("Arn").endsWith("/" + ProbedWorld.SESSION), answer.seen());
    }
}
