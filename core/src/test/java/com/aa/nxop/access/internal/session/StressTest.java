package com.aa.nxop.access.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.TargetRole;
import com.aa.nxop.access.internal.time.Clocks;
import com.aa.nxop.access.internal.time.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * 200 threads in real time on sessions of seconds, with faults, rejections, listeners that throw or hang, and closes at random. Seconds in
 * each build; a minute by hand: {@code -Dstress.seconds=60}.
 */
@Tag("full")
@Timeout(180)
class StressTest {
    private static final int THREADS = 200;
    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("stress.seconds", 5));
    private static final TargetRole ROLE = new TargetRole("aws", "178549792225", "example-role");

    private final Set<Thread> before = sessionThreads();
    private final Map<String, Long> endsAtNanos = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger accesses = new AtomicInteger();
    private final AtomicLong served = new AtomicLong();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final List<RefreshingCredentials> closed = new ArrayList<>();
    private volatile RefreshingCredentials access = open();
    private volatile boolean over;

    private RefreshingCredentials open() {
        AtomicInteger attempts = new AtomicInteger();
        RefreshingCredentials credentials = new RefreshingCredentials(
                () -> load(attempts),
                Clocks.ofThisMachine(InstantSource.system()),
                Scheduler.daemonThreads(),
                () -> ThreadLocalRandom.current().nextDouble());
        accesses.incrementAndGet();
        credentials.addListener(ROLE, event -> {
            if (ThreadLocalRandom.current().nextInt(4) == 0) {
                throw new IllegalStateException("on purpose");
            }
        });
        credentials.addListener(ROLE, event -> {
            if (ThreadLocalRandom.current().nextInt(4) == 0) {
                LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
            }
        });
        return credentials;
    }

    private Session load(AtomicInteger attempts) {
        if (attempts.incrementAndGet() > 1) {
            faults.add("two attempts of one session at once");
        }
        try {
            long nanos = System.nanoTime();
            Instant now = Instant.now();
            int chance = ThreadLocalRandom.current().nextInt(10);
            LockSupport.parkNanos(Duration.ofMillis(chance * 5L).toNanos());
            if (chance == 0) {
                throw new AccessException(CoreFinding.STS_BUSY, "STS is busy.", "Wait.");
            }
            if (chance == 1) {
                throw new OutOfMemoryError("on purpose");
            }
            Duration life = Duration.ofMillis(chance == 2 ? 1 : 500L * chance);
            String key = "key-" + numbers.incrementAndGet();
            endsAtNanos.put(key, nanos + life.toNanos());
            return new Session(AwsSessionCredentials.create(key, "hidden", "hidden"), now, now.plus(life), key);
        } finally {
            attempts.decrementAndGet();
        }
    }

    private void ask() {
        RefreshingCredentials credentials = access;
        try {
            long asked = System.nanoTime();
            AwsCredentials given = credentials.resolveCredentials();
            // Before the call, because this thread may have been stopped after it; with a millisecond for the clocks'
            // grain.
            long end = endsAtNanos.getOrDefault(given.accessKeyId(), Long.MIN_VALUE);
            if (end + 1_000_000 < asked) {
                faults.add("expired: " + given.accessKeyId());
            }
            served.incrementAndGet();
            int chance = ThreadLocalRandom.current().nextInt(20_000);
            if (chance == 0) {
                credentials.invalidate(given.accessKeyId());
            }
        } catch (AccessException e) {
            if (!List.of("sts-busy", "unexpected", "session-wait", "session-closed", "sts-answer")
                    .contains(e.finding().id())) {
                faults.add(e.getMessage());
            }
        } catch (Throwable t) {
            faults.add(t.toString());
        }
        LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(2_000_000));
    }

    @Test
    void nothingExpiredIsHandedOutAndNoThreadIsLeft() throws InterruptedException {
        long end = System.nanoTime() + TIME.toNanos();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Thread thread = new Thread(() -> {
                while (!over) {
                    ask();
                }
            });
            threads.add(thread);
            thread.start();
        }
        // A starved machine takes longer for as many closes and answers.
        long latest = end + Duration.ofMinutes(1).toNanos();
        while (System.nanoTime() < (enough() ? end : latest)) {
            LockSupport.parkNanos(Duration.ofMillis(700).toNanos());
            RefreshingCredentials old = access;
            access = open();
            old.close();
            closed.add(old);
        }
        over = true;
        for (Thread thread : threads) {
            thread.join();
        }
        access.close();
        assertThat(faults).isEmpty();
        assertThat(enough()).as("%s closed, %s served", closed.size(), served).isTrue();
        assertThat(closed).allMatch(old -> !old.status().usable());
        await().until(() -> before.containsAll(sessionThreads()));
    }

    private boolean enough() {
        return closed.size() > 3 && served.get() > TIME.toSeconds() * 1_000;
    }

    private static Set<Thread> sessionThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("nxop-access-"))
                .collect(Collectors.toSet());
    }
}
