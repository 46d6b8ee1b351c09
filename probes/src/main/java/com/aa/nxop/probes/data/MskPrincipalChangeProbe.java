package com.aa.nxop.probes.data;

import com.aa.nxop.probes.Outcome;
import com.aa.nxop.probes.Probe;
import com.aa.nxop.probes.world.ImpossibleProbeException;
import com.aa.nxop.probes.world.ProbedWorld;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

final class MskPrincipalChangeProbe implements Probe {
    /** Of the 15 minutes that the shortest session has: MSK asks again at 85 to 95 percent of what is left of it. */
    private static final Duration ALMOST = Duration.ofSeconds(897);

    private static final Duration REST = Duration.ofMillis(3500);

    @Override
    public String belief() {
        return "MSK closes a connection that re-authenticates under another session name.";
    }

    @Override
    public Outcome ask(ProbedWorld world) {
        AwsSessionCredentials first =
                TargetSession.of(world, "DurationSeconds", "900", "RoleSessionName", "probe-first");
        AwsSessionCredentials second = TargetSession.of(world, "RoleSessionName", "probe-second");
        world.pass(ALMOST);
        AtomicInteger logins = new AtomicInteger();
        // The first two are those of a start: to the bootstrap server, and to the node that it names.
        String said = KafkaLogin.to(world, () -> logins.getAndIncrement() < 2 ? first : second)
                .refusalWithin(REST);
        if (said.contains("Session too short")) {
            throw new ImpossibleProbeException("the rest of the session is too short for MSK: " + said);
        }
        return Outcome.of(
                said.contains("Cannot change principals during re-authentication"),
                said.isEmpty() ? "it may change its name" : said);
    }
}
