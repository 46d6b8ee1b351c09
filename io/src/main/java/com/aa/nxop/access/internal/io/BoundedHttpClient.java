package com.aa.nxop.access.internal.io;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.utils.AttributeMap;

/**
 * The HTTP client of the AWS clients that ask little and seldom: STS and control planes. Every answer is bounded in bytes and time before the AWS SDK
 * sees it. It keeps no connection, and takes part in nothing that the process has installed but its trust. Thread-safe.
 */
public final class BoundedHttpClient implements SdkHttpClient {
    /** In the user agent that AWS sees. */
    public static final String NAME = "NxopBounded";

    private static final int LARGEST_ANSWER = 1024 * 1024;
    /** What is refused, is refused in some lines. */
    private static final int LARGEST_ERROR = 64 * 1024;

    private static final Duration CONNECT = Duration.ofSeconds(2);

    private final ProxyRules proxies;
    private final Duration longest;
    private final TlsTrust trust;

    private BoundedHttpClient(ProxyRules proxies, Duration longest, TlsTrust trust) {
        this.proxies = proxies;
        this.longest = longest;
        this.trust = trust;
    }

    /**
     * The AWS SDK closes only clients that it has built.
     *
     * @param longest from a request to the last byte of its answer
     */
    public static SdkHttpClient.Builder<?> builder(ProxyRules proxies, Duration longest) {
        return new Settings(proxies, longest);
    }

    private record Settings(ProxyRules proxies, Duration longest) implements SdkHttpClient.Builder<Settings> {
        @Override
        public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
            return new BoundedHttpClient(proxies, longest, TlsTrust.ofProcess().loaded());
        }
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        SdkHttpRequest http = request.httpRequest();
        URI uri = http.getUri();
        HttpLimits limits = new HttpLimits(CONNECT, longest, System.nanoTime() + longest.toNanos(), LARGEST_ANSWER);
        BoundedHttpCall call = new BoundedHttpCall(
                new HttpRequest(http.method().name(), uri, http.headers(), body(request.contentStreamProvider())),
                limits,
                trust,
                proxies.of(uri));
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return response(call.run());
            }

            @Override
            public void abort() {
                call.abort();
            }
        };
    }

    private static byte[] body(Optional<ContentStreamProvider> content) {
        if (content.isEmpty()) {
            return new byte[0];
        }
        try (InputStream in = content.get().newStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static HttpExecuteResponse response(BoundedHttpAnswer answer) throws IOException {
        int largest = answer.status() < 400 ? LARGEST_ANSWER : LARGEST_ERROR;
        if (!answer.whole() || answer.body().length > largest) {
            throw new UnusableAnswerException("the answer is larger than " + largest + " bytes");
        }
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder()
                        .statusCode(answer.status())
                        .headers(answer.headers())
                        .build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer.body())))
                .build();
    }

    @Override
    public String clientName() {
        return NAME;
    }

    @Override
    public void close() {
        // No connection outlives its call.
    }
}
