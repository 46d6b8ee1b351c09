package com.aa.nxop.access.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.fakes.FakeClock;
import com.aa.nxop.access.internal.time.ClockReading;
import java.time.Duration;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** What is true of every decision, whatever the session's life, its failures and what the clocks say. */
@Tag("full")
class RefreshDecisionPropertiesTest {
    private static final Set<RefreshDecision> HANDS_OUT =
            Set.of(RefreshDecision.SERVE, RefreshDecision.REFRESH_IN_BACKGROUND, RefreshDecision.WAIT_BRIEFLY);
    private static final Set<RefreshDecision> ATTEMPTS =
            Set.of(RefreshDecision.WAIT, RefreshDecision.REFRESH_IN_BACKGROUND, RefreshDecision.WAIT_BRIEFLY);

    /** A session's state, and a moment after its birth. */
    record Case(RefreshState state, ClockReading now) {
        long evenAge() {
            return now.monotonic() - state.born().monotonic();
        }

        long wallAge() {
            return now.wall() - state.born().wall();
        }

        boolean uptimeKnown() {
            return now.uptime() != ClockReading.UNREAD && state.born().uptime() != ClockReading.UNREAD;
        }

        long uptimeAge() {
            return now.uptime() - state.born().uptime();
        }

        RefreshDecision decision() {
            return state.decide(now);
        }
    }

    private static Arbitrary<Long> near(long most) {
        return Arbitraries.longs().between(0, most);
    }

    @Provide
    Arbitrary<RefreshState> states() {
        Arbitrary<ClockReading> born = Combinators.combine(
                        Arbitraries.longs().between(-1L << 40, 1L << 40),
                        Arbitraries.longs().between(0, 1L << 42),
                        Arbitraries.oneOf(Arbitraries.just(ClockReading.UNREAD), near(1L << 40)))
                .as(ClockReading::new);
        Arbitrary<Duration> life = Arbitraries.oneOf(
                Arbitraries.just(Duration.ofHours(1)), near(43_200_000).map(Duration::ofMillis));
        Arbitrary<Double> random = Arbitraries.doubles().between(0, true, 1, false);
        Arbitrary<Integer> failures = Arbitraries.integers().between(0, 70);
        return Combinators.combine(born, life, random, failures, Arbitraries.of(0, 1, 2, 3))
                .as((start, length, chance, failed, kind) -> state(start, length, chance, failed, kind));
    }

    private static RefreshState state(ClockReading born, Duration life, double random, int failures, int kind) {
        Session session = new Session(
                AwsSessionCredentials.create("key", "hidden", "hidden"),
                FakeClock.START,
                FakeClock.START.plus(life),
                "it");
        RefreshState state = kind == 0
                ? RefreshState.NOTHING_YET
                : RefreshState.succeeded(session, born, Long.MIN_VALUE, () -> random);
        long at = born.monotonic() + state.refreshAge();
        for (int i = 0; i < failures; i++) {
            ClockReading moment = new ClockReading(at, born.wall() + at - born.monotonic(), ClockReading.UNREAD);
            state = state.failed(failure(i % 3 > 0), moment, Long.MIN_VALUE, () -> random);
            at = state.retryAt();
        }
        ClockReading then = new ClockReading(at, born.wall(), ClockReading.UNREAD);
        return switch (kind) {
            case 2 -> state.discarded(then, Long.MIN_VALUE);
            case 3 -> state.attempted(then, SessionRefresh.LONGEST_ATTEMPT_MILLIS);
            default -> state;
        };
    }

    private static AccessException failure(boolean retryable) {
        return new AccessException(retryable ? CoreFinding.STS_BUSY : CoreFinding.ASSUME_ROLE_REFUSED, "no", "wait");
    }

    @Provide
    Arbitrary<Case> cases() {
        return states().flatMap(state -> Combinators.combine(
                        Arbitraries.oneOf(near(90_000_000), near(state.life()), near(state.refreshAge())),
                        Arbitraries.longs().between(-100_000_000, 100_000_000),
                        near(100_000_000),
                        Arbitraries.of(true, false, false))
                .as((age, set, slept, told) -> new Case(
                        state,
                        new ClockReading(
                                state.born().monotonic() + age,
                                state.born().wall() + age + (told ? 0 : set) + slept,
                                told ? state.born().uptime() + age + slept : ClockReading.UNREAD))));
    }

