package com.aa.nxop.access.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.fakes.FakeClock;
import com.aa.nxop.access.internal.time.ClockReading;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** The whole table: every stage by every clock, resting or not, with a session and without. */
class DecisionTableTest {
    private static final ClockReading BORN = new ClockReading(1_000, 1_795_000_000_000L, 90_000_000);

    /** Ages of a session of an hour that is refreshed in its 24th minute, at both ends of each stage. */
    private enum Stage {
        QUIET(0, 1_439_999),
        EARLY(1_440_000, 3_539_999),
        LAST_MINUTE(3_540_000, 3_599_999),
        OVER(3_600_000, 90_000_000);

        private final long first;
        private final long last;

        Stage(long first, long last) {
            this.first = first;
            this.last = last;
        }

        List<Long> ages() {
            return List.of(first, last);
        }
    }

    private static RefreshState hour() {
        Session session = new Session(
                AwsSessionCredentials.create("key", "hidden", "hidden"),
                FakeClock.START,
                FakeClock.START.plus(Duration.ofHours(1)),
                "it");
        return RefreshState.succeeded(session, BORN, Long.MIN_VALUE, () -> 0.0);
    }

    private static RefreshState resting(RefreshState state, long until) {
        return new RefreshState(
                state.session(),
                state.born(),
                state.refreshAge(),
                state.lastMinuteAge(),
                state.life(),
                Long.MIN_VALUE,
                Long.MIN_VALUE,
                1,
                until,
                new AccessException(CoreFinding.STS_BUSY, "busy", "wait"));
    }

    private static Stage later(Stage one, Stage other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** In words: the uptime is the better witness of the two; either of the others is enough for a refresh, but not for a wait. */
    private static RefreshDecision expected(Stage monotonic, Stage wall, @Nullable Stage uptime, boolean resting) {
        Stage truly = later(monotonic, uptime == null ? wall : uptime);
        if (truly == Stage.OVER) {
            return resting ? RefreshDecision.FAIL : RefreshDecision.WAIT;
        }
        if (resting || later(monotonic, wall) == Stage.QUIET) {
            return RefreshDecision.SERVE;
        }
        return truly == Stage.LAST_MINUTE ? RefreshDecision.WAIT_BRIEFLY : RefreshDecision.REFRESH_IN_BACKGROUND;
    }

    @Test
    void everyStageByEveryClock() {
        int rows = 0;
        for (Stage monotonic : Stage.values()) {
            for (Stage wall : Stage.values()) {
                for (long monotonicAge : monotonic.ages()) {
                    for (long wallAge : wall.ages()) {
                        check(monotonic, monotonicAge, wall, wallAge, null, ClockReading.UNREAD);
                        rows++;
                        for (Stage uptime : Stage.values()) {
                            for (long upAge : uptime.ages()) {
                                check(monotonic, monotonicAge, wall, wallAge, uptime, BORN.uptime() + upAge);
                                rows++;
                            }
                        }
                    }
                }
            }
        }
        assertThat(rows).isEqualTo(8 * 8 * 9);
    }

    private static void check(
            Stage monotonic, long monotonicAge, Stage wall, long wallAge, @Nullable Stage up, long uptime) {
        ClockReading now = new ClockReading(BORN.monotonic() + monotonicAge, BORN.wall() + wallAge, uptime);
        for (boolean rests : new boolean[] {false, true}) {
            RefreshState state = resting(hour(), now.monotonic() + (rests ? 1 : 0));
            assertThat(state.decide(now))
                    .as("monotonic clock %s, wall clock %s, uptime %s, resting %s", monotonic, wall, up, rests)
                    .isEqualTo(expected(monotonic, wall, up, rests));
        }
    }

    /** However old: without a session, and with one that was discarded, there is nothing to serve. */
    @Test
    void withoutASession() {
        for (Stage monotonic : Stage.values()) {
            for (long age : monotonic.ages()) {
                ClockReading now = new ClockReading(BORN.monotonic() + age, BORN.wall() + age, BORN.uptime() + age);
                for (RefreshState none : new RefreshState[] {
                    RefreshState.NOTHING_YET, hour().discarded(new ClockReading(0, 0, 0), Long.MIN_VALUE)
                }) {
                    assertThat(resting(none, now.monotonic()).decide(now)).isEqualTo(RefreshDecision.WAIT);
                    assertThat(resting(none, now.monotonic() + 1).decide(now)).isEqualTo(RefreshDecision.FAIL);
                }
            }
        }
    }
}
