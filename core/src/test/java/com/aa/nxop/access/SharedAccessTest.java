package com.aa.nxop.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.internal.config.SystemProperties;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One configuration is one session, also between what the application makes and what only has the environment. */
@Tag("full")
@Timeout(60)
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class SharedAccessTest {
    @Test
    void isTheOneThatTheApplicationHasMade() {
        try (Loopback world = new Loopback()) {
            SystemProperties.with(world.properties(), () -> {
                try (NxopAccess bean = NxopAccess.fromEnvironment()) {
                    bean.credentialsProvider().resolveCredentials();
                    assertThat(NxopAccess.shared()).isSameAs(bean);
                    NxopAccess.shared().credentialsProvider().resolveCredentials();
                    assertThat(world.sts.requests()).hasSize(1);
                }
            });
        }
    }

    @Test
    void isFoundByWhatItDoesAndNotByHowItWasWritten() {
        try (Loopback world = new Loopback()) {
            SystemProperties.with(world.properties(), () -> {
                NxopConfig written = NxopConfig.builder()
                        .role("arn:aws:iam::178549792225:role/example-role")
                        .sessionTags(Map.of())
                        .build();
                try (NxopAccess bean = NxopAccess.of(written)) {
                    assertThat(NxopAccess.shared()).isSameAs(bean);
                }
            });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NXOP_ROLE, 178549792225/another-role",
        "NXOP_REGION, us-west-2",
        "NXOP_SESSION_TAGS, team=flights",
        "NXOP_SESSION_NAME, fixed",
        "NXOP_EXTERNAL_ID, another",
        "NXOP_ENVIRONMENT, dev",
        "NXOP_POD_NAME, pod-2",
        "HTTPS_PROXY, http://proxy.example.com:3128",
        "AWS_DEFAULTS_MODE, standard",
    })
    void isNotOneThatWouldDoSomethingElse(String variable, String value) {
        try (Loopback world = new Loopback()) {
            Map<String, String> variables = world.variables();
            Map<String, String> other = new HashMap<>(variables);
            other.put(variable, value);
            AccessSettings settings = AccessSettings.of(variables);
            assertThat(settings.hasEffectOf(AccessSettings.of(variables))).isTrue();
            assertThat(settings.hasEffectOf(AccessSettings.of(other))).isFalse();
        }
    }

    @Test
    void isAnotherOneWhenTheApplicationsHasBeenClosed() {
        try (Loopback world = new Loopback()) {
            SystemProperties.with(world.properties(), () -> {
                NxopAccess bean = NxopAccess.fromEnvironment();
                bean.close();
                try (NxopAccess own = NxopAccess.shared()) {
                    assertThat(own).isNotSameAs(bean);
                    assertThat(NxopAccess.shared()).isSameAs(own);
                }
            });
        }
    }

    /** An application that is unloaded without a close leaves its class loader to the collector. */
    @Test
    void keepsNoAccessAliveThatTheApplicationHasForgotten() {
        try (Loopback world = new Loopback()) {
            WeakReference<NxopAccess> forgotten = new WeakReference<>(world.access());
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                System.gc();
                return forgotten.get() == null;
            });
        }
    }

    @Test
    void equalConfigurationsShareASessionUntilTheLastUserCloses() {
        try (Loopback world = new Loopback()) {
            NxopConfig config = NxopConfig.fromEnvironment(world.variables());
            NxopAccess first = NxopAccess.shared(config);
            NxopAccess second = NxopAccess.shared(NxopConfig.fromEnvironment(world.variables()));
            first.credentialsProvider().resolveCredentials();
            first.close();
            first.close(); // Counts once.
            assertThat(first.status().state()).isEqualTo(SessionStatus.State.CLOSED);
            assertThat(second.status().usable()).isTrue();
            second.close();
            try (NxopAccess again = NxopAccess.shared(config);
                    NxopAccess ofCode = NxopAccess.of(config)) {
                assertThat(again.status().usable()).isTrue();
                assertThat(ofCode.credentialsProvider().resolveCredentials())
                        .isEqualTo(again.credentialsProvider().resolveCredentials());
            }
            assertThat(world.sts.requests()).hasSize(1);
        }
    }

    @Test
    void textSharesTheSessionOfTheApplicationAndKeepsIt() {
        try (Loopback world = new Loopback()) {
            NxopConfig config = NxopConfig.fromEnvironment(world.variables());
            NxopAccess own = NxopAccess.of(config);
            own.credentialsProvider().resolveCredentials();
            try (NxopAccess text = NxopAccess.shared(config)) {
                own.close();
                assertThat(text.status().usable()).isTrue();
            }
            assertThat(world.sts.requests()).hasSize(1);
        }
    }

    @Test
    void twoAccessesOfCodeAreTwoSessions() {
        try (Loopback world = new Loopback()) {
            NxopConfig config = NxopConfig.fromEnvironment(world.variables());
            try (NxopAccess one = NxopAccess.of(config);
                    NxopAccess two = NxopAccess.of(config)) {
                one.credentialsProvider().resolveCredentials();
                two.credentialsProvider().resolveCredentials();
                assertThat(world.sts.requests()).hasSize(2);
            }
        }
    }

    /** A redeployed application leaves no thread behind: the session of its last client ends. */
    @Test
    @Tag("long")
    void endsSecondsAfterItsLastUser() {
        try (Loopback world = new Loopback()) {
            NxopAccess text = NxopAccess.shared(NxopConfig.fromEnvironment(world.variables()));
            var session = text.credentialsProvider();
            session.resolveCredentials();
            text.close();
            session.resolveCredentials();
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThatThrownBy(session::resolveCredentials)
                            .hasMessageStartingWith("This NxopAccess is closed."));
        }
    }
}
