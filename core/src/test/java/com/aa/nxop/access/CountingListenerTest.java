package com.aa.nxop.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aa.nxop.access.SessionEvent.Obtained;
import com.aa.nxop.access.SessionStatus.State;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A listener that is also told what was before it. */
@Timeout(30)
class CountingListenerTest {
    private final List<SessionEvent> told = new CopyOnWriteArrayList<>();

    @Test
    void hearsWhatWasBeforeAndOthersDoNot() {
        List<SessionEvent> others = new CopyOnWriteArrayList<>();
        try (Loopback world = new Loopback();
                NxopAccess access = world.access()) {
            List<SessionEvent> first = new CopyOnWriteArrayList<>();
            access.addListener(first::add);
            access.credentialsProvider().resolveCredentials();
            await().until(() -> first.size() == 1);
            access.addListener(others::add);
            access.addCountingListener(told::add);
            assertThat(told).singleElement().isInstanceOf(Obtained.class).isEqualTo(first.get(0));
            assertThat(others).isEmpty();
        }
    }

    @Test
    void keepsNeitherTheSessionNorTheCloseWaitingWhenItHangs() {
        CountDownLatch never = new CountDownLatch(1);
        try (Loopback world = new Loopback()) {
            NxopAccess access = world.access();
            access.addCountingListener(event -> {
                told.add(event);
                try {
                    never.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            access.credentialsProvider().resolveCredentials();
            await().until(() -> !told.isEmpty());
            assertThat(access.credentialsProvider().resolveCredentials()).isNotNull();
            access.close();
            assertThat(access.status().state()).isEqualTo(State.CLOSED);
        }
    }
}
