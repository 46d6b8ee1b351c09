package com.aa.nxop.access.internal.session;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.internal.time.Clocks;
import com.aa.nxop.access.internal.time.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** A JVM whose heap is full for some seconds while sessions are fetched, and then is not. Exits with 0 if sessions come again. */
public final class FullHeap {
    /** The session's clocks run so many times as fast. */
    private static final int FASTER = 20;

    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    private static final long ORIGIN = System.nanoTime();
    private static final byte[] NOTHING = {};
    private static final AtomicInteger loads = new AtomicInteger();

    private FullHeap() {}

    private static long millis() {
        return (System.nanoTime() - ORIGIN) / 1_000_000 * FASTER;
    }

    private static Session load() {
        int load = loads.incrementAndGet();
        if (load % 3 == 0) {
            throw new AccessException(CoreFinding.STS_BUSY, "STS is busy.", "Wait.");
        }
        Instant now = START.plusMillis(millis());
        return new Session(
                AwsSessionCredentials.create("key-" + load, "hidden", "hidden"),
                now,
                now.plus(Duration.ofSeconds(5)),
                "session " + load);
    }

    public static void main(String[] args) {
        RefreshingCredentials credentials = new RefreshingCredentials(
                FullHeap::load,
                new Clocks(() -> START.plusMillis(millis()), FullHeap::millis, OptionalLong::empty),
                Scheduler.daemonThreads(),
                () -> ThreadLocalRandom.current().nextDouble());
        for (int round = 0; round < 3; round++) {
            fillFor(Duration.ofSeconds(2), credentials);
            if (!recoversWithin(Duration.ofSeconds(10), credentials)) {
                System.out.println("no session though the heap is free again: " + credentials.status());
                System.exit(1);
            }
        }
        credentials.close();
        System.exit(0);
    }

    /** Keeps the heap full but for a few kilobytes at random: in some of them an attempt begins, and does not end. */
    private static void fillFor(Duration time, RefreshingCredentials credentials) {
        long end = System.nanoTime() + time.toNanos();
        Random random = new Random(1);
        byte[][] ballast = new byte[200_000][];
        int filled = 0;
        while (System.nanoTime() < end) {
            filled = fill(ballast, filled);
            for (int i = random.nextInt(16); i > 0 && filled > 0; i--) {
                ballast[--filled] = NOTHING;
            }
            try {
                var unused = credentials.resolveCredentials();
            } catch (AccessException | OutOfMemoryError e) {
                LockSupport.parkNanos(random.nextInt(500_000));
            }
        }
    }

    private static int fill(byte[][] ballast, int from) {
        int filled = from;
        try {
            while (filled < ballast.length) {
                ballast[filled] = new byte[filled < 24 ? 1 << 20 : 256];
                filled++;
            }
        } catch (OutOfMemoryError e) {
            return filled;
        }
        return filled;
    }

    private static boolean recoversWithin(Duration time, RefreshingCredentials credentials) {
        long end = System.nanoTime() + time.toNanos();
        int before = loads.get();
        while (System.nanoTime() < end) {
            try {
                var unused = credentials.resolveCredentials();
                if (loads.get() > before) {
                    return true;
                }
            } catch (AccessException e) {
                LockSupport.parkNanos(1_000_000);
            }
        }
        return false;
    }
}
