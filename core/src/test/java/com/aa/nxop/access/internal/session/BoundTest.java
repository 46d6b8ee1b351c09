package com.aa.nxop.access.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise 5: at most 15 attempts begin in any minute, whatever fails, and the end of it is noticed within one rest. */
@Tag("full")
@Timeout(60)
class BoundTest {
    private final Machine machine = new Machine();
    private final ScriptedLoader loader = new ScriptedLoader(machine.wall());
    private final ManualScheduler scheduler = new ManualScheduler(machine.monotonic).inline();
    private final List<Long> starts = new ArrayList<>();

    private RefreshingCredentials credentials(DoubleSupplier random) {
        return new RefreshingCredentials(
                () -> {
                    starts.add(machine.monotonic.millis());
                    return loader.load();
                },
                machine.clocks(),
                scheduler,
                random);
    }

    private static String ask(RefreshingCredentials credentials) {
        try {
            return credentials.resolveCredentials().accessKeyId();
        } catch (AccessException e) {
            return e.finding().id();
        }
    }

    private int mostInAMinute() {
        int most = 0;
        int from = 0;
        for (int to = 0; to < starts.size(); to++) {
            while (starts.get(to) - starts.get(from) >= 60_000) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        return most;
    }

    private static AccessException failure(boolean retryable) {
        return new AccessException(retryable ? CoreFinding.STS_BUSY : CoreFinding.ASSUME_ROLE_REFUSED, "no", "wait");
    }

    private void failsFor(RefreshingCredentials credentials, int attempts) {
        for (int before = starts.size(); starts.size() < before + attempts; ) {
            ask(credentials);
            scheduler.advance(Duration.ofMillis(500));
        }
    }

    @ParameterizedTest
    @CsvSource({"0.0, true, 14", "0.0, false, 12", "0.5, true, 9", "0.999999, true, 7", "0.999999, false, 5"})
    void aThousandFailuresInARowWithoutASession(double random, boolean retryable, int most) {
        RefreshingCredentials credentials = credentials(() -> random);
        loader.does(() -> {
            throw failure(retryable);
        });
        failsFor(credentials, 1_000);
        assertThat(mostInAMinute()).isEqualTo(most);
        loader.recovers();
        scheduler.advance(Duration.ofSeconds(15));
        assertThat(ask(credentials)).as("within one rest").isEqualTo("key-1001");
    }

    @ParameterizedTest
    @CsvSource({"0.0, true, 14", "0.0, false, 12", "0.5, true, 6", "0.999999, true, 5", "0.999999, false, 3"})
    void aThousandFailuresInARowWithASession(double random, boolean retryable, int most) {
        loader.givesSessionsOf(Duration.ofDays(30));
        RefreshingCredentials credentials = credentials(() -> random);
        assertThat(ask(credentials)).isEqualTo("key-1");
        scheduler.advance(Duration.ofDays(30).multipliedBy(2).dividedBy(5).minusSeconds(1));
        loader.does(() -> {
            throw failure(retryable);
        });
        while (starts.size() < 1_001) {
            assertThat(ask(credentials)).isEqualTo("key-1");
            scheduler.advance(Duration.ofSeconds(1));
        }
        assertThat(mostInAMinute()).isEqualTo(most);
        loader.givesSessionsOf(Duration.ofDays(30));
        scheduler.advance(Duration.ofSeconds(60));
        assertThat(ask(credentials)).as("within one rest, nobody asking").isEqualTo("key-1002");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 10, 100, 1_000, 2_000, 5_000})
    void sessionsThatEndAtOnceAreNotFetchedWithoutEnd(long millis) {
        loader.givesSessionsOf(Duration.ofMillis(millis));
        RefreshingCredentials credentials = credentials(() -> 0.0);
        for (int i = 0; i < 12_000; i++) {
            ask(credentials);
            scheduler.advance(Duration.ofMillis(10));
        }
        assertThat(mostInAMinute()).isEqualTo(15);
        loader.givesSessionsOf(Duration.ofHours(1));
        scheduler.advance(Duration.ofMinutes(1));
        assertThat(ask(credentials)).startsWith("key-");
    }

    @Test
    void whatIsSaidThenIsWhy() {
        loader.givesSessionsOf(Duration.ofMillis(1));
        RefreshingCredentials credentials = credentials(() -> 0.0);
        for (int i = 0; i < 15; i++) {
            assertThat(ask(credentials)).isEqualTo("key-" + (i + 1));
            scheduler.advance(Duration.ofMillis(1));
        }
        assertThat(ask(credentials)).isEqualTo("session-wait");
    }

    /** Everything at once: failures of all kinds, sessions of all lengths, clocks that are set, rejections, busy callers. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noPatternIsWorse(long seed) {
        Random chance = new Random(seed);
        if (seed % 2 == 0) {
            machine.withoutUptime();
        }
        RefreshingCredentials credentials = credentials(() -> chance.nextInt(4) == 0 ? chance.nextDouble() : 0.0);
        loader.does(() -> {
            switch (chance.nextInt(4)) {
                case 0 -> throw failure(true);
                case 1 -> throw failure(false);
                case 2 -> throw new IllegalStateException("hidden");
                default -> {
                    loader.livesFor(Duration.ofMillis(1L << chance.nextInt(23)));
                    return loader.session();
                }
            }
        });
        for (int i = 0; i < 20_000; i++) {
            String key = ask(credentials);
            switch (chance.nextInt(30)) {
                case 0 -> machine.setsItsClock(Duration.ofSeconds(chance.nextInt(200_000) - 100_000));
                case 1 -> machine.sleeps(Duration.ofSeconds(chance.nextInt(100)));
                case 2 -> credentials.invalidate(key);
                default -> scheduler.advance(Duration.ofMillis(chance.nextInt(1_000)));
            }
        }
        assertThat(mostInAMinute()).isBetween(10, 15);
    }
}
