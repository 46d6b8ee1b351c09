package com.aa.nxop.testkit.internal.iam;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The condition keys that follow from a request, for any sender. */
public final class RequestKeys {
    private RequestKeys() {}

    public static ContextKeys at(Instant now) {
        return ContextKeys.NONE
                .with("aws:CurrentTime", time(now))
                .with("aws:EpochTime", Long.toString(now.getEpochSecond()));
    }

    /** Also from where it came, and with which client. */
    public static ContextKeys of(AuthorizationContext request, Instant now) {
        ContextKeys keys = at(now).with("aws:SourceIp", request.remoteAddress());
        return request.header("user-agent")
                .map(agent -> keys.with("aws:UserAgent", agent))
                .orElse(keys);
    }

    /** The same at an endpoint of this region. */
    public static ContextKeys of(AuthorizationContext request, Instant now, String region) {
        return of(request, now).with("aws:RequestedRegion", region);
    }

    static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
