package com.aa.nxop.probes.data;

import com.aa.nxop.probes.Outcome;
import com.aa.nxop.probes.Probe;
import com.aa.nxop.probes.world.ProbedWorld;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

final class DocumentDbExpiredTokenProbe implements Probe {
    @Override
    public String belief() {
        return "DocumentDB refuses an expired session with error 18.";
    }

    @Override
    public Outcome ask(ProbedWorld world) {
        AwsSessionCredentials session = TargetSession.of(world, "DurationSeconds", "900");
        world.pass(Duration.ofMinutes(16));
        String said = MongoLogin.to(world).refusal(session);
        return Outcome.of(said.startsWith("18 "), said.isEmpty() ? "let in" : said);
    }
}
