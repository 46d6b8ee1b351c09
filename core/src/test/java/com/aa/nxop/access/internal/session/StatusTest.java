package com.aa.nxop.access.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.SessionStatus;
import com.aa.nxop.access.SessionStatus.State;
import com.aa.nxop.access.Stage;
import com.aa.nxop.access.fakes.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a probe or a metric sees, from the start to the close. */
@Timeout(30)
class StatusTest {
    private static final Optional<Instant> END = Optional.of(FakeClock.START.plus(Duration.ofHours(1)));

    private final Refreshing refreshing = new Refreshing();

    private SessionStatus status() {
        return refreshing.credentials.status();
    }

    private static SessionStatus healthy(State state, Optional<Instant> end, Duration left) {
        return new SessionStatus(state, end, left, 0, Optional.empty(), Optional.empty(), tokenOf(end));
    }

    private static SessionStatus failing(
            State state, Optional<Instant> end, Duration left, int failures, String finding) {
        return new SessionStatus(
                state, end, left, failures, Optional.of(Stage.ASSUME_ROLE), Optional.of(finding), tokenOf(end));
    }

    private static int tokenOf(Optional<Instant> end) {
        return end.isPresent() ? "hidden".length() : 0;
    }

    @Test
    void beforeAnybodyAskedThereIsNone() {
        assertThat(status()).isEqualTo(healthy(State.NONE, Optional.empty(), Duration.ZERO));
        assertThat(status().usable()).isFalse();
    }

    @Test
    void toLookFetchesNothing() {
        for (int hour = 0; hour < 5; hour++) {
            status();
            refreshing.scheduler.advance(Duration.ofHours(1));
        }
        assertThat(refreshing.loader.loads()).isZero();
    }

    @Test
    void aSessionIsFreshAndItsEndComesNearer() {
        refreshing.key();
        assertThat(status()).isEqualTo(healthy(State.FRESH, END, Duration.ofHours(1)));
        refreshing.clock.advance(Duration.ofMinutes(20));
        assertThat(status()).isEqualTo(healthy(State.FRESH, END, Duration.ofMinutes(40)));
        assertThat(status().usable()).isTrue();
    }

    @Test
    void aSessionThatCouldNotBeRefreshedIsStaleAndUsable() {
        refreshing.key();
        refreshing.loader.isBusy();
        refreshing.scheduler.advance(Duration.ofMinutes(34).plusSeconds(30));
        assertThat(status())
                .isEqualTo(failing(State.STALE, END, Duration.ofMinutes(25).plusSeconds(30), 1, "sts-busy"));
        assertThat(status().usable()).isTrue();
    }

    @Test
    void aSessionThatIsOverIsNot() {
        refreshing.key();
        refreshing.loader.isRefused();
        refreshing.scheduler.advance(Duration.ofMinutes(62));
        int failures = refreshing.loader.loads() - 1;
        assertThat(status()).isEqualTo(failing(State.EXPIRED, END, Duration.ZERO, failures, "assume-role-refused"));
        assertThat(status().usable()).isFalse();
    }

    /** The last moment, and the first after it: never a session that nobody would be given. */
    @Test
    void theEndIsTheSessionsOwn() {
        refreshing.key();
        refreshing.clock.advance(Duration.ofHours(1).minusMillis(1));
        assertThat(status().usable()).isTrue();
        assertThat(status().left()).isEqualTo(Duration.ofMillis(1));
        refreshing.clock.advance(Duration.ofMillis(1));
        assertThat(status().usable()).isFalse();
        assertThat(status().state()).isEqualTo(State.EXPIRED);
    }

    @Test
    void aRejectedSessionIsNotUsable() {
        refreshing.key();
        refreshing.loader.isBusy();
        refreshing.credentials.invalidate("key-1");
        assertThat(status()).isEqualTo(failing(State.EXPIRED, END, Duration.ZERO, 1, "sts-busy"));
    }

    @Test
    void whatFailedFromTheStartIsSaid() {
        refreshing.loader.isRefused();
        refreshing.failure();
        assertThat(status()).isEqualTo(failing(State.NONE, Optional.empty(), Duration.ZERO, 1, "assume-role-refused"));
    }

    @Test
    void afterARecoveryNothingIsLeftOfTheFailure() {
        refreshing.loader.isRefused();
        refreshing.failure();
        refreshing.loader.recovers();
        refreshing.clock.advance(Duration.ofSeconds(15));
        refreshing.key();
        assertThat(status()).isEqualTo(healthy(State.FRESH, END.map(end -> end.plusSeconds(15)), Duration.ofHours(1)));
    }

    @Test
    void afterTheCloseItIsClosed() {
        refreshing.key();
        refreshing.credentials.close();
        assertThat(status()).isEqualTo(healthy(State.CLOSED, Optional.empty(), Duration.ZERO));
        assertThat(status().usable()).isFalse();
    }

    /** A probe has a second: it is answered while an attempt hangs. */
    @Test
    void itIsAnsweredWhileAnAttemptHangs() throws InterruptedException {
        try (RealThreads threads = new RealThreads()) {
            threads.nextLoadWaitsAndThen(() -> {});
            threads.call(1);
            assertThat(threads.credentials.status().state()).isEqualTo(State.NONE);
            threads.permit();
            threads.result(0);
            assertThat(threads.credentials.status().state()).isEqualTo(State.FRESH);
        }
    }

    /** A pod that is not ready is asked by nobody: it must become ready all the same. */
    @Test
    void whereNobodyAsksASessionThatIsOverIsReplacedWithinAMinute() {
        refreshing.key();
        refreshing.loader.isBusy();
        refreshing.scheduler.advance(Duration.ofHours(3));
        int loads = refreshing.loader.loads();
        refreshing.scheduler.advance(Duration.ofHours(1));
        assertThat(refreshing.loader.loads() - loads).as("attempts in an hour").isBetween(60, 80);
        refreshing.loader.recovers();
        refreshing.scheduler.advance(Duration.ofMinutes(1));
        assertThat(status().state()).isEqualTo(State.FRESH);
    }

    @Test
    void norDoesARejectedSessionStayAway() {
        refreshing.key();
        refreshing.loader.isRefused();
        refreshing.credentials.invalidate("key-1");
        refreshing.loader.recovers();
        refreshing.scheduler.advance(Duration.ofMinutes(1));
        assertThat(status().state()).isEqualTo(State.FRESH);
    }

    @Test
    void afterTheCloseNothingIsTriedAnyMore() {
        refreshing.key();
        refreshing.loader.isBusy();
        refreshing.scheduler.advance(Duration.ofHours(2));
        int loads = refreshing.loader.loads();
        refreshing.credentials.close();
        refreshing.scheduler.advance(Duration.ofHours(1));
        assertThat(refreshing.loader.loads()).isEqualTo(loads);
    }
}
