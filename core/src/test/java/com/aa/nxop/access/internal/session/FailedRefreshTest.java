package com.aa.nxop.access.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.fakes.FakeClock;
import com.aa.nxop.access.internal.time.Scheduler;
import java.time.Duration;
import java.util.stream.Stream;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailedRefreshTest {
    private final Refreshing refreshing = new Refreshing();

    @Test
    void isNotNoticedWhileTheSessionIsValid() {
        refreshing.key();
        refreshing.loader.isRefused();
        for (int second = 0; second < 3_599; second++) {
            refreshing.scheduler.advance(Duration.ofSeconds(1));
            assertThat(refreshing.key()).isEqualTo("key-1");
        }
        assertThat(refreshing.loader.loads()).isGreaterThan(10);
    }

    @Test
    void anExpiredSessionIsNeverHandedOut() {
        refreshing.key();
        refreshing.loader.isBusy();
        refreshing.scheduler.advance(Duration.ofHours(1).minusMillis(1));
        assertThat(refreshing.key()).as("to the last millisecond").isEqualTo("key-1");
        refreshing.clock.advance(Duration.ofMillis(1));
        assertThat(refreshing.failure().finding().id()).isEqualTo("sts-busy");
    }

    @Test
    void aSessionThatEndsWhileItsRefreshFailsIsNotHandedOut() {
        refreshing.key();
        refreshing.clock.advance(Duration.ofMinutes(59).plusSeconds(59));
        refreshing.loader.does(() -> {
            refreshing.clock.advance(Duration.ofSeconds(2));
            throw new AccessException(CoreFinding.STS_UNREACHABLE, "STS did not answer.", "Wait.");
        });
        assertThat(refreshing.failure().finding().id()).isEqualTo("sts-unreachable");
        assertThat(refreshing.loader.loads()).isEqualTo(2);
    }

    @Test
    void afterTheEndItIsRememberedAndTriedAgain() {
        refreshing.key();
        refreshing.loader.isBusy();
        refreshing.scheduler.advance(Duration.ofHours(2));
        int loads = refreshing.loader.loads();
        for (int i = 0; i < 100; i++) {
            refreshing.failure();
        }
        assertThat(refreshing.loader.loads()).isEqualTo(loads + 1);
        refreshing.loader.recovers();
        refreshing.clock.advance(Duration.ofSeconds(15));
        assertThat(refreshing.key()).isEqualTo("key-" + (loads + 2));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0, 0.5, 0.999999})
    void isRepeatedAtMostSixtyTimesAMinuteAndAtLeastEveryMinute(double random) {
        Refreshing any = new Refreshing(random);
        any.key();
        any.loader.isBusy();
        any.scheduler.advance(Duration.ofMinutes(45));
        for (int minute = 45; minute < 59; minute++) {
            int before = any.loader.loads();
            any.scheduler.advance(Duration.ofMinutes(1));
            assertThat(any.loader.loads() - before).isBetween(1, 60);
        }
    }

    /** aws-sdk-java-v2#6805: after the 58th failure the next attempt lay in the far future, and only a restart helped. */
    @Test
    void awsSdkJavaV2Issue6805AThousandFailuresAndThenARecovery() {
        refreshing.loader.isBusy();
        for (int i = 0; i < 1_000; i++) {
            refreshing.failure();
            refreshing.clock.advance(Duration.ofSeconds(15));
        }
        assertThat(refreshing.loader.loads()).isEqualTo(1_000);
        refreshing.loader.recovers();
        assertThat(refreshing.key()).isEqualTo("key-1001");
        refreshing.scheduler.advance(Duration.ofHours(1));
        assertThat(refreshing.loader.loads()).as("and refreshes as ever").isEqualTo(1_002);
    }

    @Test
    void awsSdkJavaV2Issue6805AThousandFailuresOfALongSession() {
        refreshing.loader.givesSessionsOf(Duration.ofDays(30));
        refreshing.key();
        refreshing.loader.isBusy();
        refreshing.scheduler.advance(Duration.ofDays(20));
        int loads = refreshing.loader.loads();
        assertThat(loads).isGreaterThan(1_000);
        refreshing.scheduler.advance(Duration.ofMinutes(1));
        assertThat(refreshing.loader.loads()).isGreaterThan(loads);
    }

    /** aws-sdk-java-v2#3142: a least interval that was longer than the life of the credentials left them expired for good. */
    @Test
    void awsSdkJavaV2Issue3142VeryShortSessionsAreStillRefreshed() {
        refreshing.loader.givesSessionsOf(Duration.ofSeconds(10));
        for (int second = 0; second < 300; second++) {
            refreshing.scheduler.advance(Duration.ofSeconds(1));
            assertThat(refreshing.key()).startsWith("key-");
        }
        assertThat(refreshing.loader.loads()).isLessThan(60);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 10, 500, 999, 1_000, 1_001, 2_000})
    void aSessionOfAMomentIsNotServedBeyondItsEnd(long millis) {
        refreshing.loader.givesSessionsOf(Duration.ofMillis(millis));
        assertThat(refreshing.key()).isEqualTo("key-1");
        refreshing.clock.advance(Duration.ofMillis(millis));
        assertThat(refreshing.key()).isEqualTo("key-2");
    }

    static Stream<Named<Throwable>> crashes() {
        return Stream.of(
                Named.of("NullPointerException", new NullPointerException("hidden")),
                Named.of("IllegalStateException", new IllegalStateException("hidden", new RuntimeException("hidden"))),
                Named.of("NoSuchMethodError", new NoSuchMethodError("hidden")),
                Named.of("StackOverflowError", new StackOverflowError("hidden")),
                Named.of("OutOfMemoryError", new OutOfMemoryError("hidden")));
    }

    private static void crash(Throwable t) {
        if (t instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) t;
    }

    @ParameterizedTest
    @MethodSource("crashes")
    void aFailureThatTheSdkDoesNotKnowIsSaidWithoutItsText(Throwable t) {
        refreshing.loader.does(() -> {
            crash(t);
            return refreshing.loader.session();
        });
        AccessException failure = refreshing.failure();
        String name = t.getClass().getName();
        assertThat(failure).hasMessage("""
                The attempt to get a session failed with an error that the SDK does not know (%s).
                  Remedy: %s
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#unexpected""", name, t instanceof OutOfMemoryError ? """
                Raise the container's memory, the heap, or the limit of processes: the JVM has no memory left, or the pod \
                cannot start more threads. The SDK tries again.""" : """
                Check the class path: most likely it has modules of two versions of the AWS SDK. Otherwise report this error.""");
        assertThat(Throwables.getStackTrace(failure)).doesNotContain("hidden").contains("FailedRefreshTest.crashes");
        assertThat(failure.retryable()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("crashes")
    void aFailureThatTheSdkDoesNotKnowEndsNoRefreshes(Throwable t) {
        refreshing.key();
        refreshing.loader.does(() -> {
            crash(t);
            return refreshing.loader.session();
        });
        refreshing.scheduler.advance(Duration.ofMinutes(50));
        assertThat(refreshing.key()).isEqualTo("key-1");
        refreshing.loader.recovers();
        refreshing.scheduler.advance(Duration.ofMinutes(5));
        assertThat(refreshing.key()).isNotEqualTo("key-1");
    }

    /** "unable to create native thread" comes out of the executor itself, when a pod has reached its limit of threads. */
    @Test
    void aSchedulerThatCannotStartAThreadIsAFailureLikeAnyOther() {
        FakeClock clock = new FakeClock();
        ScriptedLoader loader = new ScriptedLoader(clock);
        ManualScheduler working = new ManualScheduler(clock).inline();
        ThreadlessScheduler scheduler = new ThreadlessScheduler(working);
        RefreshingCredentials credentials =
                new RefreshingCredentials(loader, Machine.clocks(clock), scheduler, () -> 0.5);
        scheduler.broken = true;
        assertThat(org.assertj.core.api.Assertions.catchThrowable(credentials::resolveCredentials))
                .isInstanceOf(AccessException.class)
                .hasMessageContaining("(java.lang.OutOfMemoryError)");
        scheduler.broken = false;
        clock.advance(Duration.ofSeconds(15));
        assertThat(credentials.resolveCredentials().accessKeyId()).isEqualTo("key-1");
        scheduler.broken = true;
        clock.advance(Duration.ofMinutes(50));
        assertThat(credentials.resolveCredentials().accessKeyId())
                .as("still valid")
                .isEqualTo("key-1");
        scheduler.broken = false;
        clock.advance(Duration.ofMinutes(5));
        assertThat(credentials.resolveCredentials().accessKeyId()).isEqualTo("key-2");
    }

    private static final class ThreadlessScheduler implements Scheduler {
        private final Scheduler working;
        private boolean broken;

        ThreadlessScheduler(Scheduler working) {
            this.working = working;
        }

        @Override
        public void start(Runnable task) {
            complain();
            working.start(task);
        }

        @Override
        public int running() {
            return working.running();
        }

        @Override
        public void repeat(Duration period, Runnable task) {
            complain();
            working.repeat(period, task);
        }

        @Override
        public void runLater(Duration delay, Runnable task) {
            complain();
            working.runLater(delay, task);
        }

        private void complain() {
            if (broken) {
                throw new OutOfMemoryError("unable to create native thread");
            }
        }

        @Override
        public void close() {
            working.close();
        }
    }
}
