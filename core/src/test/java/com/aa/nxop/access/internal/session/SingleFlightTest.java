package com.aa.nxop.access.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.Stage;
import com.aa.nxop.access.internal.time.Scheduler;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SingleFlightTest {
    @Test
    void fiftyCallersShareOneLoadAndItsResult() throws InterruptedException {
        try (RealThreads fifty = new RealThreads()) {
            fifty.nextLoadWaitsAndThen(() -> {});
            fifty.call(50);
            fifty.permit();
            for (int i = 0; i < 50; i++) {
                assertThat(fifty.result(i)).isSameAs(fifty.result(0));
            }
            assertThat(fifty.loader.loads()).isEqualTo(1);
        }
    }

    @Test
    void fiftyCallersShareOneErrorEachWithTheStackOfItsOwn() throws InterruptedException {
        try (RealThreads fifty = new RealThreads()) {
            fifty.nextLoadWaitsAndThen(() -> {
                throw new AccessException(
                        CoreFinding.ASSUME_ROLE_REFUSED, Stage.ASSUME_ROLE, "STS refused.", "Correct it.", null);
            });
            fifty.call(50);
            fifty.permit();
            Set<Throwable> failures = new HashSet<>();
            for (int i = 0; i < 50; i++) {
                AccessException failure = (AccessException) fifty.failure(i);
                assertThat(failure).hasMessageStartingWith("STS refused.");
                assertThat(failure.finding().id()).isEqualTo("assume-role-refused");
                assertThat(failure.getStackTrace())
                        .extracting(StackTraceElement::getMethodName)
                        .contains("resolveCredentials");
                failures.add(failure);
            }
            assertThat(failures).as("no exception is thrown twice").hasSize(50);
            assertThat(fifty.loader.loads()).isEqualTo(1);
        }
    }

    /** aws-sdk-java-v2#3314: one thread was blocked by the refresh, the others were handed the expired credentials. */
    @Test
    void awsSdkJavaV2Issue3314NoCallerGetsAnExpiredSession() throws InterruptedException {
        try (RealThreads fifty = new RealThreads()) {
            fifty.first();
            fifty.clock.advance(Duration.ofHours(1));
            fifty.nextLoadWaitsAndThen(() -> {});
            fifty.call(50);
            assertThat(fifty.loader.loads()).isEqualTo(2);
            fifty.permit();
            for (int i = 0; i < 50; i++) {
                assertThat(fifty.result(i).accessKeyId()).isEqualTo("key-2");
            }
            assertThat(fifty.loader.loads()).isEqualTo(2);
        }
    }

    @Test
    void aRefreshInTheBackgroundBlocksNobodyWhoseSessionIsGood() throws InterruptedException {
        try (RealThreads threads = new RealThreads()) {
            threads.first();
            threads.clock.advance(Duration.ofMinutes(50));
            threads.nextLoadWaitsAndThen(() -> {});
            assertThat(threads.credentials.resolveCredentials().accessKeyId()).isEqualTo("key-1");
            threads.loading.await();
            assertThat(threads.credentials.resolveCredentials().accessKeyId()).isEqualTo("key-1");
            threads.permit();
            await().untilAsserted(() -> assertThat(
                            threads.credentials.resolveCredentials().accessKeyId())
                    .isEqualTo("key-2"));
            assertThat(threads.loader.loads()).isEqualTo(2);
        }
    }

    @Test
    void theLoadRunsOnTheRefreshThreadAndNotOnACallers() throws InterruptedException {
        try (RealThreads threads = new RealThreads()) {
            Thread[] loaderThread = new Thread[1];
            threads.nextLoadWaitsAndThen(() -> loaderThread[0] = Thread.currentThread());
            threads.permit();
            threads.credentials.resolveCredentials();
            assertThat(loaderThread[0].getName()).isEqualTo("nxop-access-refresh");
            assertThat(loaderThread[0].isDaemon()).isTrue();
            assertThat(loaderThread[0].getContextClassLoader()).isSameAs(Scheduler.class.getClassLoader());
        }
    }
}
