package com.aa.nxop.access.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirstLoadTest {
    private final Refreshing refreshing = new Refreshing();

    @Test
    void nothingIsLoadedBeforeSomebodyAsks() {
        assertThat(refreshing.loader.loads()).isZero();
        assertThat(refreshing.scheduler.isWaiting()).isFalse();
    }

    @Test
    void theFirstCallerGetsTheFirstSession() {
        assertThat(refreshing.key()).isEqualTo("key-1");
        assertThat(refreshing.loader.loads()).isEqualTo(1);
    }

    @Test
    void whileTheSessionIsQuietEveryoneGetsTheSameInstance() {
        Object first = refreshing.credentials.resolveCredentials();
        for (int minute = 0; minute < 34; minute++) {
            refreshing.clock.advance(Duration.ofMinutes(1));
            assertThat(refreshing.credentials.resolveCredentials()).isSameAs(first);
        }
        assertThat(refreshing.loader.loads()).isEqualTo(1);
    }

    /** aws-sdk-java-v2#5690: errors were never kept, and STS was hammered with calls that it refused. */
    @Test
    void awsSdkJavaV2Issue5690TheSdkRemembersARefusalForFiveSeconds() {
        Refreshing soonest = new Refreshing(0.0);
        soonest.loader.isRefused();
        for (int i = 0; i < 1_000; i++) {
            assertThat(soonest.failure().finding().id()).isEqualTo("assume-role-refused");
            soonest.clock.advance(Duration.ofMillis(4));
        }
        assertThat(soonest.loader.loads()).isEqualTo(1);
        soonest.clock.advance(Duration.ofSeconds(1));
        soonest.failure();
        assertThat(soonest.loader.loads()).isEqualTo(2);
    }

    @Test
    void whatMayPassIsRememberedForASecondAtLeast() {
        Refreshing soonest = new Refreshing(0.0);
        soonest.loader.isBusy();
        soonest.failure();
        soonest.clock.advance(Duration.ofMillis(999));
        soonest.failure();
        assertThat(soonest.loader.loads()).isEqualTo(1);
        soonest.clock.advance(Duration.ofMillis(1));
        soonest.failure();
        assertThat(soonest.loader.loads()).isEqualTo(2);
    }

    @Test
    void aRefusalThatAPersonHasCorrectedIsOverWithinFifteenSeconds() {
        Refreshing latest = new Refreshing(0.999999);
        latest.loader.isRefused();
        for (int i = 0; i < 20; i++) {
            latest.failure();
            latest.clock.advance(Duration.ofSeconds(15));
        }
        latest.loader.recovers();
        assertThat(latest.key()).isEqualTo("key-21");
    }

    @Test
    void aRememberedFailureIsThrownToEveryCallerWithItsOwnStack() {
        refreshing.loader.isRefused();
        List<AccessException> failures = new ArrayList<>(List.of(refreshing.failure(), anotherCaller()));
        assertThat(failures.get(0)).isNotSameAs(failures.get(1));
        assertThat(failures.get(1).getMessage()).isEqualTo(failures.get(0).getMessage());
        assertThat(failures.get(1).getStackTrace())
                .extracting(StackTraceElement::getMethodName)
                .contains("anotherCaller");
    }

    private AccessException anotherCaller() {
        return refreshing.failure();
    }

    @Test
    void withoutASessionNothingIsAskedInTheBackground() {
        refreshing.loader.isBusy();
        refreshing.failure();
        refreshing.scheduler.advance(Duration.ofDays(1));
        assertThat(refreshing.loader.loads()).as("nobody asked").isEqualTo(1);
    }

    @Test
    void aSessionThatHasExpiredAlreadyIsNone() {
        refreshing.loader.givesSessionsOf(Duration.ZERO);
        AccessException failure = refreshing.failure();
        assertThat(failure).hasMessage("""
                STS gave a session that has already expired.
                  Remedy: Check the clock of the pod's node.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#sts-answer""");
        assertThat(failure.finding()).isEqualTo(CoreFinding.STS_ANSWER);
    }
}
