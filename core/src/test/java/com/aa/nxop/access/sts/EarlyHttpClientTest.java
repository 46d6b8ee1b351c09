package com.aa.nxop.access.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.aa.nxop.access.io.BoundedHttpClient;
import com.aa.nxop.access.io.ProxyRules;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.utils.AttributeMap;

/** The thread in which the HTTP client is made, and what becomes of callers who come before it is there, or where it cannot be. */
@Timeout(30)
class EarlyHttpClientTest {
    private final AtomicInteger closes = new AtomicInteger();

    private record Making(Supplier<SdkHttpClient> how) implements SdkHttpClient.Builder<Making> {
        @Override
        public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
            return how.get();
        }
    }

    private final class Small implements SdkHttpClient {
        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            throw new IllegalStateException("asked");
        }

        @Override
        public void close() {
            closes.incrementAndGet();
        }
    }

    private static SdkHttpClient early(Supplier<SdkHttpClient> how) {
        return EarlyHttpClient.builder(new Making(how)).buildWithDefaults(AttributeMap.empty());
    }

    private static void ask(SdkHttpClient client) {
        var unused = client.prepareRequest(HttpExecuteRequest.builder().build());
    }

    @Test
    void isMadeInAThreadThatHoldsNothingUpAndEnds() {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        CompletableFuture<ClassLoader> loader = new CompletableFuture<>();
        try (SdkHttpClient client = early(() -> {
            thread.complete(Thread.currentThread());
            loader.complete(Thread.currentThread().getContextClassLoader());
            return new Small();
        })) {
            assertThatThrownBy(() -> ask(client)).hasMessage("asked");
            assertThat(thread.join().getName()).isEqualTo("nxop-access-start");
            assertThat(thread.join().isDaemon()).isTrue();
            assertThat(loader.join()).isSameAs(EarlyHttpClient.class.getClassLoader());
            await().until(() -> !thread.join().isAlive());
        }
        assertThat(closes).as("and it is closed with it").hasValue(1);
    }

    @Test
    void hasTheSmallOnesOwnName() {
        try (SdkHttpClient client = early(Small::new);
                SdkHttpClient small = BoundedHttpClient.builder(ProxyRules.none(), Duration.ofSeconds(1))
                        .build()) {
            assertThat(client.clientName()).isEqualTo(small.clientName());
        }
    }

    /** The JDK's TLS cannot be loaded, for example. */
    @Test
    void whereItCannotBeMadeEachCallIsToldAndTheCloseIsQuiet() {
        for (Throwable why :
                new Throwable[] {new IllegalStateException("no TLS"), new NoClassDefFoundError("no TLS")}) {
            SdkHttpClient client = early(() -> {
                throw EarlyHttpClientTest.<RuntimeException>sneaky(why);
            });
            assertThatThrownBy(() -> ask(client)).isSameAs(why);
            assertThatThrownBy(() -> ask(client)).isSameAs(why);
            assertThatCode(client::close).doesNotThrowAnyException();
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> T sneaky(Throwable t) throws T {
        throw (T) t;
    }

    /** As the AWS SDK interrupts a call that takes too long: it is served, and learns of it afterwards. */
    @Test
    void aCallerThatIsInterruptedMeanwhileKeepsItsFlag() throws Exception {
        CountDownLatch permitted = new CountDownLatch(1);
        try (SdkHttpClient client = early(() -> {
            await().until(() -> permitted.getCount() == 0);
            return new Small();
        })) {
            FutureTask<Boolean> call = new FutureTask<>(() -> {
                assertThatThrownBy(() -> ask(client)).hasMessage("asked");
                return Thread.interrupted();
            });
            Thread caller = new Thread(call);
            caller.start();
            await().until(() -> caller.getState() == Thread.State.WAITING);
            caller.interrupt();
            permitted.countDown();
            assertThat(call.get()).isTrue();
        }
    }
}
