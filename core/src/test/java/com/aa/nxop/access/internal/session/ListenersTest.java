package com.aa.nxop.access.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aa.nxop.access.SessionEvent;
import com.aa.nxop.access.SessionListener;
import com.aa.nxop.access.SessionStatus.State;
import com.aa.nxop.access.TargetRole;
import com.aa.nxop.access.fakes.Log;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who listens does no harm: to the session, or to who else listens. */
@Timeout(30)
class ListenersTest {
    private static final TargetRole ROLE = new TargetRole("aws", "178549792225", "example-role");

    private final Refreshing refreshing = new Refreshing();
    private final List<String> told = new ArrayList<>();

    private void listen(SessionListener listener) {
        refreshing.credentials.addListener(ROLE, listener);
    }

    private static final class Broken implements SessionListener {
        private final Throwable why;
        private int calls;

        Broken(Throwable why) {
            this.why = why;
        }

        @Override
        public void on(SessionEvent event) {
            calls++;
            Broken.<RuntimeException>sneak(why);
        }

        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        private static <T extends Throwable> void sneak(Throwable t) throws T {
            throw (T) t;
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, Exception.class, LinkageError.class, StackOverflowError.class})
    void whatAListenerThrowsIsLoggedOnceAndHarmsNobody(Class<? extends Throwable> kind) throws Exception {
        Broken broken = new Broken(kind.getConstructor().newInstance());
        listen(broken);
        listen(event -> told.add(event.getClass().getSimpleName()));
        try (Log log = new Log()) {
            assertThat(refreshing.key()).isEqualTo("key-1");
            refreshing.scheduler.advance(Duration.ofHours(5));
            assertThat(refreshing.key()).isNotEqualTo("key-1");
            assertThat(told).hasSize(refreshing.loader.loads()).hasSizeGreaterThan(5);
            assertThat(broken.calls).isEqualTo(told.size());
            assertThat(log.lines())
                    .containsExactlyInAnyOrder(
                            "INFO NXOP access is ready: session 1, until 2026-11-21T11:00:00Z.",
                            "WARN The session listener " + Broken.class.getName()
                                    + " failed. The session is not affected. The SDK logs only the first failure.");
        }
    }

    @Test
    void eachBrokenListenerIsNamed() {
        listen(new Broken(new IllegalStateException()));
        listen(new Broken(new IllegalStateException()));
        try (Log log = new Log()) {
            refreshing.key();
            assertThat(log.lines()).filteredOn(line -> line.startsWith("WARN")).hasSize(2);
        }
    }

    /** What happens in the first listener's call is told to the second after what led to it. */
    @Test
    void aListenerThatCausesMoreChangesNoOrder() {
        listen(event -> {
            if (event instanceof SessionEvent.Obtained) {
                refreshing.credentials.invalidate("key-1");
            }
        });
        listen(event -> told.add(event.getClass().getSimpleName()));
        refreshing.key();
        assertThat(told).containsExactly("Obtained", "Refreshed");
        assertThat(refreshing.key()).isEqualTo("key-2");
    }

    @Test
    void aListenerMayAskForCredentialsAndStatus() {
        listen(event -> told.add(
                refreshing.key() + " " + refreshing.credentials.status().state()));
        refreshing.key();
        refreshing.loader.isBusy();
        refreshing.scheduler.advance(Duration.ofMinutes(35));
        assertThat(told).containsOnly("key-1 FRESH", "key-1 STALE");
    }

    /** A listener may wait for a thread that uses the session: if a lock were held, each would wait for the other. */
    @Test
    void noLockIsHeldWhileAListenerIsCalled() {
        listen(event -> {
            boolean discarded = CompletableFuture.supplyAsync(() -> refreshing.credentials.invalidate("another"))
                    .orTimeout(5, TimeUnit.SECONDS)
                    .join();
            told.add(event.getClass().getSimpleName() + " " + discarded);
        });
        refreshing.key();
        refreshing.loader.isBusy();
        refreshing.scheduler.advance(Duration.ofMinutes(34).plusSeconds(30));
        refreshing.loader.recovers();
        refreshing.scheduler.advance(Duration.ofSeconds(2));
        assertThat(told)
                .containsExactly("Obtained false", "RefreshFailed false", "ServedStale false", "Refreshed false");
    }

    @Test
    void whoComesLaterIsToldWhatIsNew() {
        refreshing.key();
        listen(event -> told.add(event.getClass().getSimpleName()));
        refreshing.scheduler.advance(Duration.ofMinutes(35));
        assertThat(told).containsExactly("Refreshed");
    }

    /** Its thread has done its work: the next session comes on another one. */
    @Test
    void aListenerMayWaitForTheNextSession() throws Exception {
        CompletableFuture<String> inside = new CompletableFuture<>();
        try (RealThreads real = new RealThreads()) {
            real.credentials.addListener(ROLE, event -> {
                if (event instanceof SessionEvent.Obtained) {
                    real.credentials.invalidate("key-1");
                    inside.complete(real.credentials.resolveCredentials().accessKeyId());
                }
            });
            real.credentials.resolveCredentials();
            assertThat(inside.get(20, TimeUnit.SECONDS)).isEqualTo("key-2");
            assertThat(real.credentials.resolveCredentials().accessKeyId()).isEqualTo("key-2");
        }
    }

    @Test
    void afterTheCloseNobodyIsAdded() {
        refreshing.credentials.close();
        WeakReference<Object> held = listening();
        await().pollInterval(Duration.ofMillis(20)).until(() -> {
            System.gc();
            return held.get() == null;
        });
        assertThat(refreshing.credentials.status().state()).isEqualTo(State.CLOSED);
    }

    /** In a frame of its own, which holds nothing when it has ended. */
    private WeakReference<Object> listening() {
        List<SessionEvent> events = new ArrayList<>();
        listen(events::add);
        return new WeakReference<>(events);
    }

    /** Not on the threads of those who ask, of whom there may be hundreds with a time limit. */
    @Test
    void onTheThreadThatRefreshes() throws InterruptedException {
        Queue<String> threads = new ConcurrentLinkedQueue<>();
        try (RealThreads real = new RealThreads()) {
            real.credentials.addListener(
                    ROLE, event -> threads.add(Thread.currentThread().getName()));
            real.nextLoadWaitsAndThen(() -> {});
            real.call(5);
            real.permit();
            real.result(0);
            await().until(() -> !threads.isEmpty());
            assertThat(threads).containsExactly("nxop-access-refresh");
        }
    }

    /** Added and told at once from many threads: none is lost, none is told twice. */
    @Test
    void listenersMayBeAddedAtAnyTime() throws InterruptedException {
        List<SessionEvent> all = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            threads.add(new Thread(() -> listen(all::add)));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        refreshing.key();
        assertThat(all).hasSize(20);
    }
}
