package com.aa.nxop.access.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.testkit.NxopSandbox;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** As an application binds it. */
@org.junit.jupiter.api.Tag("full")
@Timeout(60)
class NxopMetricsTest {
    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder().build();

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private static NxopAccess access(String role) {
        java.util.Map<String, String> variables = new java.util.HashMap<>(sandbox.environment());
        variables.put("NXOP_ROLE", role);
        return NxopAccess.of(NxopConfig.fromEnvironment(variables));
    }

    private double value(String name, String... tags) {
        return registry.get(name).tags(tags).gauge().value();
    }

    @Test
    void allIsThereFromTheStartButTheFindings() {
        try (NxopAccess nxop = access("178549792225/example-role")) {
            new NxopMetrics(nxop).bindTo(registry);
            assertThat(registry.getMeters())
                    .extracting(meter -> meter.getId().getName() + " "
                            + meter.getId().getTags().stream()
                                    .filter(tag -> !tag.getKey().equals("role"))
                                    .map(Tag::toString)
                                    .toList())
                    .containsExactlyInAnyOrder(
                            "nxop.session.expiry.seconds []",
                            "nxop.session.token.bytes []",
                            "nxop.session.sts.fallback []",
                            "nxop.session.state [tag(state=none)]",
                            "nxop.session.state [tag(state=fresh)]",
                            "nxop.session.state [tag(state=stale)]",
                            "nxop.session.state [tag(state=expired)]",
                            "nxop.session.state [tag(state=closed)]",
                            "nxop.session.refresh [tag(outcome=success)]",
                            "nxop.session.refresh [tag(outcome=failure)]",
                            "nxop.session.incidents [tag(kind=stale)]",
                            "nxop.session.incidents [tag(kind=expired)]");
            assertThat(registry.getMeters()).allSatisfy(meter -> {
                assertThat(meter.getId().getTag("role")).isEqualTo("arn:aws:iam::178549792225:role/example-role");
                assertThat(meter.getId().getDescription()).isNotBlank();
            });
            assertThat(sandbox.sts().calls())
                    .as("binding and reading asks nobody")
                    .isEmpty();
        }
    }

    @Test
    void theWholeWayOfOneSession() {
        NxopAccess nxop = access("178549792225/example-role");
        new NxopMetrics(nxop).bindTo(registry);
        assertThat(value("nxop.session.state", "state", "none")).isOne();
        nxop.credentialsProvider().resolveCredentials();
        assertThat(value("nxop.session.state", "state", "fresh")).isOne();
        assertThat(value("nxop.session.expiry.seconds")).isBetween(3_000.0, 3_600.0);
        assertThat(value("nxop.session.token.bytes")).isBetween(1_000.0, 1_300.0);
        await().until(() -> registry.get("nxop.session.refresh")
                        .tag("outcome", "success")
                        .timer()
                        .count()
                == 1);
        nxop.close();
        assertThat(value("nxop.session.state", "state", "closed")).isOne();
        assertThat(value("nxop.session.expiry.seconds")).isZero();
        assertThat(value("nxop.session.token.bytes")).isZero();
    }

    @Test
    void twoRolesAreToldApartAndSoAreTagsOfOnesOwn() {
        try (NxopAccess good = access("178549792225/example-role");
                NxopAccess bad = access("178549792225/no-such-role")) {
            new NxopMetrics(good).bindTo(registry);
            new NxopMetrics(bad, Tags.of("team", "flights")).bindTo(registry);
            good.credentialsProvider().resolveCredentials();
            assertThatThrownBy(() -> bad.credentialsProvider().resolveCredentials())
                    .isInstanceOf(AccessException.class);
            await().until(() -> registry.find("nxop.session.failures").counter() != null);
            List<Meter.Id> failed = Stream.of(
                            registry.get("nxop.session.failures").counter())
                    .map(Meter::getId)
                    .toList();
            assertThat(failed.get(0).getTags())
                    .containsExactlyInAnyOrder(
                            Tag.of("finding", "assume-role-refused"),
                            Tag.of("hop", "target"),
                            Tag.of("role", "arn:aws:iam::178549792225:role/no-such-role"),
                            Tag.of("team", "flights"));
            assertThat(value("nxop.session.state", "state", "fresh", "team", "flights"))
                    .isZero();
        }
    }
}
