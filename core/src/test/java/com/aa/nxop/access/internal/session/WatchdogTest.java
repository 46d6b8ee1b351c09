package com.aa.nxop.access.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.fakes.FakeClock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An attempt that hangs, wherever it hangs, is given up after 75 seconds, and the next one runs. */
@Timeout(30)
class WatchdogTest {
    private static final String GAVE_UP = """
            An attempt to get a session did not end within 75 seconds, and the SDK gave it up.
              Remedy: You need to do nothing now: the SDK tries again. If the error stays, look at the network between the \
            pod, its platform and STS, and at files on network mounts. The cause of this exception shows where the attempt \
            waited.
              More: https://nxop-access.example/docs/guide/troubleshooting.md#session-wait""";

    private final FakeClock clock = new FakeClock();
    private final ScriptedLoader loader = new ScriptedLoader(clock);
    private final ManualScheduler scheduler = new ManualScheduler(clock).inline();
    private final RefreshingCredentials credentials =
            new RefreshingCredentials(loader, Machine.clocks(clock), scheduler, () -> 0.5);

    private String key() {
        return credentials.resolveCredentials().accessKeyId();
    }

    private AccessException failure() {
        return catchThrowableOfType(AccessException.class, credentials::resolveCredentials);
    }

    @Test
    void theTimerGivesUpARefreshThatHangsAndTheNextOneRuns() {
        key();
        clock.advance(Duration.ofMinutes(40));
        scheduler.queueing();
        assertThat(key()).isEqualTo("key-1");
        assertThat(scheduler.isWaiting()).as("an attempt that does not get on").isTrue();
        scheduler.advance(Duration.ofSeconds(74));
        assertThat(credentials.status().failures()).isZero();
        scheduler.inline();
        scheduler.advance(Duration.ofSeconds(30));
        assertThat(key()).as("of the second attempt").isEqualTo("key-2");
    }

    @Test
    void whatItBringsLaterIsIgnored() {
        key();
        clock.advance(Duration.ofMinutes(40));
        scheduler.queueing();
        key();
        scheduler.inline();
        scheduler.advance(Duration.ofMinutes(2));
        assertThat(key()).isEqualTo("key-2");
        scheduler.runNext(); // The first attempt goes on, and gets a session.
        assertThat(loader.loads()).isEqualTo(3);
        assertThat(key()).isEqualTo("key-2");
        loader.isRefused();
        assertThat(credentials.status().failures()).isZero();
    }

    /** Where the timer itself is gone, the callers are enough. */
    @Test
    void aCallerGivesItUpAndWaitersAreTold() throws InterruptedException {
        try (RealThreads threads = new RealThreads()) {
            threads.nextLoadWaitsAndThen(() -> {});
            threads.call(3);
            threads.clock.advance(Duration.ofSeconds(75));
            AccessException next = catchThrowableOfType(AccessException.class, threads.credentials::resolveCredentials);
            assertThat(next).hasMessage(GAVE_UP);
            for (int i = 0; i < 3; i++) {
                assertThat(threads.failure(i)).hasMessage(GAVE_UP);
            }
            assertThat(Throwables.getStackTrace(next)).contains("RealThreads.lambda$nextLoadWaitsAndThen");
            threads.clock.advance(Duration.ofSeconds(2));
            threads.loader.recovers();
            await().untilAsserted(() -> assertThat(
                            threads.credentials.resolveCredentials().accessKeyId())
                    .isEqualTo("key-2"));
        }
    }

    @Test
    void itIsInterruptedSoThatItsThreadEnds() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        try (RealThreads threads = new RealThreads()) {
            threads.loader.does(() -> {
                threads.loading.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    interrupted.countDown();
                }
                return threads.loader.session();
            });
            threads.call(1);
            threads.clock.advance(Duration.ofSeconds(75));
            assertThat(catchThrowableOfType(AccessException.class, threads.credentials::resolveCredentials))
                    .hasMessage(GAVE_UP);
            interrupted.await();
        }
    }

    @Test
    void threadsThatHangForGoodDoNotFillTheProcess() {
        scheduler.hang(8);
        assertThat(failure()).hasMessage("""
                The SDK makes no further attempt to get a session: the threads of 8 earlier attempts still hang.
                  Remedy: Take a thread dump and look at the threads named nxop-access-refresh: they wait for a file, a log appender or a \
                session listener. Restart the pod if they do not end.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#session-wait""");
        assertThat(loader.loads()).isZero();
        scheduler.hang(-1);
        clock.advance(Duration.ofSeconds(2));
        assertThat(key()).isEqualTo("key-1");
    }
}
