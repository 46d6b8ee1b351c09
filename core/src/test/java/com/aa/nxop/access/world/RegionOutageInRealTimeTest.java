package com.aa.nxop.access.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.SessionEvent;
import com.aa.nxop.access.SessionEvent.Expired;
import com.aa.nxop.access.SessionEvent.RefreshFailed;
import com.aa.nxop.access.SessionEvent.StsRegionChanged;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.Fault;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.PodSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Promise 15 in real time, with two endpoints of STS over HTTP: an outage of three sessions' lives is not noticed. */
@Timeout(600)
final class RegionOutageInRealTimeTest {
    /** Three hours and sessions of one, a sixtieth. */
    @Test
    @Tag("long")
    void threeMinutesWithSessionsOfOne() {
        outage(Duration.ofMinutes(1), Duration.ofMinutes(3));
    }

    @Test
    @Tag("full")
    void aTimeOfThreeShortSessions() {
        outage(Duration.ofSeconds(4), Duration.ofSeconds(9));
    }

    private static void outage(Duration life, Duration time) {
        List<SessionEvent> told = new CopyOnWriteArrayList<>();
        try (NxopSandbox sandbox = NxopSandbox.builder()
                        .source(PodSource.WEB_IDENTITY)
                        .sts(sts -> sts.fallbackRegion("us-west-2").sessionLifetime(life))
                        .start();
                NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(sandbox.environment()))) {
            nxop.addListener(told::add);
            nxop.credentialsProvider().resolveCredentials();
            sandbox.faults(Endpoint.STS).inject(Fault.reset());
            int before = sandbox.requests(Endpoint.STS);
            long until = System.nanoTime() + time.toNanos();
            while (System.nanoTime() < until) {
                String key = nxop.credentialsProvider().resolveCredentials().accessKeyId();
                assertThat(sandbox.sts().session(key))
                        .get()
                        .satisfies(session -> assertThat(session.expiresAt())
                                .isAfter(sandbox.clock().instant()));
                LockSupport.parkNanos(10_000_000);
            }
            assertThat(nxop.status().stsFallbackRegion()).contains("us-west-2");
            assertThat(told).noneMatch(event -> event instanceof RefreshFailed || event instanceof Expired);
            assertThat(told.stream().filter(StsRegionChanged.class::isInstance))
                    .containsExactly(new StsRegionChanged(nxop.config().role(), Optional.of("us-west-2")));
            // One call failed with three requests. The SDK asks the home region again after ten minutes.
            assertThat(sandbox.requests(Endpoint.STS) - before).isEqualTo(3);
            assertThat(sandbox.sts().fallbackCalls()).hasSizeGreaterThanOrEqualTo(4);
        }
    }
}
