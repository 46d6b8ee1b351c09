package com.aa.nxop.testkit.internal.sigv4;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Builds requests as a server gets them. */
final class Calls {
    private final String method;
    private final String target;
    private final Map<String, List<String>> headers = new TreeMap<>();
    private byte[] body = new byte[0];

    private Calls(String method, String target) {
        this.method = method;
        this.target = target;
    }

    static Calls of(String method, String target) {
        return new Calls(method, target);
    }

    Calls header(String name, String value) {
        headers.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                .add(value);
        return this;
    }

    Calls body(String text) {
        body = text.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    ReceivedCall build() {
        return new ReceivedCall(method, target, headers, body);
    }
}
