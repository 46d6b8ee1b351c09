package com.aa.nxop.access.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.fakes.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Thirty days in virtual time, with faults at random; the promises are looked at after every step. */
class SoakTest {
    private static final Duration THIRTY_DAYS = Duration.ofDays(30);

    private final FakeClock clock = new FakeClock();
    private final ScriptedLoader loader = new ScriptedLoader(clock);
    private final ManualScheduler scheduler = new ManualScheduler(clock).inline();
    private final Map<String, Instant> ends = new HashMap<>();
    private final Deque<Instant> lastMinute = new ArrayDeque<>();
    private Instant validUntil = Instant.MIN;
    private long served;
    private long failed;
    private int most;

    /** Counts, and says nothing: an error in here would only be one more fault. */
    private Session load() {
        Instant now = clock.instant();
        lastMinute.addLast(now);
        while (!lastMinute.getFirst().plusSeconds(60).isAfter(now)) {
            lastMinute.removeFirst();
        }
        most = Math.max(most, lastMinute.size());
        Session session = loader.load();
        ends.put(session.credentials().accessKeyId(), session.expiresAt());
        validUntil = session.expiresAt();
        return session;
    }

    private void nextWeather(Random faults) {
        switch (faults.nextInt(6)) {
            case 0 -> loader.isBusy();
            case 1 -> loader.isRefused();
            case 2 ->
                loader.does(() -> {
                    throw new IllegalStateException("hidden");
                });
            default ->
                loader.does(() -> {
                    clock.advance(Duration.ofMillis(faults.nextInt(3_000))); // How long the two hops take.
                    return loader.session();
                });
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noExpiredSessionNoFailureWhileValidNoStorm(long seed) {
        Random faults = new Random(seed);
        loader.givesSessionsOf(seed == 5 ? Duration.ofMinutes(15) : Duration.ofHours(1));
        RefreshingCredentials credentials = new RefreshingCredentials(this::load, clock, scheduler, faults::nextDouble);
        Instant end = clock.instant().plus(THIRTY_DAYS);
        Instant change = clock.instant();
        while (clock.instant().isBefore(end)) {
            if (!clock.instant().isBefore(change)) {
                nextWeather(faults);
                change = clock.instant().plusSeconds(faults.nextInt(7_200));
            }
            look(credentials);
            scheduler.advance(Duration.ofMillis(faults.nextInt(60_000)));
        }
        assertThat(served).isGreaterThan(40_000);
        assertThat(failed).as("outages that were longer than a session").isPositive();
        assertThat(most).as("loads within a minute").isBetween(2, 60);
        assertThat(loader.loads()).as("a session's length of quiet is the rule").isLessThan(50_000);
    }

    private void look(RefreshingCredentials credentials) {
        Instant asked = clock.instant();
        try {
            String key = credentials.resolveCredentials().accessKeyId();
            assertThat(ends.get(key)).as("end of what was handed out").isAfter(clock.instant());
            served++;
        } catch (AccessException e) {
            assertThat(validUntil).as("no failure while valid, at %s", asked).isBeforeOrEqualTo(asked);
            assertThat(e.finding()).isIn("sts-busy", "assume-role-refused", "unexpected");
            failed++;
        }
    }
}
