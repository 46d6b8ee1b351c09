package com.aa.nxop.benchmarks.rows;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.benchmarks.peer.Peers;
import com.aa.nxop.benchmarks.world.World;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** {@code resolveCredentials()} while the session is valid: what every signed request begins with. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Resolve {
    /** A world with ours and the peers, each with a session at hand. */
    @State(Scope.Benchmark)
    public static class Sessions {
        private final World world = World.start();
        private final NxopAccess nxop = NxopAccess.of(world.config());
        private final Peers peers = new Peers(world);

        final AwsCredentialsProvider ours = nxop.credentialsProvider();
        final AwsCredentialsProvider sync = peers.sync();
        final AwsCredentialsProvider async = peers.async();

        @Setup
        public void load() {
            ours.resolveCredentials();
            sync.resolveCredentials();
            async.resolveCredentials();
        }

        @TearDown
        public void close() {
            nxop.close();
            peers.close();
            world.close();
        }
    }

    @Benchmark
    public AwsCredentials ours(Sessions sessions) {
        return sessions.ours.resolveCredentials();
    }

    @Benchmark
    public AwsCredentials sync(Sessions sessions) {
        return sessions.sync.resolveCredentials();
    }

    @Benchmark
    public AwsCredentials async(Sessions sessions) {
        return sessions.async.resolveCredentials();
    }

    /** The floor: nobody can tell that a session is still valid without looking at a clock. */
    @Benchmark
    public long clock() {
        return System.currentTimeMillis();
    }
}
