package com.aa.nxop.access.refresh;

import com.aa.nxop.access.AccessException;
import java.time.Instant;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of the session at one moment, immutable; times in milliseconds since the epoch.
 *
 * <p>The life of a session: <em>quiet</em> until {@code refreshAt}, which lies at random between a half and three quarters of it, so
 * that pods that started together do not refresh together; then <em>early</em>: one background refresh, repeated after a rest if
 * it fails; then, from {@code lastMinuteAt}, callers wait briefly for a refresh; then it is <em>expired</em> and never handed out.
 * Only {@link #succeeded} and {@link #failed} lead from one state to the next.
 *
 * @param failures in a row
 * @param retryAt no attempt before this
 * @param failure the last one, if the last attempt failed
 */
record RefreshState(
        @Nullable Session session,
        long refreshAt,
        long lastMinuteAt,
        long expiresAt,
        int failures,
        long retryAt,
        @Nullable AccessException failure) {

    static final RefreshState NOTHING_YET =
            new RefreshState(null, Long.MIN_VALUE, Long.MIN_VALUE, Long.MIN_VALUE, 0, Long.MIN_VALUE, null);

    private static final long LAST_MINUTE = 60_000;
    /** In the last twelfth of a very short session, which is shorter than a minute. */
    private static final int LAST_PART = 12;

    Decision decide(long now) {
        if (session == null || now >= expiresAt) {
            return now < retryAt ? Decision.FAIL : Decision.WAIT;
        }
        if (now < refreshAt || now < retryAt) {
            return Decision.SERVE;
        }
        return now < lastMinuteAt ? Decision.REFRESH_IN_BACKGROUND : Decision.WAIT_BRIEFLY;
    }

    boolean isExpired(long now) {
        return session == null || now >= expiresAt;
    }

    static RefreshState succeeded(Session session, DoubleSupplier random) {
        long issuedAt = session.issuedAt().toEpochMilli();
        long expiresAt = session.expiresAt().toEpochMilli();
        long lifetime = expiresAt - issuedAt;
        long lastMinuteAt = expiresAt - Math.min(LAST_MINUTE, lifetime / LAST_PART);
        // Not at once: a source that repeats credentials with little life left would be asked without end.
        long rest = Math.max(Backoff.SHORTEST, (long) (lifetime * (0.5 + 0.25 * random.getAsDouble())));
        long due = session.refreshBy().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
        long refreshAt = Math.min(Math.min(issuedAt + rest, Math.max(due, issuedAt + Backoff.SHORTEST)), lastMinuteAt);
        return new RefreshState(session, refreshAt, lastMinuteAt, expiresAt, 0, Long.MIN_VALUE, null);
    }

    RefreshState failed(AccessException why, long now, DoubleSupplier random) {
        int count = failures + 1;
        long left =
                session == null ? 0 : expiresAt - now; // Without a session, expiresAt is the smallest number there is.
        long retry = now + Backoff.rest(count, why.retryable(), left, random);
        return new RefreshState(session, refreshAt, lastMinuteAt, expiresAt, count, retry, why);
    }

    /** Without credentials. */
    @Override
    public String toString() {
        return session + ", failures " + failures;
    }
}
