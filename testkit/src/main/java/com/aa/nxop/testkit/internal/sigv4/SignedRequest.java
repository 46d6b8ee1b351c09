package com.aa.nxop.testkit.internal.sigv4;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a signature covers of an HTTP request, byte for byte as it came in. */
public interface SignedRequest {
    /** Upper case, as sent. */
    String method();

    /** Path and query exactly as on the request line, still percent-encoded. */
    String target();

    /** By lower-case name, values in the order of arrival. */
    Map<String, List<String>> headers();

    byte[] body();

    /** The first value of a header, whatever the case of its name. */
    default Optional<String> header(String name) {
        return headers().getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    default String path() {
        int query = target().indexOf('?');
        return query < 0 ? target() : target().substring(0, query);
    }

    default String query() {
        int query = target().indexOf('?');
        return query < 0 ? "" : target().substring(query + 1);
    }

    default String text() {
        return new String(body(), StandardCharsets.UTF_8);
    }
}
