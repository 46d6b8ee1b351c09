package com.aa.nxop.access.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.fakes.Log;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** INFO once at the start, WARN once for each incident and once when it is over. */
class LogTest {
    private final Refreshing refreshing = new Refreshing();
    private final Log log = new Log();

    @AfterEach
    void stopListening() {
        log.close();
    }

    @Test
    void theStartIsSaidOnce() {
        refreshing.key();
        refreshing.scheduler.advance(Duration.ofDays(2));
        refreshing.key();
        assertThat(log.lines()).containsExactly("INFO NXOP access is ready: session 1, until 2026-11-21T11:00:00Z.");
    }

    @Test
    void anIncidentIsSaidOnceAndItsEndOnce() {
        refreshing.key();
        refreshing.loader.isBusy();
        refreshing.scheduler.advance(Duration.ofMinutes(50));
        int failed = refreshing.loader.loads() - 1;
        refreshing.loader.recovers();
        refreshing.scheduler.advance(Duration.ofMinutes(9));
        assertThat(failed).isGreaterThan(5);
        assertThat(log.lines())
                .containsExactly(
                        "INFO NXOP access is ready: session 1, until 2026-11-21T11:00:00Z.",
                        """
                        WARN The SDK could not refresh NXOP access. The session is valid until 2026-11-21T11:00:00Z. STS is busy.
                          Remedy: Wait.
                          More: https://nxop-access.example/docs/guide/troubleshooting.md#sts-busy""",
                        "WARN NXOP access is back after " + failed + " failed attempts: session " + (failed + 2)
                                + ", until " + end() + ".");
    }

    /** A day of an application: start, ten refreshes, an outage that it survives, one that it does not, and each recovery. */
    @Test
    void aDayIsSixLines() {
        refreshing.key();
        while (refreshing.loader.loads() <= 10) {
            refreshing.scheduler.advance(Duration.ofMinutes(35));
            refreshing.key();
        }
        assertThat(log.lines()).as("ten refreshes").hasSize(1);
        for (Duration outage : new Duration[] {Duration.ofMinutes(40), Duration.ofHours(3)}) {
            refreshing.loader.isBusy();
            refreshing.scheduler.advance(outage);
            refreshing.loader.isRefused();
            refreshing.scheduler.advance(Duration.ofMinutes(1));
            refreshing.loader.recovers();
            refreshing.scheduler.advance(Duration.ofMinutes(1));
        }
        assertThat(log.lines())
                .extracting(line -> line.replaceAll("\\R(?s:.*)", "").replaceAll("\\d\\S*", "#"))
                .containsExactly(
                        "INFO NXOP access is ready: session # until #",
                        "WARN The SDK could not refresh NXOP access. The session is valid until # STS is busy.",
                        "WARN NXOP access is back after # failed attempts: session # until #",
                        "WARN The SDK could not refresh NXOP access. The session is valid until # STS is busy.",
                        "WARN NXOP access has ended: the session has expired, and the SDK got no new one. STS is busy.",
                        "WARN NXOP access is back after # failed attempts: session # until #");
    }

    /** Of the last session, which is refreshed 25 minutes and a half before it. */
    private Instant end() {
        return refreshing
                .scheduler
                .dueAt()
                .plus(Duration.ofMinutes(25).plusSeconds(30))
                .truncatedTo(ChronoUnit.SECONDS);
    }

    @Test
    void aSecondIncidentIsSaidAgain() {
        refreshing.key();
        for (int incident = 0; incident < 2; incident++) {
            refreshing.loader.isRefused();
            refreshing.scheduler.advance(Duration.ofMinutes(45));
            refreshing.loader.recovers();
            refreshing.scheduler.advance(Duration.ofMinutes(5));
        }
        assertThat(log.lines())
                .extracting(line -> line.substring(0, Math.min(line.length(), 24)))
                .containsExactly(
                        "INFO NXOP access is read",
                        "WARN The SDK could not r",
                        "WARN NXOP access is back",
                        "WARN The SDK could not r",
                        "WARN NXOP access is back");
    }

    @Test
    void whatTheCallerIsToldIsNotLoggedToo() {
        refreshing.loader.isRefused();
        refreshing.failure();
        refreshing.failure();
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void noCredentialsAreLogged() {
        refreshing.key();
        refreshing.loader.isBusy();
        refreshing.scheduler.advance(Duration.ofHours(3));
        assertThat(log.lines()).isNotEmpty().noneMatch(line -> line.contains("hidden") || line.contains("key-"));
    }
}
