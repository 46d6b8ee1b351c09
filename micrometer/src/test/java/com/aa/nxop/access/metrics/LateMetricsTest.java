package com.aa.nxop.access.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.Fault;
import com.aa.nxop.testkit.NxopSandbox;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Bound after the first session came, as Spring Boot does, whose beans use the session while it starts. */
@Tag("full")
@Timeout(60)
class LateMetricsTest {
    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder().build();

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private static NxopAccess access() {
        return NxopAccess.of(NxopConfig.fromEnvironment(sandbox.environment()));
    }

    private long attempts(String outcome) {
        return registry.get("nxop.session.refresh")
                .tag("outcome", outcome)
                .timer()
                .count();
    }

    private double state(String state) {
        return registry.get("nxop.session.state").tag("state", state).gauge().value();
    }

    @Test
    void whatWasBeforeTheBindingIsCountedOnce() {
        try (NxopAccess nxop = access()) {
            sandbox.faults(Endpoint.STS).inject(Fault.status(503));
            assertThatThrownBy(() -> nxop.credentialsProvider().resolveCredentials())
                    .isInstanceOf(AccessException.class);
            sandbox.faults(Endpoint.STS).clear();
            await().ignoreExceptions().until(() -> nxop.credentialsProvider().resolveCredentials() != null);
            new NxopMetrics(nxop).bindTo(registry);
            await().untilAsserted(() -> assertThat(attempts("success")).isOne());
            assertThat(registry.get("nxop.session.refresh")
                            .tag("outcome", "success")
                            .timer()
                            .totalTime(TimeUnit.NANOSECONDS))
                    .isPositive();
            assertThat(attempts("failure")).isPositive();
            assertThat(registry.get("nxop.session.failures")
                            .tags("finding", "sts-busy", "hop", "target")
                            .counter()
                            .count())
                    .isEqualTo((double) attempts("failure"));
            assertThat(state("fresh")).isOne();
        }
    }

    @Test
    void whatComesAfterTheBindingIsCountedAsWell() {
        try (NxopAccess nxop = access()) {
            String first = nxop.credentialsProvider().resolveCredentials().accessKeyId();
            new NxopMetrics(nxop).bindTo(registry);
            assertThat(nxop.invalidate(first)).isTrue();
            nxop.credentialsProvider().resolveCredentials();
            await().untilAsserted(() -> assertThat(attempts("success")).isEqualTo(2));
        }
    }

    @Test
    void aClosedAccessHasNothingMoreToTell() {
        NxopAccess nxop = access();
        nxop.credentialsProvider().resolveCredentials();
        nxop.close();
        new NxopMetrics(nxop).bindTo(registry);
        assertThat(attempts("success")).isZero();
        assertThat(state("closed")).isOne();
    }
}
