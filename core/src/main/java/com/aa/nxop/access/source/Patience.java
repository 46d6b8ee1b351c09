package com.aa.nxop.access.source;

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
record Patience(
        Duration connectTimeout,
        Duration readTimeout,
        Duration total,
        int attempts,
        DoubleSupplier random,
        Sleeper sleeper) {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    /**
     * For the agent: it is a process on the same node, so connecting is quick or hopeless; but behind it stands EKS Auth, which
     * may take seconds when many pods start at once, and answers that come after the usual one second are the best known reason for
     * "context canceled" in its log (eks-pod-identity-agent#50).
     */
    static Patience ofAgent() {
        return new Patience(
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofSeconds(12),
                5,
                () -> ThreadLocalRandom.current().nextDouble(),
                pause -> TimeUnit.NANOSECONDS.sleep(pause.toNanos()));
    }

    /** Exponential with full jitter, but never shorter than a tenth of its most: a busy agent needs some rest. */
    Duration pauseAfter(int attempt) {
        long most = FIRST_PAUSE.toNanos() << Math.min(attempt, 5);
        return Duration.ofNanos((long) (most * (0.1 + 0.9 * random.getAsDouble())));
    }

    /** Waits: a seam, so that tests do not. */
    @FunctionalInterface
    interface Sleeper {
        void sleep(Duration pause) throws InterruptedException;
    }
}
