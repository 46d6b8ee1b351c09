package com.aa.nxop.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aa.nxop.access.SessionStatus.State;
import com.aa.nxop.access.fakes.Pod;
import com.aa.nxop.access.fakes.ScriptedServer;
import com.aa.nxop.access.fakes.Sts;
import com.aa.nxop.access.internal.assume.RoleAssumer;
import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.internal.source.SourceSession;
import com.aa.nxop.access.internal.sts.StsClients;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.StsClient;

/** Credentials that are no longer needed are no longer held: the garbage collector is asked. */
@Tag("full")
@Timeout(60)
class SecretsAfterUseTest {
    private static void isGone(WeakReference<?> secret) {
        await().pollInterval(Duration.ofMillis(20)).until(() -> {
            System.gc();
            return secret.get() == null;
        });
    }

    /** In a frame of its own, which holds nothing when it has ended. */
    private static WeakReference<?> session(NxopAccess access) {
        return new WeakReference<>(access.credentialsProvider().resolveCredentials());
    }

    @Test
    void aClosedAccessHoldsNoSession() {
        try (Loopback world = new Loopback()) {
            NxopAccess access = world.access();
            WeakReference<?> secret = session(access);
            System.gc();
            assertThat(secret.get()).as("held while it is open").isNotNull();
            access.close();
            isGone(secret);
            assertThat(access.status().state())
                    .as("and it is still there itself")
                    .isEqualTo(State.CLOSED);
        }
    }

    @Test
    void anOpenAccessHoldsNoSessionThatWasReplaced() {
        try (Loopback world = new Loopback();
                NxopAccess access = world.access()) {
            WeakReference<?> secret = session(access);
            access.invalidate(access.credentialsProvider().resolveCredentials().accessKeyId());
            access.credentialsProvider().resolveCredentials();
            isGone(secret);
        }
    }

    @Test
    void aClosedAccessHoldsNoListener() {
        try (Loopback world = new Loopback()) {
            NxopAccess access = world.access();
            WeakReference<?> listener = listening(access);
            access.close();
            isGone(listener);
            assertThat(access.status().state())
                    .as("and it is still there itself")
                    .isEqualTo(State.CLOSED);
        }
    }

    private static WeakReference<?> listening(NxopAccess access) {
        List<SessionEvent> events = new ArrayList<>();
        access.addListener(events::add);
        return new WeakReference<>(events);
    }

    /** The pod's own credentials serve hop 2 and are then forgotten, long before the close. */
    @Test
    void theSourcesCredentialsAreForgottenAfterHopTwo() {
        List<WeakReference<?>> given = new ArrayList<>();
        try (ScriptedServer server =
                ScriptedServer.answering(Sts.assumed(Instant.now().plus(Duration.ofHours(1))))) {
            Map<String, String> variables = Pod.withPodIdentityAnd("NXOP_POD_NAME", "pod-1");
            variables.put("AWS_ENDPOINT_URL_STS", server.uri().toString());
            AccessSettings config = AccessSettings.of(variables);
            try (StsClient sts = StsClients.create(config, Optional.empty())) {
                RoleAssumer hops = new RoleAssumer(
                        config,
                        () -> {
                            AwsSessionCredentials pods =
                                    AwsSessionCredentials.create("ASIATESTPOD", "hidden", "hidden");
                            given.add(new WeakReference<>(pods));
                            return new SourceSession(
                                    SourceKind.POD_IDENTITY,
                                    pods,
                                    Optional.empty(),
                                    Optional.of("285282426848"),
                                    Optional.empty());
                        },
                        config.workloadReader(Path.of("/nonexistent/namespace")),
                        sts,
                        InstantSource.system());
                hops.load();
                assertThat(given).hasSize(1);
                isGone(given.get(0));
                assertThat(hops).as("still there itself").isNotNull();
            }
        }
    }
}
