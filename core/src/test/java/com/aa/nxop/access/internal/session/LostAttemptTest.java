package com.aa.nxop.access.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.aa.nxop.access.SessionStatus.State;
import com.aa.nxop.access.fakes.FakeClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An attempt that breaks off while its end is stored, as it does where the heap is full: the next one must run. */
@Timeout(20)
class LostAttemptTest {
    private final FakeClock clock = new FakeClock();
    private final ScriptedLoader loader = new ScriptedLoader(clock);
    private final ManualScheduler scheduler = new ManualScheduler(clock).inline();
    private int breaks;
    private final RefreshingCredentials credentials =
            new RefreshingCredentials(loader, Machine.clocks(clock), scheduler, this::random);

    /** Asked for while the end of an attempt is stored, be it a success or a failure. */
    private double random() {
        if (breaks > 0) {
            breaks--;
            throw new OutOfMemoryError("Java heap space");
        }
        return 0.5;
    }

    private String key() {
        return credentials.resolveCredentials().accessKeyId();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theNextCallerGetsASessionAfterAMoment(boolean succeeds) {
        if (!succeeds) {
            loader.isBusy();
        }
        breaks = 1;
        assertThat(catchThrowable(this::key)).hasMessage("""
                The last attempt to get a session ended without a result or an error: most likely the JVM ran out of memory.
                  Remedy: The SDK tries again in a few seconds. Give the container and its heap more memory.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#unexpected""");
        assertThat(catchThrowable(this::key)).isNotNull();
        assertThat(loader.loads()).as("no attempt during the backoff").isEqualTo(1);
        loader.recovers();
        clock.advance(Duration.ofSeconds(5));
        assertThat(key()).isEqualTo("key-2");
    }

    @Test
    void aValidSessionIsServedMeanwhileAndRefreshedThoughNobodyAsks() {
        assertThat(key()).isEqualTo("key-1");
        breaks = 1;
        scheduler.advance(Duration.ofMinutes(34).plusSeconds(29));
        for (int second = 0; second < 60; second++) {
            scheduler.advance(Duration.ofSeconds(1));
            assertThat(key()).isIn("key-1", "key-3");
        }
        assertThat(breaks).isZero();
        assertThat(key()).isEqualTo("key-3");
    }

    @Test
    void soIsOneThatHasExpired() {
        assertThat(key()).isEqualTo("key-1");
        loader.isBusy();
        scheduler.advance(Duration.ofMinutes(61));
        loader.recovers();
        breaks = 1;
        scheduler.advance(Duration.ofMinutes(2));
        assertThat(breaks).isZero();
        assertThat(credentials.status().state()).isEqualTo(State.FRESH);
    }

    /** Losing attempts is no way around the bound of promise 5. */
    @Test
    void aRowOfThemStaysWithinTheBound() {
        breaks = 1_000;
        for (int i = 0; i < 600; i++) {
            var unused = catchThrowable(this::key);
            scheduler.advance(Duration.ofMillis(100));
        }
        assertThat(loader.loads()).isBetween(10, 15);
    }
}
