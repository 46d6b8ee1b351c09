package com.aa.nxop.access.internal.session;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.fakes.FakeClock;
import com.aa.nxop.access.internal.io.RegionalCalls;
import com.aa.nxop.access.internal.time.Scheduler;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Pods that share an STS quota, in virtual time: each is the real {@link RefreshingCredentials}, and its application asks once a second
 * until it has credentials. An attempt makes up to three requests, with the AWS SDK's rests between throttled ones.
 */
final class Fleet {
    private final FakeClock clock = new FakeClock();
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::order));
    private final Random random;
    private final long end;
    private final int[] requests;
    private final int[] granted;
    private final List<Long> healthyAt = new ArrayList<>();
    private final int quota;
    private final long downFrom;
    private final long downUntil;
    private final boolean fallback;
    private long order;
    private int unserved;
    private int callsForSession = 1;
    private int replaced;
    private Duration replacedAt = Duration.ZERO;
    private Duration replacedWithin = Duration.ZERO;
    private long lastReplacedServed;

    /** @param at milliseconds after the start */
    private record Event(long at, long order, Runnable task) {}

    /**
     * @param quota requests per second that are granted; between the two moments none is
     * @param fallback whether there is a second region, which is well and grants as many
     */
    Fleet(long seed, Duration length, int quota, Duration downFrom, Duration downUntil, boolean fallback) {
        this.fallback = fallback;
        this.end = length.toMillis();
        this.requests = new int[(int) length.toSeconds() + 120];
        this.granted = new int[requests.length];
        this.random = new Random(seed);
        this.quota = quota;
        this.downFrom = downFrom.toMillis();
        this.downUntil = downUntil.toMillis();
    }

    /** Sources whose identity STS is asked for make two calls for each session. */
    void callsForSession(int calls) {
        callsForSession = calls;
    }

    /** A rollout: from then on so many pods end and others take their place, spread over that time. */
    void replace(Duration at, int pods, Duration within) {
        replacedAt = at;
        replaced = pods;
        replacedWithin = within;
    }

    private void replace(RefreshingCredentials old) {
        old.close();
        RefreshingCredentials pod =
                new RefreshingCredentials(loader(), Machine.clocks(clock), new Timer(), random::nextDouble);
        askUntilServed(pod);
    }

    private void askUntilServed(RefreshingCredentials pod) {
        try {
            pod.resolveCredentials();
            lastReplacedServed = Math.max(lastReplacedServed, now());
        } catch (AccessException e) {
            at(now() + 1_000, () -> askUntilServed(pod));
        }
    }

    /** How long after its beginning the last pod of the rollout was served. */
    Duration replacedServedAfter() {
        return Duration.ofMillis(lastReplacedServed).minus(replacedAt);
    }

    /** Requests in each second of that time. */
    int[] seconds(Duration from, Duration until) {
        return java.util.Arrays.copyOfRange(requests, (int) from.toSeconds(), (int) until.toSeconds());
    }

    /** The life of so many pods, which start evenly spread over that time. */
    void live(int pods, Duration within) {
        for (int i = 0; i < pods; i++) {
            RefreshingCredentials pod =
                    new RefreshingCredentials(loader(), Machine.clocks(clock), new Timer(), random::nextDouble);
            at((long) (random.nextDouble() * within.toMillis()), () -> ask(pod));
            if (i < replaced) {
                at(
                        replacedAt.toMillis() + (long) (random.nextDouble() * replacedWithin.toMillis()),
                        () -> replace(pod));
            }
            if (downUntil > 0) {
                // Without a session, nothing is asked unless the application asks.
                at(downUntil - (long) (random.nextDouble() * 60_000), () -> ask(pod));
            }
        }
        while (!events.isEmpty() && events.element().at() < end) {
            Event event = events.remove();
            clock.set(FakeClock.START.plusMillis(event.at()));
            event.task().run();
        }
    }

    private long now() {
        return Duration.between(FakeClock.START, clock.instant()).toMillis();
    }

    private void at(long millis, Runnable task) {
        events.add(new Event(millis, order++, task));
    }

    private void ask(RefreshingCredentials pod) {
        try {
            pod.resolveCredentials();
            healthyAt.add(now() < downFrom ? -1 : Math.max(0, now() - downUntil));
        } catch (AccessException e) {
            unserved++;
            at(now() + 1_000, () -> ask(pod));
        }
    }

    /** Each pod chooses its own region. */
    private SessionLoader loader() {
        if (!fallback) {
            return () -> {
                for (int call = 1; call < callsForSession; call++) {
                    load(0);
                }
                return load(0);
            };
        }
        RegionalCalls<Region> calls =
                new RegionalCalls<>(List.of("us-east-1", "us-west-2"), Region::new, clock::millis);
        return () -> {
            try {
                return calls.call(region -> {
                    try {
                        return load(region.number());
                    } catch (AccessException e) {
                        throw SdkClientException.create("down", new ConnectException("refused"));
                    }
                });
            } catch (SdkClientException e) {
                throw new AccessException(CoreFinding.STS_UNREACHABLE, "STS is down.", "Wait.");
            }
        };
    }

    private record Region(int number) implements SdkAutoCloseable {
        @Override
        public void close() {}
    }

    private Session load(int region) {
        long at = now();
        for (int request = 0; request < 3; request++) {
            if (region == 1 || request(at)) {
                Instant issued = clock.instant();
                return new Session(
                        AwsSessionCredentials.create("key", "hidden", "hidden"),
                        issued,
                        issued.plus(Duration.ofHours(1)),
                        "session");
            }
            at += (long) (random.nextDouble() * (1_000 << request));
        }
        throw new AccessException(CoreFinding.STS_BUSY, "STS is busy.", "Wait.");
    }

    private boolean request(long at) {
        int second = (int) (at / 1_000);
        requests[second]++;
        boolean down = at >= downFrom && at < downUntil;
        if (down || granted[second] >= quota) {
            return false;
        }
        granted[second]++;
        return true;
    }

    /** How often an application asked and got an error. */
    int unserved() {
        return unserved;
    }

    Duration allHealthyAfter() {
        return Duration.ofMillis(
                healthyAt.stream().mapToLong(Long::longValue).max().orElse(end));
    }

    /** Since the start, or since STS is back. */
    long healthy() {
        return healthyAt.stream().filter(at -> at >= 0).count();
    }

    int mostInASecond() {
        return java.util.Arrays.stream(requests).max().orElse(0);
    }

    /** Requests in each full minute from then to the end. */
    List<Integer> minutesFrom(Duration start) {
        List<Integer> minutes = new ArrayList<>();
        for (int second = (int) start.toSeconds(); second + 60 <= end / 1_000; second += 60) {
            int sum = 0;
            for (int i = 0; i < 60; i++) {
                sum += requests[second + i];
            }
            minutes.add(sum);
        }
        return minutes;
    }

    /** Of one pod. */
    private final class Timer implements Scheduler {
        private int version;

        @Override
        public void start(Runnable task) {
            task.run();
        }

        @Override
        public int running() {
            return 0;
        }

        @Override
        public void repeat(Duration period, Runnable task) {}

        @Override
        public void runLater(Duration delay, Runnable task) {
            int mine = ++version;
            at(now() + delay.toMillis(), () -> {
                if (mine == version) {
                    task.run();
                }
            });
        }

        @Override
        public void close() {
            version++;
        }
    }
}
