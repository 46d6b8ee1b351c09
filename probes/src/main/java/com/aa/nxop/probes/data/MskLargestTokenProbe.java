package com.aa.nxop.probes.data;

import com.aa.nxop.probes.Outcome;
import com.aa.nxop.probes.Probe;
import com.aa.nxop.probes.world.ProbedWorld;

final class MskLargestTokenProbe implements Probe {
    @Override
    public String belief() {
        return "MSK takes a session token of 4,096 bytes.";
    }

    @Override
    public Outcome ask(ProbedWorld world) {
        String said = KafkaLogin.to(world, () -> TargetSession.of(world, "MinimumSessionTokenSize", "4096"))
                .refusal();
        return Outcome.of(said.isEmpty(), said.isEmpty() ? "let in" : said);
    }
}
