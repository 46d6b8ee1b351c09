package com.aa.nxop.testkit.internal.msk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.aa.nxop.testkit.internal.http.HttpCall;
import com.aa.nxop.testkit.internal.sigv4.AmzDate;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What both mechanisms carry: a presigned GET to the broker that is never sent.
 *
 * @param parameters by their names as in a query; values decoded
 */
record PresignedLogin(String host, Map<String, String> parameters) {
    PresignedLogin {
        parameters = Map.copyOf(parameters);
    }

    String get(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** Only of a request whose signature is right: before that the two may be anything. */
    Instant signedAt() {
        return AmzDate.parse(get("X-Amz-Date")).orElseThrow();
    }

    /** Like {@link #signedAt()}. */
    Instant signedUntil() {
        return signedAt().plusSeconds(Long.parseLong(get("X-Amz-Expires")));
    }

    HttpCall call() {
        String query = new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                        .collect(Collectors.joining("&"));
        return new HttpCall("GET", "/?" + query, Map.of("host", List.of(host)), new byte[0]);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    /** Without the parameters: one of them is the session token. */
    @Override
    public String toString() {
        return "presigned for " + host;
    }
}
