package com.aa.nxop.probes.data;

import com.aa.nxop.probes.Outcome;
import com.aa.nxop.probes.Probe;
import com.aa.nxop.probes.world.ProbedWorld;

final class DocumentDbLargestTokenProbe implements Probe {
    @Override
    public String belief() {
        return "DocumentDB takes a session token of 4,096 bytes.";
    }

    @Override
    public Outcome ask(ProbedWorld world) {
        String said = MongoLogin.to(world).refusal(TargetSession.of(world, "MinimumSessionTokenSize", "4096"));
        return Outcome.of(said.isEmpty(), said.isEmpty() ? "let in" : said);
    }
}
