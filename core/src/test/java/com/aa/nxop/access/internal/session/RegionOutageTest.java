package com.aa.nxop.access.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.SessionEvent;
import com.aa.nxop.access.SessionEvent.RefreshFailed;
import com.aa.nxop.access.SessionEvent.StsRegionChanged;
import com.aa.nxop.access.SessionStatus.State;
import com.aa.nxop.access.TargetRole;
import com.aa.nxop.access.fakes.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise 15: STS of a region is down for hours, in virtual time, with a caller in every second. */
class RegionOutageTest {
    private static final TargetRole ROLE = new TargetRole("aws", "178549792225", "example-role");
    private static final String OWN = "us-east-1";
    private static final String FIRST = "us-west-2";
    private static final String SECOND = "us-east-2";

    private final FakeClock clock = new FakeClock();
    private final ManualScheduler scheduler = new ManualScheduler(clock).inline();
    private final List<SessionEvent> told = new ArrayList<>();

    private RefreshingCredentials credentials(RegionalSts sts) {
        RefreshingCredentials credentials = new RefreshingCredentials(sts, Machine.clocks(clock), scheduler, () -> 0.5);
        credentials.addListener(ROLE, told::add);
        return credentials;
    }

    /** A caller in each second gets credentials that are good. */
    private void served(RefreshingCredentials credentials, Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            assertThat(credentials.resolveCredentials()).isNotNull();
            assertThat(credentials.status().state()).isEqualTo(State.FRESH);
            scheduler.advance(Duration.ofSeconds(1));
        }
    }

    /** Sessions of an hour, and the shortest that there are. */
    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT15M"})
    void threeHoursAreNotNoticed(Duration life) {
        RegionalSts sts = new RegionalSts(clock, life, OWN, FIRST);
        RefreshingCredentials credentials = credentials(sts);
        served(credentials, Duration.ofHours(1));
        assertThat(sts.asked(FIRST)).isEmpty();

        sts.down(OWN, true);
        Instant down = clock.instant();
        served(credentials, Duration.ofHours(3));
        assertThat(credentials.status().stsFallbackRegion()).contains(FIRST);
        // Asked in a refresh, and not within ten minutes after it failed: 3 requests each time.
        assertThat(sts.asked(OWN).stream().filter(at -> !at.isBefore(down)).count())
                .isLessThanOrEqualTo(3 * 18);

        sts.down(OWN, false);
        served(credentials, Duration.ofHours(2));
        assertThat(credentials.status().stsFallbackRegion()).isEmpty();
        assertThat(told.stream().filter(RefreshFailed.class::isInstance)).isEmpty();
        assertThat(told.stream().filter(StsRegionChanged.class::isInstance))
                .containsExactly(
                        new StsRegionChanged(ROLE, Optional.of(FIRST)), new StsRegionChanged(ROLE, Optional.empty()));
    }

    @Test
    void aPodThatStartsMeanwhileGetsItsSessionAtOnce() {
        RegionalSts sts = new RegionalSts(clock, Duration.ofHours(1), OWN, FIRST);
        sts.down(OWN, true);
        served(credentials(sts), Duration.ofHours(3));
    }

    /** Each call asks two regions at most, so the third one has its turn with the next attempt. */
    @Test
    void whereTwoRegionsAreDownTheThirdOneIsFoundWithinSeconds() {
        RegionalSts sts = new RegionalSts(clock, Duration.ofHours(1), OWN, FIRST, SECOND);
        RefreshingCredentials credentials = credentials(sts);
        served(credentials, Duration.ofMinutes(20));
        sts.down(OWN, true);
        sts.down(FIRST, true);
        for (long second = 0; second < 3 * 3_600; second++) {
            assertThat(credentials.resolveCredentials()).isNotNull();
            scheduler.advance(Duration.ofSeconds(1));
        }
        assertThat(credentials.status().stsFallbackRegion()).contains(SECOND);
        assertThat(told.stream().filter(RefreshFailed.class::isInstance)).hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void whereAllAreDownTheBoundsHoldForEachOfThem() {
        RegionalSts sts = new RegionalSts(clock, Duration.ofHours(1), OWN, FIRST);
        sts.down(OWN, true);
        sts.down(FIRST, true);
        RefreshingCredentials credentials = credentials(sts);
        for (long second = 0; second < 1_200; second++) {
            AccessException failure = catchThrowableOfType(AccessException.class, credentials::resolveCredentials);
            assertThat(failure.what()).startsWith("STS did not answer AssumeRole. (STS in us-");
            scheduler.advance(Duration.ofSeconds(1));
        }
        for (String region : List.of(OWN, FIRST)) {
            List<Instant> asked = sts.asked(region);
            for (int i = 45; i < asked.size(); i++) {
                assertThat(Duration.between(asked.get(i - 45), asked.get(i)))
                        .as("46 requests of 15 attempts and one more")
                        .isGreaterThanOrEqualTo(Duration.ofSeconds(60));
            }
        }
    }
}
