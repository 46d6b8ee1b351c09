package com.aa.nxop.access.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.fakes.FakeClock;
import com.aa.nxop.access.fakes.VirtualTime;
import com.aa.nxop.access.internal.assume.RoleAssumer;
import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.internal.session.RefreshingCredentials;
import com.aa.nxop.access.internal.source.SourceCredentials;
import com.aa.nxop.access.internal.sts.StsClients;
import com.aa.nxop.access.internal.text.WorkloadReader;
import com.aa.nxop.access.internal.time.Clocks;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.Fault;
import com.aa.nxop.testkit.NxopSandbox;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sts.StsClient;

/** An outage as a dashboard shows it: both hops in the local world, hours of the session in virtual time, two real registries. */
@Tag("full")
@Timeout(120)
class OutageMetricsTest {
    private static final String ROLE = "role=\"arn:aws:iam::178549792225:role/example-role\"";

    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder().build();

    private final FakeClock clock = new FakeClock();
    private final VirtualTime time = new VirtualTime(clock);
    private final SimpleMeterRegistry simple = new SimpleMeterRegistry();
    private final PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private StsClient sts;
    private RefreshingCredentials credentials;
    private Instant start;

    @BeforeEach
    void bind() {
        start = sandbox.clock().instant();
        clock.set(start);
        AccessSettings config = AccessSettings.of(sandbox.environment());
        sts = StsClients.create(config, Optional.empty());
        WorkloadReader workload = config.workloadReader(Path.of("/nonexistent/namespace"));
        credentials = new RefreshingCredentials(
                new RoleAssumer(
                        config, SourceCredentials.of(config.source(), workload, sts, clock), workload, sts, clock),
                new Clocks(clock, clock::millis, OptionalLong::empty),
                time,
                () -> 0.5);
        for (MeterRegistry registry : List.of(simple, prometheus)) {
            new NxopMetrics(
                            credentials::status,
                            listener -> credentials.addListener(config.role(), listener),
                            Tags.of("role", config.role().arn()))
                    .bindTo(registry);
        }
    }

    @AfterEach
    void end() {
        sandbox.faults(Endpoint.STS).clear();
        sandbox.faults(Endpoint.AGENT).clear();
        credentials.close();
        sts.close();
        simple.close();
        prometheus.close();
    }

    private void minute(int minute) {
        time.until(start.plus(Duration.ofMinutes(minute)));
    }

    private double failures(String finding) {
        return simple.find("nxop.session.failures").tag("finding", finding).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private double gauge(String name, String... tags) {
        return simple.get(name).tags(tags).gauge().value();
    }

    private String state() {
        return simple.get("nxop.session.state").gauges().stream()
                .filter(gauge -> gauge.value() == 1)
                .map(gauge -> gauge.getId().getTag("state"))
                .reduce("", (one, other) -> one + other);
    }

    private long attempts(String outcome) {
        return simple.get("nxop.session.refresh")
                .tag("outcome", outcome)
                .timer()
                .count();
    }

    private double incidents(String kind) {
        return simple.get("nxop.session.incidents").tag("kind", kind).counter().count();
    }

    @Test
    void anOutageIsSeenFromItsFirstFailureToItsEnd() {
        assertThat(state()).isEqualTo("none");
        assertThat(gauge("nxop.session.expiry.seconds")).isZero();

        credentials.resolveCredentials();
        assertThat(state()).isEqualTo("fresh");
        assertThat(gauge("nxop.session.expiry.seconds")).isBetween(3_500.0, 3_600.0);
        assertThat(attempts("success")).isEqualTo(1);
        assertThat(simple.get("nxop.session.refresh")
                        .tag("outcome", "success")
                        .timer()
                        .totalTime(TimeUnit.SECONDS))
                .isBetween(0.0, 60.0);

        // STS first: the session goes on, and the dashboard shows why.
        sandbox.faults(Endpoint.STS).inject(Fault.throttle());
        minute(35);
        assertThat(state()).isEqualTo("stale");
        assertThat(incidents("stale")).isEqualTo(1);
        double busy = failures("sts-busy");
        assertThat(busy).isPositive();
        assertThat(attempts("failure")).isEqualTo((long) busy);

        // Then the pod's own platform, beyond the session's end.
        sandbox.faults(Endpoint.STS).clear();
        sandbox.faults(Endpoint.AGENT).inject(Fault.garbage());
        minute(61);
        assertThat(state()).isEqualTo("expired");
        assertThat(gauge("nxop.session.expiry.seconds")).isZero();
        assertThat(failures("agent-answer")).isGreaterThan(5);
        assertThat(failures("sts-busy")).isEqualTo(busy);
        assertThat(attempts("failure")).isEqualTo((long) (busy + failures("agent-answer")));
        assertThat(incidents("stale")).isEqualTo(1);
        assertThat(incidents("expired")).isEqualTo(1);

        String scraped = prometheus.scrape();
        assertThat(scraped.lines())
                .contains(
                        "nxop_session_state{" + ROLE + ",state=\"expired\"} 1.0",
                        "nxop_session_state{" + ROLE + ",state=\"fresh\"} 0.0",
                        "nxop_session_expiry_seconds{" + ROLE + "} 0.0",
                        "nxop_session_token_bytes{" + ROLE + "} 1128.0",
                        "nxop_session_failures_total{finding=\"sts-busy\",hop=\"target\"," + ROLE + "} " + busy,
                        "nxop_session_failures_total{finding=\"agent-answer\",hop=\"source\"," + ROLE + "} "
                                + failures("agent-answer"),
                        "nxop_session_incidents_total{kind=\"expired\"," + ROLE + "} 1.0",
                        "nxop_session_refresh_seconds_count{outcome=\"success\"," + ROLE + "} 1",
                        "nxop_session_refresh_seconds_count{outcome=\"failure\"," + ROLE + "} " + attempts("failure"));
        assertThat(scraped).doesNotContain("ASIA");

        // And back, though nobody asks.
        sandbox.faults(Endpoint.AGENT).clear();
        minute(63);
        assertThat(state()).isEqualTo("fresh");
        assertThat(attempts("success")).isEqualTo(2);
        assertThat(gauge("nxop.session.expiry.seconds")).isGreaterThan(3_000);
        assertThat(incidents("expired")).isEqualTo(1);
    }

    /** As many as states, outcomes, kinds and the findings that were met: nothing that grows with time. */
    @Test
    void aDayOfOutagesMakesFewMeters() {
        credentials.resolveCredentials();
        for (int hour = 0; hour < 5; hour++) {
            sandbox.faults(Endpoint.STS).inject(Fault.garbage());
            minute(hour * 60 + 45);
            sandbox.faults(Endpoint.STS).clear();
            minute(hour * 60 + 60);
        }
        assertThat(incidents("stale")).isGreaterThanOrEqualTo(3);
        assertThat(simple.getMeters()).hasSize(13);
    }
}
