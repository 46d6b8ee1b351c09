package com.aa.nxop.probes.data;

import com.aa.nxop.probes.Outcome;
import com.aa.nxop.probes.Probe;
import com.aa.nxop.probes.world.ProbedWorld;

final class DocumentDbLoginProbe implements Probe {
    @Override
    public String belief() {
        return "DocumentDB lets in a session whose role is a user, with any session name.";
    }

    @Override
    public Outcome ask(ProbedWorld world) {
        String said = MongoLogin.to(world).refusal(TargetSession.of(world, "RoleSessionName", "another-name"));
        return Outcome.of(said.isEmpty(), said.isEmpty() ? "let in" : said);
    }
}
