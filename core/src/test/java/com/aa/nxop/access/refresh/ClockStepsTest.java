package com.aa.nxop.access.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.fakes.FakeClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A wall clock that is set right while the application runs; the scheduler's own time goes on evenly. */
class ClockStepsTest {
    private final FakeClock wall = new FakeClock();
    private final FakeClock even = new FakeClock();
    private final ScriptedLoader loader = new ScriptedLoader(wall);
    private final ManualScheduler scheduler = new ManualScheduler(even).inline();
    private final RefreshingCredentials credentials = new RefreshingCredentials(loader, wall, scheduler, () -> 0.5);

    private String key() {
        return credentials.resolveCredentials().accessKeyId();
    }

    private void pass(Duration time) {
        wall.advance(time);
        scheduler.advance(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1M", "PT1H", "PT24H"})
    void aClockThatIsSetBackDoesNotPutTheRefreshOff(Duration step) {
        key();
        wall.advance(step.negated());
        pass(Duration.ofMinutes(38));
        assertThat(loader.loads())
                .as("in even time, the session is 38 minutes old")
                .isEqualTo(2);
        assertThat(key()).isEqualTo("key-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1M", "PT20M"})
    void aClockThatIsSetForwardALittleCostsNothing(Duration step) {
        key();
        wall.advance(step);
        assertThat(key()).isEqualTo("key-1");
        pass(Duration.ofMinutes(38));
        assertThat(key()).isEqualTo("key-2");
    }

    @Test
    void aClockThatIsSetForwardBeyondTheEndCostsOneLoad() {
        key();
        wall.advance(Duration.ofHours(5));
        assertThat(key()).isEqualTo("key-2");
        assertThat(key()).isEqualTo("key-2");
        assertThat(loader.loads()).isEqualTo(2);
    }

    @Test
    void aFailureThatIsRememberedIsForgottenWhenTheClockGoesOn() {
        key();
        loader.isBusy();
        pass(Duration.ofMinutes(45));
        wall.advance(Duration.ofHours(-1));
        loader.recovers();
        pass(Duration.ofMinutes(2));
        assertThat(key()).isNotEqualTo("key-1");
    }
}