    @Property(seed = "61", tries = 500)
    void nothingIsHandedOutThatIsOverByAnyClockThatCannotErr(@ForAll("cases") Case any) {
        boolean over = any.evenAge() >= any.state().life()
                || (any.uptimeKnown() && any.uptimeAge() >= any.state().life());
        if (over || any.state().session() == null) {
            assertThat(HANDS_OUT).doesNotContain(any.decision());
        }
    }

    @Property(seed = "62", tries = 500)
    void whatNoClockCallsOverIsHandedOut(@ForAll("cases") Case any) {
        long life = any.state().life();
        if (any.state().session() != null
                && any.evenAge() < life
                && any.wallAge() < life
                && (!any.uptimeKnown() || any.uptimeAge() < life)) {
            assertThat(HANDS_OUT).contains(any.decision());
        }
    }

    @Property(seed = "63", tries = 500)
    void nothingIsAskedDuringARest(@ForAll("cases") Case any) {
        assertThat(ATTEMPTS.contains(any.decision())
                        && any.now().monotonic() < any.state().retryAt())
                .isFalse();
    }

    @Property(seed = "64", tries = 500)
    void nobodyWaitsWhileMoreThanTheLastMinuteIsLeft(@ForAll("cases") Case any) {
        if (any.decision() == RefreshDecision.WAIT_BRIEFLY) {
            assertThat(any.now().since(any.state().born()))
                    .isGreaterThanOrEqualTo(any.state().lastMinuteAge());
        }
    }

    /** Otherwise the scheduler's task, which comes again at that time, would come without end. */
    @Property(seed = "65", tries = 500)
    void whereNothingIsToBeDoneNowTheNextAttemptLiesAhead(@ForAll("cases") Case any) {
        if (any.state().session() != null && !ATTEMPTS.contains(any.decision())) {
            assertThat(any.state().nextAt(any.now())).isGreaterThan(any.now().monotonic());
        }
    }

    /** What is served by the monotonic clock and the wall clock is what all clocks would decide, or would serve as well during an attempt. */
    @Property(seed = "66", tries = 500)
    void theQuickAnswerIsTheRightOne(@ForAll("cases") Case any) {
        if (any.now().monotonic() < any.state().quietUntil()
                && any.now().wall() < any.state().quietUntilWall()
                && (!any.uptimeKnown() || any.uptimeAge() < any.state().life())) {
            assertThat(any.decision()).isIn(RefreshDecision.SERVE, RefreshDecision.REFRESH_IN_BACKGROUND);
        }
    }

    @Property(seed = "67", tries = 500)
    void aRestHasItsBoundsAndLeavesTheSession(@ForAll("cases") Case any, @ForAll boolean retryable) {
        RefreshState after = any.state().failed(failure(retryable), any.now(), Long.MIN_VALUE, () -> 0.9);
        boolean valid = any.state().isValid(any.now());
        assertThat(after.retryAt() - any.now().monotonic())
                .isBetween(retryable ? 1_000L : 5_000L, valid ? 60_000L : 15_000L);
        assertThat(after.isValid(any.now())).isEqualTo(valid);
        assertThat(after.failures()).isEqualTo(any.state().failures() + 1);
    }

    @Property(seed = "68", tries = 500)
    void timeAloneMakesNoDecisionMilder(@ForAll("cases") Case any, @ForAll("states") RefreshState ignored) {
        long step = Math.abs(ignored.life() % 4_000_000);
        ClockReading now = any.now();
        long uptime = now.uptime() == ClockReading.UNREAD ? ClockReading.UNREAD : now.uptime() + step;
        ClockReading later = new ClockReading(now.monotonic() + step, now.wall() + step, uptime);
        if (now.monotonic() >= any.state().retryAt()) {
            assertThat(any.state().decide(later)).isGreaterThanOrEqualTo(any.decision());
        }
    }
}
