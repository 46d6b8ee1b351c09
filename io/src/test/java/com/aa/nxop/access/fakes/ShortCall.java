package com.aa.nxop.access.fakes;

import com.aa.nxop.access.internal.io.BoundedHttpCall;
import com.aa.nxop.access.internal.io.HttpLimits;
import com.aa.nxop.access.internal.io.HttpProxy;
import com.aa.nxop.access.internal.io.HttpRequest;
import com.aa.nxop.access.internal.io.TlsTrust;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A GET with narrow limits, so that a test sees their effect in seconds: 4 KiB, 5 seconds of silence, 10 seconds in all. */
public final class ShortCall {
    private ShortCall() {}

    public static BoundedHttpCall to(String uri, Map<String, String> headers) {
        return get(uri, headers, Optional.empty());
    }

    public static BoundedHttpCall through(HttpProxy proxy, String uri) {
        return get(uri, Map.of(), Optional.of(proxy));
    }

    private static BoundedHttpCall get(String uri, Map<String, String> headers, Optional<HttpProxy> proxy) {
        HttpLimits limits = new HttpLimits(
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                System.nanoTime() + Duration.ofSeconds(10).toNanos(),
                4_096);
        return new BoundedHttpCall(HttpRequest.of("GET", URI.create(uri), headers), limits, TlsTrust.ofJdk(), proxy);
    }
}
