package com.aa.nxop.access.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.fakes.FakeClock;
import com.aa.nxop.access.internal.time.ClockReading;
import com.aa.nxop.access.internal.time.Clocks;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A wall clock that is set while the application runs, and a machine that sleeps: promise 8. Sessions of an hour. */
class ClockStepsTest {
    private final Machine machine = new Machine();
    private final ScriptedLoader loader = new ScriptedLoader(machine.wall());
    private final ManualScheduler scheduler = new ManualScheduler(machine.monotonic).inline();
    private final RefreshingCredentials credentials =
            new RefreshingCredentials(loader, machine.clocks(), scheduler, () -> 0.5);

    private String key() {
        return credentials.resolveCredentials().accessKeyId();
    }

    private AccessException failure() {
        AccessException failure = catchThrowableOfType(AccessException.class, credentials::resolveCredentials);
        assertThat(failure).isNotNull();
        return failure;
    }

    private void pass(Duration time) {
        scheduler.advance(time);
    }

    /** Truly valid until then, whatever any clock says. */
    private void isServedForAnHourAndNoLongerWhileStsFails(Duration age) {
        loader.isBusy();
        for (Duration at = age; at.compareTo(Duration.ofHours(1)) < 0; at = at.plusSeconds(30)) {
            assertThat(key()).as("%s old", at).isEqualTo("key-1");
            pass(Duration.ofSeconds(30));
        }
        assertThat(failure().finding().id()).isEqualTo("sts-busy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1M", "PT15M", "PT1H", "PT24H"})
    void aClockThatIsSetBackDoesNotPutTheRefreshOff(Duration step) {
        key();
        machine.setsItsClock(step.negated());
        assertThat(key()).isEqualTo("key-1");
        pass(Duration.ofMinutes(35));
        assertThat(loader.loads()).isEqualTo(2);
        assertThat(key()).isEqualTo("key-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1M", "PT15M", "PT1H", "PT24H"})
    void aClockThatIsSetBackExtendsNoSession(Duration step) {
        key();
        pass(Duration.ofMinutes(10));
        machine.setsItsClock(step.negated());
        isServedForAnHourAndNoLongerWhileStsFails(Duration.ofMinutes(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1M", "PT15M", "PT1H", "PT24H"})
    void norDoesItWhileNothingKnowsTheUptime(Duration step) {
        machine.withoutUptime();
        aClockThatIsSetBackExtendsNoSession(step);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1M", "PT15M", "PT1H", "PT24H"})
    void aClockThatIsSetBackDoesNotPutTheNextAttemptOff(Duration step) {
        loader.isRefused();
        failure();
        machine.setsItsClock(step.negated());
        loader.recovers();
        pass(Duration.ofSeconds(15));
        assertThat(key()).as("within one rest").isEqualTo("key-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1M", "PT15M", "PT1H", "PT24H"})
    void aClockThatIsSetForwardKillsNoSession(Duration step) {
        key();
        pass(Duration.ofMinutes(10));
        machine.setsItsClock(step);
        isServedForAnHourAndNoLongerWhileStsFails(Duration.ofMinutes(10));
    }

    @Test
    void norDoesItAMinuteBeforeTheEnd() {
        key();
        loader.isBusy();
        pass(Duration.ofMinutes(59));
        machine.setsItsClock(Duration.ofMinutes(15));
        isServedForAnHourAndNoLongerWhileStsFails(Duration.ofMinutes(59));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT24H"})
    void aClockSetForwardBeyondTheEndCostsOneRefreshWithoutAWait(Duration step) {
        key();
        machine.setsItsClock(step);
        scheduler.queueing();
        assertThat(key()).as("at once").isEqualTo("key-1");
        scheduler.runNext();
        assertThat(key()).isEqualTo("key-2");
        assertThat(key()).isEqualTo("key-2");
        assertThat(loader.loads()).isEqualTo(2);
    }

    /** There, a jump and a sleep look the same: the limit of promise 8. */
    @Test
    void withoutAnUptimeAClockSetForwardCostsOneLoadWithAWait() {
        machine.withoutUptime();
        key();
        machine.setsItsClock(Duration.ofMinutes(15));
        assertThat(key()).as("fresh, it outlives a quarter of an hour").isEqualTo("key-1");
        pass(Duration.ofMillis(10));
        machine.setsItsClock(Duration.ofHours(24));
        assertThat(key()).isEqualTo("key-2");
        assertThat(loader.loads()).isEqualTo(2);
        machine.setsItsClock(Duration.ofHours(24));
        loader.isBusy();
        assertThat(failure().finding().id()).isEqualTo("sts-busy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT3H", "P2D"})
    void aSessionThatEndedWhileTheMachineSleptIsNotServed(Duration sleep) {
        key();
        pass(Duration.ofMinutes(1));
        machine.sleeps(sleep);
        loader.isBusy();
        assertThat(failure().finding().id()).isEqualTo("sts-busy");
        loader.recovers();
        pass(Duration.ofSeconds(15));
        assertThat(key()).isEqualTo("key-3");
    }

    /** By the monotonic clock, the refresh would come half an hour later: promise 14. */
    @ParameterizedTest
    @ValueSource(strings = {"PT50M", "PT3H"})
    void afterASleepTheNextAttemptIsNotPutOffThoughNobodyAsks(Duration sleep) {
        key();
        machine.sleeps(sleep);
        loader.isBusy();
        var unused = catchThrowableOfType(AccessException.class, this::key);
        assertThat(loader.loads()).isEqualTo(2);
        loader.recovers();
        pass(Duration.ofMinutes(1));
        assertThat(loader.loads()).as("within a minute").isEqualTo(3);
        assertThat(key()).isEqualTo("key-3");
    }

    @Test
    void norIsItWhereNothingKnowsTheUptime() {
        machine.withoutUptime();
        key();
        machine.sleeps(Duration.ofHours(1));
        loader.isBusy();
        assertThat(failure().finding().id()).isEqualTo("sts-busy");
    }

    @Test
    void aSleepThatWasShorterThanTheSessionIsCounted() {
        key();
        pass(Duration.ofMinutes(10));
        machine.sleeps(Duration.ofMinutes(20));
        machine.setsItsClock(Duration.ofHours(5));
        isServedForAnHourAndNoLongerWhileStsFails(Duration.ofMinutes(30));
    }

    @Test
    void aSleepWhileTheSessionIsFetchedCountsToo() {
        loader.does(() -> {
            Session session = loader.session();
            machine.sleeps(Duration.ofMinutes(50));
            return session;
        });
        assertThat(key()).isEqualTo("key-1");
        isServedForAnHourAndNoLongerWhileStsFails(Duration.ofMinutes(50));
    }

    /** Its next attempt was reckoned from "long ago", which overflowed to "never": EXPIRED until somebody asked. */
    @ParameterizedTest
    @ValueSource(strings = {"PT59M", "PT1H", "PT24H"})
    void aClockThatIsSetForwardDuringTheFirstLoadPutsNoRefreshOff(Duration step) {
        machine.withoutUptime();
        loader.does(() -> {
            Session session = loader.session();
            machine.setsItsClock(step.minusSeconds(30));
            return session;
        });
        var unused = org.assertj.core.api.Assertions.catchThrowable(this::key);
        machine.setsItsClock(Duration.ofSeconds(31));
        loader.recovers();
        if (loader.loads() == 1 && credentials.status().failures() > 0) {
            pass(Duration.ofSeconds(15));
            key();
        }
        pass(Duration.ofMinutes(2));
        assertThat(credentials.status().usable()).as("though nobody asks").isTrue();
    }

    @Test
    void aSessionThatEndedInASleepWhileItWasFetchedIsNone() {
        loader.does(() -> {
            Session session = loader.session();
            machine.sleeps(Duration.ofMinutes(61));
            return session;
        });
        assertThat(failure().what()).isEqualTo("STS gave a session that has already expired.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT24H", "-PT15M", "PT15M", "PT24H"})
    void aClockThatIsSetWhileTheSessionIsFetchedChangesNothing(Duration step) {
        loader.does(() -> {
            Session session = loader.session();
            machine.setsItsClock(step);
            return session;
        });
        assertThat(key()).isEqualTo("key-1");
        isServedForAnHourAndNoLongerWhileStsFails(Duration.ZERO);
    }

    @Test
    void theSdkReadsTheUptimePerSessionAndWhenTheClocksDisagree() {
        key();
        assertThat(machine.looks()).isEqualTo(1);
        loader.isBusy();
        for (int minute = 0; minute < 70; minute++) {
            var unused = catchThrowableOfType(AccessException.class, this::key);
            pass(Duration.ofMinutes(1));
        }
        assertThat(machine.looks()).as("one for each attempt").isEqualTo(loader.loads());
        assertThat(loader.loads()).isLessThan(100);
    }

    @Test
    void theUptimeOfThisMachineIsReadEvenByAThreadThatIsInterrupted() {
        Clocks real = Clocks.ofThisMachine(() -> FakeClock.START);
        Thread.currentThread().interrupt();
        ClockReading now = real.now();
        assertThat(Thread.interrupted()).isTrue();
        boolean linux = java.nio.file.Files.exists(java.nio.file.Path.of("/proc/uptime"));
        assertThat(now.uptime() != ClockReading.UNREAD).isEqualTo(linux);
    }

    @ParameterizedTest
    @CsvSource({
        "0, false",
        "1000, false",
        "-1000, false",
        "1001, true",
        "-1001, true",
        "86400000, true",
        "-86400000, true"
    })
    void theUptimeIsReadIfTheOtherClocksDriftApartByMoreThanASecond(long millis, boolean read) {
        Machine machine = new Machine();
        ClockReading start = machine.clocks().now();
        machine.setsItsClock(Duration.ofMillis(millis));
        assertThat(machine.clocks().now(start).uptime() != ClockReading.UNREAD).isEqualTo(read);
    }
}
