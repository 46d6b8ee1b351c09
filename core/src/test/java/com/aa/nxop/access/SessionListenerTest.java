package com.aa.nxop.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aa.nxop.access.SessionEvent.Obtained;
import com.aa.nxop.access.SessionEvent.RefreshFailed;
import com.aa.nxop.access.SessionStatus.State;
import com.aa.nxop.access.fakes.Sts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Listener and status as an application has them, over real hops. */
@Timeout(60)
class SessionListenerTest {
    private static final TargetRole ROLE = new TargetRole("aws", "178549792225", "example-role");

    private final List<SessionEvent> told = new CopyOnWriteArrayList<>();

    @Test
    void aListenerOfTheBuilderHearsTheFirstSession() {
        try (Loopback world = new Loopback();
                NxopAccess access = NxopAccess.builder()
                        .config(NxopConfig.fromEnvironment(world.variables()))
                        .listener(told::add)
                        .listener(told::add)
                        .build()) {
            assertThat(told).isEmpty();
            access.credentialsProvider().resolveCredentials();
            await().until(() -> told.size() == 2);
            Obtained event = (Obtained) told.get(0);
            assertThat(event.role()).isEqualTo(ROLE);
            assertThat(event.took()).isBetween(Duration.ZERO, Duration.ofSeconds(30));
            assertThat(access.status().expiresAt()).hasValue(event.expiresAt());
        }
    }

    @Test
    void aListenerThatComesLaterHearsTheRest() {
        try (Loopback world = new Loopback(Sts.refusal(403, "AccessDenied", "no sts:AssumeRole"));
                NxopAccess access = world.access()) {
            access.addListener(told::add);
            try {
                access.credentialsProvider().resolveCredentials();
            } catch (AccessException e) {
                assertThat(e.finding().id()).isEqualTo("assume-role-refused");
            }
            await().until(() -> !told.isEmpty());
            RefreshFailed event = (RefreshFailed) told.get(0);
            assertThat(event)
                    .isEqualTo(new RefreshFailed(
                            ROLE, event.took(), Stage.ASSUME_ROLE, "assume-role-refused", 1, Optional.empty()));
        }
    }

    @Test
    void theStatusAsksNobody() {
        try (Loopback world = new Loopback();
                NxopAccess access = world.access()) {
            assertThat(access.status().state()).isEqualTo(State.NONE);
            assertThat(world.agent.requests()).isEmpty();
            access.credentialsProvider().resolveCredentials();
            assertThat(access.status().usable()).isTrue();
            assertThat(access.status().left()).isBetween(Duration.ofMinutes(58), Duration.ofHours(1));
            assertThat(world.sts.requests()).hasSize(1);
        }
    }
}
