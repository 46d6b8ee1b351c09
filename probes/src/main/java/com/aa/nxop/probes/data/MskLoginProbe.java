package com.aa.nxop.probes.data;

import com.aa.nxop.probes.Outcome;
import com.aa.nxop.probes.Probe;
import com.aa.nxop.probes.world.ProbedWorld;

final class MskLoginProbe implements Probe {
    @Override
    public String belief() {
        return "MSK lets a session of the target role in with AWS_MSK_IAM.";
    }

    @Override
    public Outcome ask(ProbedWorld world) {
        String said = KafkaLogin.to(world, () -> TargetSession.of(world)).refusal();
        return Outcome.of(said.isEmpty(), said.isEmpty() ? "let in" : said);
    }
}
