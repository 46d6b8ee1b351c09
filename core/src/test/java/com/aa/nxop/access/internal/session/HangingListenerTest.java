package com.aa.nxop.access.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import com.aa.nxop.access.TargetRole;
import com.aa.nxop.access.fakes.FakeClock;
import com.aa.nxop.access.internal.time.SerialQueue;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** A listener or a log appender that does not return: the session goes on without it. */
@Timeout(30)
class HangingListenerTest {
    private static final TargetRole ROLE = new TargetRole("aws", "178549792225", "example-role");

    private final RealThreads real = new RealThreads();
    private final CountDownLatch returns = new CountDownLatch(1);

    @AfterEach
    void end() {
        returns.countDown();
        real.close();
    }

    private void hang() {
        try {
            returns.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String keyAfter(Duration time) {
        real.clock.advance(time);
        return real.credentials.resolveCredentials().accessKeyId();
    }

    @Test
    void aListenerHoldsUpNoRefresh() {
        List<String> told = new CopyOnWriteArrayList<>();
        real.credentials.addListener(ROLE, event -> {
            hang();
            told.add(event.getClass().getSimpleName());
        });
        assertThat(keyAfter(Duration.ZERO)).isEqualTo("key-1");
        assertThat(keyAfter(Duration.ofHours(1))).isEqualTo("key-2");
        assertThat(keyAfter(Duration.ofHours(1))).isEqualTo("key-3");
        assertThat(told).isEmpty();
        returns.countDown();
        await().untilAsserted(() -> assertThat(told).containsExactly("Obtained", "Refreshed", "Refreshed"));
    }

    @Test
    void noOtherThreadIsHeldUpWithIt() {
        real.credentials.addListener(ROLE, event -> hang());
        for (int hour = 1; hour <= 20; hour++) {
            assertThat(keyAfter(Duration.ofHours(1))).isEqualTo("key-" + hour);
            // The caller has its answer a moment before the attempt's thread ends; hours lie between two of them in
            // real life.
            await().pollInterval(Duration.ofMillis(1)).until(() -> real.scheduler.running() <= 1);
        }
    }

    @Test
    void whatWaitsForItIsBounded() throws InterruptedException {
        SerialQueue queue = new SerialQueue();
        Thread first = new Thread(() -> {
            queue.add(this::hang);
            queue.run();
        });
        first.start();
        await().until(() -> first.getState() == Thread.State.WAITING);
        CountDownLatch ran = new CountDownLatch(1_000);
        for (int i = 0; i < 5_000; i++) {
            queue.add(ran::countDown);
            queue.run();
        }
        assertThat(ran.getCount()).isEqualTo(1_000);
        returns.countDown();
        first.join();
        assertThat(ran.getCount()).isZero();
    }

    @Test
    void aLogAppenderHoldsUpNoRefresh() {
        Logger logger = (Logger) LoggerFactory.getLogger(RefreshingCredentials.class);
        Appender<ILoggingEvent> appender = new UnsynchronizedAppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                hang();
            }
        };
        appender.start();
        logger.addAppender(appender);
        try {
            assertThat(keyAfter(Duration.ZERO)).isEqualTo("key-1");
            assertThat(keyAfter(Duration.ofHours(1))).isEqualTo("key-2");
            assertThat(keyAfter(Duration.ofHours(1))).isEqualTo("key-3");
        } finally {
            returns.countDown();
            logger.detachAppender(appender);
        }
    }

    /** Found with a session of eight seconds: it was served at 24 s, for the thread that should have ended it hung in a listener. */
    @Test
    void whateverBecomesOfOtherThreadsNothingExpiredIsHandedOut() {
        Machine machine = new Machine(new FakeClock());
        ScriptedLoader loader = new ScriptedLoader(machine.wall());
        ManualScheduler dead = new ManualScheduler(machine.monotonic).inline();
        RefreshingCredentials credentials = new RefreshingCredentials(loader, machine.clocks(), dead, () -> 0.5);
        loader.givesSessionsOf(Duration.ofSeconds(8));
        assertThat(credentials.resolveCredentials().accessKeyId()).isEqualTo("key-1");
        assertThat(credentials.resolveCredentials().accessKeyId()).isEqualTo("key-1");
        machine.setsItsClock(Duration.ofHours(-1));
        machine.monotonic.advance(Duration.ofSeconds(24)); // No timer runs.
        assertThat(credentials.resolveCredentials().accessKeyId()).isEqualTo("key-2");
        loader.isBusy();
        machine.monotonic.advance(Duration.ofSeconds(8));
        assertThat(org.assertj.core.api.Assertions.catchThrowable(credentials::resolveCredentials))
                .hasMessageStartingWith("STS is busy.");
    }
}
