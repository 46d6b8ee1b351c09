package com.aa.nxop.access.internal.session;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.fakes.FakeClock;
import com.aa.nxop.access.internal.time.Clocks;
import com.aa.nxop.access.internal.time.Scheduler;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import org.jetbrains.lincheck.Lincheck;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * Lincheck runs each scenario in every order of its threads' steps, up to a bound, and shows the order in which a check fails. An attempt is
 * run by the thread that asked for it, once it has let go of the lock: so the scenarios need no thread that waits without end.
 */
@Tag("full")
@Timeout(120)
class InterleavingsTest {
    /** More by hand: {@code -Dinterleavings=5000}. */
    private static final int ORDERS = Integer.getInteger("interleavings", 50);

    /** Everything that the scenarios look at. Plain fields: a race on them is a race of the session. */
    private static final class World {
        private final Deque<Runnable> tasks = new ArrayDeque<>();
        private long now; // moved before the threads start
        private int flying;
        private int loads;
        private boolean failing;

        final RefreshingCredentials credentials = new RefreshingCredentials(
                this::load,
                new Clocks(() -> FakeClock.START.plusMillis(now), () -> now, () -> OptionalLong.of(now)),
                new Scheduler() {
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
                        synchronized (tasks) {
                            tasks.clear();
                            tasks.add(task);
                        }
                    }

                    @Override
                    public void close() {
                        synchronized (tasks) {
                            tasks.clear();
                        }
                    }
                },
                () -> 0.5);

        private Session load() {
            check(++flying == 1, "two attempts at once");
            int number = ++loads;
            Session session = new Session(
                    AwsSessionCredentials.create("key-" + number, "secret-" + number, "token-" + number),
                    FakeClock.START.plusMillis(now),
                    FakeClock.START.plusMillis(now).plus(Duration.ofHours(1)),
                    "session " + number);
            boolean fails = failing;
            flying--;
            if (fails) {
                throw new AccessException(CoreFinding.STS_BUSY, "STS is busy.", "Wait.");
            }
            return session;
        }

        /** The credentials of one session, whole. */
        String ask() {
            AwsSessionCredentials given = (AwsSessionCredentials) credentials.resolveCredentials();
            String number = given.accessKeyId().substring("key-".length());
            check(given.secretAccessKey().equals("secret-" + number), "a torn read");
            check(given.sessionToken().equals("token-" + number), "a torn read");
            return given.accessKeyId();
        }

        void timer() {
            Runnable task;
            synchronized (tasks) {
                task = tasks.poll();
            }
            if (task != null) {
                task.run();
            }
        }

        void minutesPass(long minutes) {
            now += Duration.ofMinutes(minutes).toMillis();
        }

        boolean isScheduled() {
            synchronized (tasks) {
                return !tasks.isEmpty();
            }
        }
    }

    private static void check(boolean condition, String what) {
        if (!condition) {
            throw new AssertionError(what);
        }
    }

    private static void together(Runnable... actions) {
        List<Thread> threads = java.util.Arrays.stream(actions).map(Thread::new).toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    /** Its session is over. Lincheck 3.7 itself fails where threads wait before the main one has done the same. */
    private static World ended() {
        World world = new World();
        world.ask();
        world.minutesPass(61);
        return world;
    }

    @Test
    void callersWithoutASessionShareOneLoad() {
        Lincheck.runConcurrentTest(ORDERS, () -> {
            World world = ended();
            String[] keys = new String[2];
            together(() -> keys[0] = world.ask(), () -> keys[1] = world.ask());
            check(world.loads == 2, "a stampede");
            check(keys[0].equals("key-2") && keys[1].equals("key-2"), "not the shared result");
            check(world.isScheduled(), "no refresh is scheduled");
        });
    }

    /** java-spiffe#397: a certificate of one update was read with the bundle of another. */
    @Test
    void javaSpiffeIssue397ACallerAndTheTimerMakeOneRefresh() {
        Lincheck.runConcurrentTest(ORDERS, () -> {
            World world = new World();
            world.ask();
            world.minutesPass(50);
            together(world::ask, world::timer);
            check(world.loads == 2, "loads: " + world.loads);
            check(world.ask().equals("key-2"), "a lost refresh");
            check(world.isScheduled(), "the next refresh is not scheduled");
        });
    }

    @Test
    void twoReportsOfOneKeyDiscardOneSession() {
        Lincheck.runConcurrentTest(ORDERS, () -> {
            World world = new World();
            world.ask();
            boolean[] discarded = new boolean[2];
            together(
                    () -> discarded[0] = world.credentials.invalidate("key-1"),
                    () -> discarded[1] = world.credentials.invalidate("key-1"));
            check(discarded[0] != discarded[1], "discarded twice, or not at all");
            check(world.ask().equals("key-2") && world.loads == 2, "not one new session");
            check(world.isScheduled(), "no refresh is scheduled");
        });
    }

    @Test
    void aReportDuringARefreshNeverBringsTheOldSessionBack() {
        Lincheck.runConcurrentTest(ORDERS, () -> {
            World world = new World();
            world.ask();
            world.minutesPass(50);
            together(
                    () -> {
                        if (world.credentials.invalidate("key-1")) {
                            check(!world.ask().equals("key-1"), "served after it was discarded");
                        }
                    },
                    world::ask);
            check(!world.ask().equals("key-1"), "the old session");
            check(world.loads == 2, "loads: " + world.loads);
        });
    }

    @Test
    void aFailureIsSharedAndItsRestIsKept() {
        Lincheck.runConcurrentTest(ORDERS, () -> {
            World world = ended();
            world.failing = true;
            int[] failures = new int[2];
            together(() -> failures[0] = failure(world), () -> failures[1] = failure(world));
            check(world.loads == 2, "a second attempt without a rest");
            check(failures[0] == 1 && failures[1] == 1, "not everybody was told");
        });
    }

    private static int failure(World world) {
        try {
            world.ask();
            return 0;
        } catch (AccessException e) {
            return e.finding().id().equals("sts-busy") ? 1 : 2;
        }
    }

    @Test
    void afterTheCloseNothingIsServedAndNothingWaits() {
        Lincheck.runConcurrentTest(ORDERS, () -> {
            World world = ended();
            int[] outcome = new int[1];
            together(() -> outcome[0] = failure(world), world.credentials::close);
            check(outcome[0] == 0 || outcome[0] == 2, "neither served nor told that it is closed");
            check(failure(world) == 2, "served after the close");
        });
    }
}
