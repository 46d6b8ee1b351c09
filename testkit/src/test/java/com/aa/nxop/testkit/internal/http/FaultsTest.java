package com.aa.nxop.testkit.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aa.nxop.testkit.Fault;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FaultsTest {
    private final Faults faults = new Faults();

    private List<String> next(int calls) {
        List<String> met = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            met.add(faults.next().map(one -> one.fault().kind().name()).orElse("-"));
        }
        return met;
    }

    @Test
    void isEmptyAtFirst() {
        assertThat(next(2)).containsExactly("-", "-");
    }

    @Test
    void givesOneFaultPerCallInTheOrderOfInjection() {
        faults.add(Fault.reset().times(1));
        faults.add(Fault.throttle().times(2));
        faults.add(Fault.garbage().times(1));
        assertThat(next(6)).containsExactly("RESET", "THROTTLE", "THROTTLE", "GARBAGE", "-", "-");
    }

    @Test
    void neverGetsBehindAFaultThatLastsUntilCleared() {
        faults.add(Fault.empty());
        faults.add(Fault.garbage().times(1));
        assertThat(next(100)).containsOnly("EMPTY");
        faults.clear();
        assertThat(next(1)).containsExactly("-");
    }

    @Test
    void countsEveryCallOnceHoweverManyThreadsAsk() throws InterruptedException {
        faults.add(Fault.reset().times(1000));
        AtomicInteger met = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Thread thread = new Thread(() -> {
                for (int call = 0; call < 500; call++) {
                    faults.next().ifPresent(fault -> met.incrementAndGet());
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(met).hasValue(1000);
    }

    @Test
    void letsGoOfEverybodyWhenCleared() {
        faults.add(Fault.hang());
        List<Thread> waiting = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Thread thread = new Thread(() -> hangs(faults.next().orElseThrow()));
            waiting.add(thread);
            thread.start();
        }
        await().until(() -> waiting.stream().allMatch(thread -> thread.getState() == Thread.State.TIMED_WAITING));
        faults.clear();
        await().until(() -> waiting.stream().noneMatch(Thread::isAlive));
    }

    private static void hangs(InjectedFault met) {
        try {
            met.pause(Duration.ofMinutes(5));
        } catch (InterruptedIOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @Timeout(60)
    void letsGoOfACallThatMetItsFaultBeforeItWasClearedAndWaitsAfter() throws IOException {
        faults.add(Fault.hang());
        InjectedFault met = faults.next().orElseThrow();
        faults.clear();
        met.pause(Duration.ofMinutes(5));
        assertThat(next(1)).containsExactly("-");
    }

    @Test
    void waitsAgainAfterItWasCleared() throws IOException {
        faults.clear();
        faults.add(Fault.latency(Duration.ofMillis(50)));
        long start = System.nanoTime();
        faults.next().orElseThrow().pause(Duration.ofMillis(50));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }
}
