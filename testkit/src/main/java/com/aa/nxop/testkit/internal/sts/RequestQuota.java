package com.aa.nxop.testkit.internal.sts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** A token bucket for each calling account. Thread-safe. */
final class RequestQuota {
    private final double perSecond;
    private final InstantSource clock;
    private final Map<String, Bucket> buckets = new HashMap<>();

    /** @param perSecond 0 for no limit */
    RequestQuota(int perSecond, InstantSource clock) {
        this.perSecond = perSecond;
        this.clock = clock;
    }

    synchronized void take(String accountId) {
        if (perSecond == 0) {
            return;
        }
        Instant now = clock.instant();
        Bucket bucket = buckets.getOrDefault(accountId, new Bucket(perSecond, now));
        double gained = Math.max(0, Duration.between(bucket.at, now).toNanos() / 1e9 * perSecond);
        double tokens = Math.min(perSecond, bucket.tokens + gained);
        boolean empty = tokens < 1;
        buckets.put(accountId, new Bucket(empty ? tokens : tokens - 1, now));
        if (empty) {
            throw new StsRefusal(400, "Throttling", "Rate exceeded");
        }
    }

    private record Bucket(double tokens, Instant at) {}
}
