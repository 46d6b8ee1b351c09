package com.aa.nxop.testkit.internal.sigv4;

import com.aa.nxop.testkit.internal.http.HttpCall;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Builds requests as a server gets them. */
public final class Calls {
    private final String method;
    private final String target;
    private final Map<String, List<String>> headers = new TreeMap<>();
    private byte[] body = new byte[0];

    private Calls(String method, String target) {
        this.method = method;
        this.target = target;
    }

    public static Calls of(String method, String target) {
        return new Calls(method, target);
    }

    /** What reaches the server of a request that an AWS SDK client made. */
    public static HttpCall of(SdkHttpRequest request, Optional<? extends ContentStreamProvider> content) {
        String query = request.encodedQueryParameters().map(text -> "?" + text).orElse("");
        Calls calls = of(request.method().name(), request.encodedPath() + query);
        request.forEachHeader((name, values) -> values.forEach(value -> calls.header(name, value)));
        if (request.firstMatchingHeader("host").isEmpty()) {
            calls.header("host", request.host() + ":" + request.port());
        }
        content.ifPresent(provider -> {
            try (InputStream stream = provider.newStream()) {
                calls.body = stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return calls.build();
    }

    public Calls header(String name, String value) {
        headers.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                .add(value);
        return this;
    }

    public Calls body(String text) {
        body = text.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    public HttpCall build() {
        return new HttpCall(method, target, headers, body);
    }
}
