package com.aa.nxop.access.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.internal.time.AttemptRateLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Thirty days in virtual time, with faults at random; the promises are looked at after every step. */
@Tag("full")
@Timeout(60)
class SoakTest {
    private static final Duration THIRTY_DAYS = Duration.ofDays(30);
    /** By as much the clocks may disagree before anybody looks closer. */
    private static final Duration TOLERANCE = Duration.ofSeconds(1);

    private final Machine machine = new Machine();
    private final ScriptedLoader loader = new ScriptedLoader(machine.wall());
    private final ManualScheduler scheduler = new ManualScheduler(machine.monotonic).inline();
    private final Map<String, Instant> ends = new HashMap<>();
    private final Set<String> discarded = new HashSet<>();
    private final Deque<Instant> lastMinute = new ArrayDeque<>();
    private String newest = "";
    private Instant validUntil = Instant.MIN;
    private Instant lastFailure = Instant.MIN;
    private long served;
    private long failed;
    private long resting;
    private int most;

    /** What goes wrong besides STS. Of a sleep and a clock set back by as much, no clock would tell. */
    private enum Trouble {
        NONE,
        CLOCK_IS_SET,
        SLEEPS_AND_CLOCK_IS_SET_FORWARD,
        SLEEPS_AND_UPTIME_IS_UNKNOWN,
        CLOCK_IS_SET_BACK_AND_UPTIME_IS_UNKNOWN;

        void strike(Machine machine, Random faults) {
            Duration by = Duration.ofSeconds(faults.nextInt(faults.nextBoolean() ? 900 : 90_000));
            switch (this) {
                case NONE -> {}
                case CLOCK_IS_SET -> machine.setsItsClock(faults.nextBoolean() ? by : by.negated());
                case SLEEPS_AND_CLOCK_IS_SET_FORWARD -> {
                    machine.setsItsClock(by);
                    machine.sleeps(Duration.ofSeconds(faults.nextInt(7_200)));
                }
                case SLEEPS_AND_UPTIME_IS_UNKNOWN -> machine.sleeps(by);
                case CLOCK_IS_SET_BACK_AND_UPTIME_IS_UNKNOWN -> machine.setsItsClock(by.negated());
            }
        }
    }

    static Stream<Arguments> seeds() {
        long first = Long.getLong("soak.seed", 1);
        long seeds = Long.getLong("soak.seeds", 1);
        return Stream.of(Trouble.values())
                .flatMap(trouble ->
                        LongStream.range(first, first + seeds).mapToObj(seed -> Arguments.of(trouble, seed)));
    }

    /** Counts, and says nothing: an error in here would only be one more fault. */
    private Session load() {
        Instant monotonic = machine.monotonic.instant();
        lastMinute.addLast(monotonic);
        while (!lastMinute.getFirst().plusSeconds(60).isAfter(monotonic)) {
            lastMinute.removeFirst();
        }
        most = Math.max(most, lastMinute.size());
        Instant asked = machine.truly();
        try {
            Session session = loader.load();
            ends.put(session.credentials().accessKeyId(), machine.truly().plus(session.lifetime()));
            validUntil = asked.plus(session.lifetime());
            newest = session.credentials().accessKeyId();
            return session;
        } catch (RuntimeException e) {
            lastFailure = machine.monotonic.instant();
            throw e;
        }
    }

    private void nextWeather(Random faults) {
        switch (faults.nextInt(8)) {
            case 0 -> loader.isBusy();
            case 1 -> loader.isRefused();
            case 2 ->
                loader.does(() -> {
                    throw new IllegalStateException("hidden");
                });
            case 3 ->
                loader.does(() -> {
                    machine.monotonic.advance(Duration.ofSeconds(15)); // Hangs, up to the time limit of its call.
                    throw new IllegalStateException("hidden");
                });
            default ->
                loader.does(() -> {
                    machine.monotonic.advance(Duration.ofMillis(faults.nextInt(3_000))); // How long the two hops take.
                    return loader.session();
                });
        }
    }

    /** For others than these, {@code -Dsoak.seed=1000 -Dsoak.seeds=500}: each seed is in the name of its test. */
    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("seeds")
    void noExpiredSessionNoFailureWhileValidNoStorm(Trouble trouble, long seed) {
        Random faults = new Random(seed);
        if (trouble.name().endsWith("UNKNOWN")) {
            machine.withoutUptime();
        }
        loader.givesSessionsOf(faults.nextInt(5) == 0 ? Duration.ofMinutes(15) : Duration.ofHours(1));
        RefreshingCredentials credentials =
                new RefreshingCredentials(this::load, machine.clocks(), scheduler, faults::nextDouble);
        Instant end = machine.monotonic.instant().plus(THIRTY_DAYS);
        Instant change = machine.monotonic.instant();
        while (machine.monotonic.instant().isBefore(end)) {
            if (!machine.monotonic.instant().isBefore(change)) {
                nextWeather(faults);
                trouble.strike(machine, faults);
                change = machine.monotonic.instant().plusSeconds(faults.nextInt(7_200));
            }
            look(credentials, faults);
            scheduler.advance(Duration.ofMillis(faults.nextInt(90_000)));
        }
        assertThat(served).isGreaterThan(25_000);
        assertThat(failed).as("outages that were longer than a session").isPositive();
        assertThat(resting).as("failures without another attempt").isPositive();
        assertThat(discarded).hasSizeGreaterThan(20);
        assertThat(most).as("loads within a minute").isBetween(2, AttemptRateLimit.ATTEMPTS);
        assertThat(loader.loads()).as("a session's length of quiet is the rule").isLessThan(50_000);
    }

    private void look(RefreshingCredentials credentials, Random faults) {
        Instant askedAt = machine.monotonic.instant();
        int loads = loader.loads();
        try {
            String key = credentials.resolveCredentials().accessKeyId();
            assertThat(ends.get(key)).as("end of what was handed out").isAfter(machine.truly());
            assertThat(discarded.contains(key)).isFalse();
            served++;
            if (faults.nextInt(500) == 0 && credentials.invalidate(key)) {
                discarded.add(key);
                validUntil = key.equals(newest) ? Instant.MIN : validUntil;
            }
        } catch (AccessException e) {
            assertThat(validUntil)
                    .as("no failure while valid")
                    .isBeforeOrEqualTo(machine.truly().plus(TOLERANCE));
            assertThat(e.finding().id()).isIn("sts-busy", "assume-role-refused", "unexpected");
            assertThat(lastFailure).as("recovery within one rest").isAfter(askedAt.minusSeconds(61));
            resting += loader.loads() == loads ? 1 : 0;
            failed++;
        }
    }
}
