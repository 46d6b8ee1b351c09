package com.aa.nxop.probes.data;

import com.aa.nxop.probes.Outcome;
import com.aa.nxop.probes.Probe;
import com.aa.nxop.probes.world.ProbedWorld;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

final class MskExpiredTokenProbe implements Probe {
    @Override
    public String belief() {
        return "MSK refuses an expired session as Access denied, with an id for the refusal.";
    }

    @Override
    public Outcome ask(ProbedWorld world) {
        AwsSessionCredentials session = TargetSession.of(world, "DurationSeconds", "900");
        world.pass(Duration.ofMinutes(16));
        String said = KafkaLogin.to(world, () -> session).refusal();
        return Outcome.of(said.matches("(?s).*\\[[0-9a-f-]{36}]: Access denied.*"), said.isEmpty() ? "let in" : said);
    }
}
