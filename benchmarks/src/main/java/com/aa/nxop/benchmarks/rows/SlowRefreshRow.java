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

/** The session is due for its refresh, and STS takes a second: what the unluckiest caller waits. */
public final class SlowRefreshRow implements Row {
    static final Duration LATENCY = Duration.ofSeconds(1);
    /** Long enough for the refresh to end on a machine that does other things, too. */
    private static final Duration CALLS = Duration.ofMillis(2_500);

    private static final Duration LIMIT = Duration.ofMillis(1);

    @Override
    public List<Line> measure() {
        Callers.Calls ours;
        double sync;
        double async;
        try (World world = World.start(RefusalRow.LIFE)) {
            ours = ours(world);
            try (Peers peers = new Peers(world);
                    StsAssumeRoleCredentialsProvider inCaller = peers.sync();
                    StsAssumeRoleCredentialsProvider inThread = peers.async()) {
                sync = slow(world, inCaller).worst();
                async = slow(world, inThread).worst();
            }
        }
        return List.of(new Line(
                "worst resolveCredentials() while a refresh takes 1 s",
                Figures.time(ours.worst()),
                Figures.time(sync) + " (async " + Figures.time(async) + ")",
                Figures.ratio(ours.worst(), sync),
                "< 1 ms; " + ours.floorText(LIMIT),
                Met.of(ours.noneButTheMachines(LIMIT))));
    }

    /** What one thread sees while the refresh is under way. */
    public Callers.Calls ours(World world) {
        try (AgedSession session = new AgedSession(AccessSettings.of(world.environment()))) {
            Callers.warm(session);
            world.slow(LATENCY);
            session.age(RefusalRow.DUE);
            Callers.Calls calls = Callers.ask(session, CALLS);
            world.wellAgain();
            return calls;
        }
    }

    private static Callers.Calls slow(World world, AwsCredentialsProvider provider) {
        Callers.warm(provider);
        world.slow(LATENCY);
        Callers.Calls calls = Callers.ask(provider, CALLS);
        world.wellAgain();
        return calls;
    }
}
