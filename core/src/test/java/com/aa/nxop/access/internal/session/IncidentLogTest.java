package com.aa.nxop.access.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.fakes.Log;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The log's lines of an incident that changes on its way. */
class IncidentLogTest {
    private final Refreshing refreshing = new Refreshing();
    private final Log log = new Log();

    @AfterEach
    void stopListening() {
        log.close();
    }

    @Test
    void anotherReasonIsNoOtherIncident() {
        refreshing.key();
        refreshing.loader.isBusy();
        refreshing.scheduler.advance(Duration.ofMinutes(40));
        refreshing.loader.isRefused();
        refreshing.scheduler.advance(Duration.ofMinutes(5));
        refreshing.loader.isBusy();
        refreshing.scheduler.advance(Duration.ofMinutes(5));
        assertThat(log.lines().subList(1, log.lines().size())).containsExactly("""
                        WARN The SDK could not refresh NXOP access. The session is valid until 2026-11-21T11:00:00Z. STS is busy.
                          Remedy: Wait.
                          More: https://nxop-access.example/docs/guide/troubleshooting.md#sts-busy""");
    }

    @Test
    void theEndOfTheSessionIsSaidOnce() {
        refreshing.key();
        refreshing.loader.isBusy();
        refreshing.scheduler.advance(Duration.ofMinutes(61));
        for (int i = 0; i < 10; i++) {
            refreshing.failure();
            refreshing.clock.advance(Duration.ofSeconds(20));
        }
        assertThat(log.lines()).hasSize(3);
        assertThat(log.lines().get(2)).isEqualTo("""
                WARN NXOP access has ended: the session has expired, and the SDK got no new one. STS is busy.
                  Remedy: Wait.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#sts-busy""");
    }

    @Test
    void theReturnIsSaidWithTheNumberOfAttempts() {
        refreshing.key();
        refreshing.loader.isBusy();
        refreshing.clock.advance(Duration.ofMinutes(61));
        refreshing.failure();
        refreshing.loader.recovers();
        refreshing.clock.advance(Duration.ofSeconds(15));
        refreshing.key();
        assertThat(log.lines().get(log.lines().size() - 1))
                .isEqualTo("WARN NXOP access is back after 1 failed attempts: session 3, until 2026-11-21T12:01:15Z.");
    }
}
