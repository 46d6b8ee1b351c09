package com.aa.nxop.benchmarks.rows;

import com.aa.nxop.benchmarks.report.Figures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** An application's threads, as far as they ask for credentials. */
public final class Callers {
    private static final long PAUSE_NANOS = 100_000;
    /** Twice what the JVM's last compiler waits for. */
    private static final int WARM_CALLS = 30_000;

    private Callers() {}

    /**
     * What one thread saw that asked again and again.
     *
     * @param nanos of each call, in order
     * @param failures calls that threw
     * @param floor what each call would have taken that has nothing to do, made right after it: the machine's own hiccups
     */
    public record Calls(List<Long> nanos, int failures, List<Long> floor) {
        /** Nanoseconds of the slowest call. */
        public double worst() {
            return Collections.max(nanos).doubleValue();
        }

        /** Calls that took longer than this. */
        public int longerThan(Duration limit) {
            return longer(nanos, limit);
        }

        /** Whether the machine made as many calls that long which had nothing to do. */
        boolean noneButTheMachines(Duration limit) {
            return longerThan(limit) <= longer(floor, limit);
        }

        String floorText(Duration limit) {
            return "floor in the same run: "
                    + Figures.time(Collections.max(floor).doubleValue()) + ", " + longer(floor, limit) + " over "
                    + limit.toMillis() + " ms";
        }

        private static int longer(List<Long> calls, Duration limit) {
            return (int) calls.stream().filter(one -> one > limit.toNanos()).count();
        }
    }

    /**
     * As an application does in the half hour before a refresh: it gets the session and asks until the JVM has compiled what a call runs. Otherwise it
     * does so in the measured calls, and its compiler takes the caller's core.
     */
    public static void warm(AwsCredentialsProvider provider) {
        ask(provider, Duration.ofMillis(500));
        for (int i = 0; i < WARM_CALLS; i++) {
            provider.resolveCredentials();
        }
        ask(provider, Duration.ofMillis(500));
    }

    /** This thread asks for so long, with a tenth of a millisecond between two calls. */
    public static Calls ask(AwsCredentialsProvider provider, Duration duration) {
        AwsCredentials constant = AwsBasicCredentials.create("none", "none");
        AwsCredentialsProvider nothing = () -> constant;
        List<Long> nanos = new ArrayList<>();
        List<Long> floor = new ArrayList<>();
        int failures = 0;
        long end = System.nanoTime() + duration.toNanos();
        for (long before = System.nanoTime(); before < end; before = System.nanoTime()) {
            try {
                provider.resolveCredentials();
            } catch (RuntimeException e) {
                failures++;
            }
            long between = System.nanoTime();
            nanos.add(between - before);
            nothing.resolveCredentials();
            floor.add(System.nanoTime() - between);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return new Calls(nanos, failures, floor);
    }

    /** So many threads ask once, at the same time; how long it took until the last of them had an answer, in nanoseconds. */
    public static double together(int threads, AwsCredentialsProvider provider) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch go = new CountDownLatch(1);
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(executor.submit(() -> {
                    go.await();
                    return provider.resolveCredentials();
                }));
            }
            long start = System.nanoTime();
            go.countDown();
            for (Future<?> one : all) {
                one.get();
            }
            return (double) (System.nanoTime() - start);
        } finally {
            executor.shutdownNow();
        }
    }
}
