package com.aa.nxop.benchmarks.rows;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.benchmarks.peer.Peers;
import com.aa.nxop.benchmarks.report.Figures;
import com.aa.nxop.benchmarks.report.Line;
import com.aa.nxop.benchmarks.report.Met;
import com.aa.nxop.benchmarks.world.World;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/** Many threads need a session at once, while STS is slow: after a deployment of many pods, for example. */
public final class FirstLoadRow implements Row {
    private static final int THREADS = 20;
    private static final double LONGEST_SECONDS = 8.5;

    private final Duration latency;

    public FirstLoadRow(Duration latency) {
        this.latency = latency;
    }

    /**
     * What the threads cost.
     *
     * @param nanos until the last of them had an answer
     */
    public record Load(int requests, double nanos) {
        private String text() {
            return requests + (requests == 1 ? " request, " : " requests, ") + Figures.time(nanos);
        }
    }

    @Override
    public List<Line> measure() throws Exception {
        try (World world = World.start()) {
            Load ours = ours(world);
            try (Peers peers = new Peers(world);
                    StsAssumeRoleCredentialsProvider provider = peers.sync()) {
                Load peer = load(world, provider);
                return List.of(new Line(
                        THREADS + " threads, first load, STS takes " + latency.toSeconds() + " s",
                        ours.text(),
                        peer.text(),
                        Figures.ratio(ours.nanos, peer.nanos),
                        "1 request, ≤ " + LONGEST_SECONDS + " s; floor: " + latency.toSeconds() + " s",
                        Met.of(ours.requests == 1 && ours.nanos <= LONGEST_SECONDS * 1e9)));
            }
        }
    }

    public Load ours(World world) throws Exception {
        try (NxopAccess nxop = NxopAccess.of(world.config())) {
            return load(world, nxop.credentialsProvider());
        }
    }

    private Load load(World world, AwsCredentialsProvider provider) throws Exception {
        world.slow(latency);
        int before = world.requests();
        double nanos = Callers.together(THREADS, provider);
        int requests = world.requests() - before;
        world.wellAgain();
        return new Load(requests, nanos);
    }
}
