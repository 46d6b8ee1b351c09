package com.aa.nxop.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpRequest;

/** An HTTP request as a server gets it, with the names of its headers in lower case. */
@SuppressWarnings("ArrayRecordComponent") // Passed on, never compared.
public record RawRequest(String method, String target, Map<String, List<String>> headers, byte[] body) {
    /** What reaches the server of a request that an AWS SDK client made. */
    public static RawRequest of(SdkHttpRequest request, Optional<? extends ContentStreamProvider> content) {
        String query = request.encodedQueryParameters().map(text -> "?" + text).orElse("");
        Map<String, List<String>> headers = new TreeMap<>();
        request.forEachHeader((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), new ArrayList<>(values)));
        headers.computeIfAbsent("host", key -> List.of(request.host() + ":" + request.port()));
        return new RawRequest(request.method().name(), request.encodedPath() + query, headers, bytes(content));
    }

    private static byte[] bytes(Optional<? extends ContentStreamProvider> content) {
        if (content.isEmpty()) {
            return new byte[0];
        }
        try (InputStream stream = content.get().newStream()) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first value of a header. */
    public Optional<String> header(String lowerCaseName) {
        return headers.getOrDefault(lowerCaseName, List.of()).stream().findFirst();
    }
}
