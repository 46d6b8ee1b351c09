package com.aa.nxop.benchmarks.rows;

import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.benchmarks.peer.Peers;
import com.aa.nxop.benchmarks.report.Figures;
import com.aa.nxop.benchmarks.report.Line;
import com.aa.nxop.benchmarks.report.Met;
import com.aa.nxop.benchmarks.world.World;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/** Somebody breaks the trust policy, and the session is due for its refresh: how often STS is asked, and who waits for it. */
public final class RefusalRow implements Row {
    /**
     * The AWS SDK refreshes in the last five minutes of a session, spread over four of them, and insists on it in the last one: a session of
     * 90 seconds is due from the beginning, and for 30 seconds not overdue.
     */
    public static final String LIFE = "PT1M30S";
    /** Ours is due after three quarters of its life at the latest, and not overdue until 7.5 seconds before its end. */
    public static final Duration DUE = Duration.ofSeconds(70);

    private static final Duration CALLS = Duration.ofSeconds(2);
    private static final int MOST_REQUESTS = 3;
    private static final Duration LIMIT = Duration.ofMillis(1);

    /** What two seconds of calls cost. */
    public record Refused(int requests, Callers.Calls calls) {
        private String text() {
            return requests + (requests == 1 ? " request" : " requests") + ", longest wait "
                    + Figures.time(calls.worst()) + ", " + calls.longerThan(LIMIT) + " of "
                    + calls.nanos().size() + " over 1 ms";
        }
    }

    @Override
    public List<Line> measure() {
        Refused ours;
        Refused peer;
        try (World world = World.start(LIFE)) {
            ours = ours(world, Duration.ZERO);
        }
        try (World world = World.start(LIFE);
                Peers peers = new Peers(world);
                StsAssumeRoleCredentialsProvider provider = peers.sync()) {
            Callers.warm(provider);
            peer = refused(world, provider);
        }
        return List.of(new Line(
                "STS refusing in the refresh window, 2 s of calls",
                ours.text(),
                peer.text(),
                Figures.ratio(ours.requests, peer.requests),
                "≤ " + MOST_REQUESTS + " requests, no wait of 1 ms; " + ours.calls.floorText(LIMIT),
                Met.of(ours.requests <= MOST_REQUESTS && ours.calls.noneButTheMachines(LIMIT))));
    }

    /**
     * Ours alone.
     *
     * @param latency of the refusals
     */
    public Refused ours(World world, Duration latency) {
        try (AgedSession session = new AgedSession(AccessSettings.of(world.environment()))) {
            Callers.warm(session);
            session.age(DUE);
            if (!latency.isZero()) {
                world.slow(latency);
            }
            return refused(world, session);
        }
    }

    private static Refused refused(World world, AwsCredentialsProvider provider) {
        world.refuse();
        int before = world.requests();
        Callers.Calls calls = Callers.ask(provider, CALLS);
        return new Refused(world.requests() - before, calls);
    }
}
