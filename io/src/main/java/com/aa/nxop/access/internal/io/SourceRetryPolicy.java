package com.aa.nxop.access.internal.io;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/**
 * How long and how often something on the node is asked.
 *
 * @param connectTimeout for one connection
 * @param readTimeout for one silence of the other side
 * @param total for all attempts together, pauses included
 * @param attempts at least 1
 * @param random in [0, 1): spreads the pauses of many pods
 */
public record SourceRetryPolicy(
        Duration connectTimeout,
        Duration readTimeout,
        Duration total,
        int attempts,
        DoubleSupplier random,
        Sleeper sleeper) {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private SourceRetryPolicy(Duration connectTimeout, Duration readTimeout, Duration total, int attempts) {
        this(
                connectTimeout,
                readTimeout,
                total,
                attempts,
                () -> ThreadLocalRandom.current().nextDouble(),
                pause -> TimeUnit.NANOSECONDS.sleep(pause.toNanos()));
    }

    /**
     * For the agent: it is a process on the same node, so connecting is quick or hopeless; but behind it stands EKS Auth, which
     * may take seconds when many pods start at once, and answers that come after the usual one second are the best known reason for
     * "context canceled" in its log (eks-pod-identity-agent#50).
     */
    public static SourceRetryPolicy ofAgent() {
        return new SourceRetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(12), 5);
    }

    /**
     * For the metadata service: a connection is quick or hopeless, too; what has been heard of once may need two seconds to find a new pod
     * and one more for STS. In all this waits out the seconds in which kube2iam has not seen a new pod yet.
     */
    public static SourceRetryPolicy ofMetadata() {
        return new SourceRetryPolicy(Duration.ofMillis(700), Duration.ofSeconds(5), Duration.ofSeconds(15), 8);
    }

    /** For a file that is being written: it is whole in a moment or not at all. The timeouts are of no use here. */
    public static SourceRetryPolicy ofFile() {
        return new SourceRetryPolicy(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(3), 5);
    }

    /** Attempts from now on. */
    public AttemptSequence begin() {
        return new AttemptSequence(this);
    }

    /** Exponential with full jitter, but never shorter than a tenth of its most: a busy agent needs some rest. */
    Duration pauseAfter(int attempt) {
        long most = FIRST_PAUSE.toNanos() << Math.min(attempt, 5);
        return Duration.ofNanos((long) (most * (0.1 + 0.9 * random.getAsDouble())));
    }

    /** Waits: a seam, so that tests do not. */
    @FunctionalInterface
    public interface Sleeper {
        void sleep(Duration pause) throws InterruptedException;
    }
}
