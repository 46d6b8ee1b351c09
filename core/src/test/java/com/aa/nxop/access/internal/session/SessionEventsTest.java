package com.aa.nxop.access.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.SessionEvent;
import com.aa.nxop.access.SessionEvent.Expired;
import com.aa.nxop.access.SessionEvent.Obtained;
import com.aa.nxop.access.SessionEvent.RefreshFailed;
import com.aa.nxop.access.SessionEvent.Refreshed;
import com.aa.nxop.access.SessionEvent.ServedStale;
import com.aa.nxop.access.Stage;
import com.aa.nxop.access.TargetRole;
import com.aa.nxop.access.fakes.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What listeners are told of hours of a session, in virtual time. */
class SessionEventsTest {
    private static final TargetRole ROLE = new TargetRole("aws", "178549792225", "example-role");
    private static final Instant END = FakeClock.START.plus(Duration.ofHours(1));

    private final Refreshing refreshing = new Refreshing();
    private final List<SessionEvent> told = new ArrayList<>();

    @BeforeEach
    void listen() {
        refreshing.credentials.addListener(ROLE, told::add);
    }

    private List<SessionEvent> toldOf(Class<? extends SessionEvent> kind) {
        return told.stream().filter(kind::isInstance).toList();
    }

    /** As if both hops took so long. */
    private void takes(Duration time) {
        refreshing.loader.does(() -> {
            refreshing.clock.advance(time);
            return refreshing.loader.session();
        });
    }

    @Test
    void theFirstSessionIsObtainedAndTheOthersAreRefreshes() {
        takes(Duration.ofSeconds(2));
        refreshing.key();
        assertThat(told).containsExactly(new Obtained(ROLE, Duration.ofSeconds(2), END.plusSeconds(2)));
        takes(Duration.ofMillis(300));
        refreshing.scheduler.advance(Duration.ofMinutes(35));
        Instant refreshed =
                FakeClock.START.plusSeconds(2).plus(Duration.ofMinutes(34)).plusSeconds(30);
        assertThat(told.get(1))
                .isEqualTo(new Refreshed(ROLE, Duration.ofMillis(300), ((Refreshed) told.get(1)).expiresAt(), 0));
        assertThat(((Refreshed) told.get(1)).expiresAt())
                .isBetween(refreshed.plus(Duration.ofMinutes(59)), refreshed.plus(Duration.ofMinutes(61)));
    }

    @Test
    void callsAreNoEvents() {
        for (int i = 0; i < 1_000; i++) {
            refreshing.key();
        }
        assertThat(told).hasSize(1);
    }

    @Test
    void listenersHearEachFailureAndOncePerIncidentThatItIsStale() {
        refreshing.key();
        refreshing.loader.isBusy();
        refreshing.scheduler.advance(Duration.ofMinutes(50));
        for (int i = 0; i < 100; i++) {
            refreshing.key();
        }
        int attempts = refreshing.loader.loads() - 1;
        assertThat(attempts).isGreaterThan(5);
        assertThat(told.get(1))
                .isEqualTo(new RefreshFailed(ROLE, Duration.ZERO, Stage.ASSUME_ROLE, "sts-busy", 1, Optional.of(END)));
        assertThat(told.get(2))
                .isEqualTo(new ServedStale(
                        ROLE, Duration.ofMinutes(25).plusSeconds(30), END, Stage.ASSUME_ROLE, "sts-busy"));
        assertThat(toldOf(RefreshFailed.class))
                .hasSize(attempts)
                .last()
                .isEqualTo(new RefreshFailed(
                        ROLE, Duration.ZERO, Stage.ASSUME_ROLE, "sts-busy", attempts, Optional.of(END)));
        assertThat(toldOf(ServedStale.class)).hasSize(1);

        refreshing.loader.recovers();
        refreshing.scheduler.advance(Duration.ofMinutes(2));
        assertThat(((Refreshed) told.get(told.size() - 1)).failures()).isEqualTo(attempts);
    }

    @Test
    void anotherIncidentIsServedStaleAgain() {
        refreshing.key();
        for (int incident = 1; incident <= 3; incident++) {
            refreshing.loader.isRefused();
            refreshing.scheduler.advance(Duration.ofMinutes(45));
            assertThat(toldOf(ServedStale.class)).hasSize(incident);
            refreshing.loader.recovers();
            refreshing.scheduler.advance(Duration.ofMinutes(5));
        }
        assertThat(toldOf(Expired.class)).isEmpty();
    }

    @Test
    void theEndIsToldOnceForEachIncident() {
        refreshing.key();
        for (int incident = 1; incident <= 2; incident++) {
            refreshing.loader.isRefused();
            refreshing.scheduler.advance(Duration.ofMinutes(62));
            for (int i = 0; i < 20; i++) {
                refreshing.failure();
                refreshing.clock.advance(Duration.ofSeconds(5));
            }
            assertThat(toldOf(Expired.class)).hasSize(incident);
            refreshing.loader.recovers();
            refreshing.scheduler.advance(Duration.ofMinutes(1));
            assertThat(refreshing.key()).startsWith("key-");
        }
        assertThat(toldOf(Expired.class).get(0))
                .isEqualTo(new Expired(ROLE, END, Stage.ASSUME_ROLE, "assume-role-refused"));
        assertThat(toldOf(Obtained.class)).hasSize(1);
    }

    /** A pod that was never there has nothing that could be stale or expire. */
    @Test
    void withoutASessionThereAreFailuresAndNothingElse() {
        refreshing.loader.isRefused();
        refreshing.failure();
        refreshing.failure();
        refreshing.clock.advance(Duration.ofSeconds(15));
        refreshing.failure();
        assertThat(told)
                .containsExactly(
                        new RefreshFailed(
                                ROLE, Duration.ZERO, Stage.ASSUME_ROLE, "assume-role-refused", 1, Optional.empty()),
                        new RefreshFailed(
                                ROLE, Duration.ZERO, Stage.ASSUME_ROLE, "assume-role-refused", 2, Optional.empty()));
    }

    @Test
    void aRejectedSessionThatCannotBeReplacedHasExpired() {
        refreshing.key();
        refreshing.loader.isBusy();
        refreshing.credentials.invalidate("key-1");
        assertThat(told.subList(1, told.size()))
                .containsExactly(
                        new RefreshFailed(ROLE, Duration.ZERO, Stage.ASSUME_ROLE, "sts-busy", 1, Optional.empty()),
                        new Expired(ROLE, END, Stage.ASSUME_ROLE, "sts-busy"));
    }

    /** Records of what is no secret: but somebody may add to them. */
    @Test
    void noEventHoldsASecret() {
        refreshing.key();
        refreshing.loader.isBusy();
        refreshing.scheduler.advance(Duration.ofMinutes(65));
        assertThat(told)
                .hasSizeGreaterThan(5)
                .noneMatch(event -> event.toString().contains("hidden"));
        assertThat(told).noneMatch(event -> event.toString().contains("key-"));
    }

    @Test
    void afterTheCloseNothingIsTold() {
        refreshing.key();
        refreshing.credentials.close();
        refreshing.scheduler.advance(Duration.ofDays(1));
        assertThat(told).hasSize(1);
    }
}
