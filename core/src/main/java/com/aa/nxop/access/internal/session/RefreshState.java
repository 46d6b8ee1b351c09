package com.aa.nxop.access.internal.session;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.SessionStatus;
import com.aa.nxop.access.SessionStatus.State;
import com.aa.nxop.access.internal.io.CredentialEndProof;
import com.aa.nxop.access.internal.time.AttemptRateLimit;
import com.aa.nxop.access.internal.time.Backoff;
import com.aa.nxop.access.internal.time.ClockReading;
import com.aa.nxop.access.internal.time.Clocks;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * All that is known of the session at one moment, immutable. Ages and lengths in milliseconds.
 *
 * <p>The life of a session: <em>quiet</em> until {@code refreshAge}, which lies at random between two fifths and three quarters of it,
 * so that pods that started together do not refresh together; then <em>early</em>: one background refresh, repeated after a rest if
 * it fails; then, from {@code lastMinuteAge}, callers wait briefly for a refresh; then it is <em>expired</em> and never handed out.
 * {@link #attempted}, {@link #succeeded}, {@link #failed} and {@link #discarded} alone lead from one state to the next.
 *
 * <p>The age counts from before the request for the session, by {@link ClockReading#since}: a session has expired when the monotonic clock
 * says so, or the
 * wall clock if no better clock contradicts it. A refresh is due when either says so.
 *
 * @param born when the attempt that brought it began
 * @param life zero if it was discarded
 * @param quietUntil by the monotonic clock: until then, and while the wall clock agrees, a caller looks at nothing else. No caller
 *     begins an attempt in that time: the session is young, an attempt is under way, or the SDK waits after one
 * @param quietUntilWall the same by the wall clock, which alone notices that the machine slept
 * @param failures in a row
 * @param retryAt no attempt before this, by the monotonic clock
 * @param failure the last one, if the last attempt failed
 */
record RefreshState(
        @Nullable Session session,
        ClockReading born,
        long refreshAge,
        long lastMinuteAge,
        long life,
        long quietUntil,
        long quietUntilWall,
        int failures,
        long retryAt,
        @Nullable AccessException failure) {

    private static final long NEVER = Long.MIN_VALUE;

    static final RefreshState NOTHING_YET =
            new RefreshState(null, new ClockReading(0, 0, 0), 0, 0, 0, NEVER, NEVER, 0, NEVER, null);

    private static final long LAST_MINUTE = 60_000;
    /** In the last twelfth of a very short session, which is shorter than a minute. */
    private static final int LAST_PART = 12;

    /** The moment by as many clocks as it takes to judge this session. */
    ClockReading now(Clocks clocks) {
        return session == null ? clocks.glance() : clocks.now(born);
    }

    RefreshDecision decide(ClockReading now) {
        boolean resting = now.monotonic() < retryAt;
        if (!isValid(now)) {
            return resting ? RefreshDecision.FAIL : RefreshDecision.WAIT;
        }
        if (resting || now.atMostSince(born) < refreshAge) {
            return RefreshDecision.SERVE;
        }
        return now.since(born) < lastMinuteAge ? RefreshDecision.REFRESH_IN_BACKGROUND : RefreshDecision.WAIT_BRIEFLY;
    }

    /** Of a session that is valid. */
    AwsCredentials credentials() {
        return Objects.requireNonNull(session).credentials();
    }

    boolean isValid(ClockReading now) {
        return session != null && now.since(born) < life;
    }

    /** Of the session's life, never negative. */
    Duration left(ClockReading now) {
        return session == null ? Duration.ZERO : Duration.ofMillis(Math.max(0, life - now.since(born)));
    }

    SessionStatus status(boolean closed, ClockReading now) {
        Optional<AccessException> why = Optional.ofNullable(failure);
        return new SessionStatus(
                closed ? State.CLOSED : stateAt(now),
                Optional.ofNullable(session).filter(there -> !closed).map(Session::expiresAt),
                closed ? Duration.ZERO : left(now),
                failures,
                why.map(AccessException::stage),
                why.map(e -> e.finding().id()),
                session == null || closed ? 0 : session.tokenBytes(),
                Optional.ofNullable(session).filter(there -> !closed).flatMap(Session::sourceIdentity),
                Optional.ofNullable(session).filter(there -> !closed).flatMap(Session::fallbackRegion));
    }

    private State stateAt(ClockReading now) {
        if (session == null) {
            return State.NONE;
        }
        if (!isValid(now)) {
            return State.EXPIRED;
        }
        return failures == 0 ? State.FRESH : State.STALE;
    }

    /**
     * By the monotonic clock, at which the next attempt is to be made without anybody asking. Its own time for a refresh may be far off where
     * another clock says that it is due: after the machine slept.
     */
    long nextAt(ClockReading now) {
        boolean due = !isValid(now) || now.atMostSince(born) >= refreshAge;
        return due ? retryAt : Math.max(born.monotonic() + refreshAge, retryAt);
    }

    /** @param opensAt no attempt before this, by the monotonic clock */
    static RefreshState succeeded(Session session, ClockReading born, long opensAt, DoubleSupplier random) {
        long life = session.lifetime().toMillis();
        long lastMinuteAge = life - Math.min(LAST_MINUTE, life / LAST_PART);
        // Not at once: a source that repeats credentials with little life left would be asked without end.
        long spread = life * 7 / 20;
        long rest = Math.max(Backoff.SHORTEST, life * 2 / 5 + (long) (spread * random.getAsDouble()));
        long due = session.refreshBy()
                .map(by -> Duration.between(session.issuedAt(), by).toMillis())
                .orElse(Long.MAX_VALUE);
        long refreshAge = Math.min(Math.min(rest, Math.max(due, Backoff.SHORTEST)), lastMinuteAge);
        return new RefreshState(
                session,
                born,
                refreshAge,
                lastMinuteAge,
                life,
                born.monotonic() + refreshAge,
                born.wall() + refreshAge,
                0,
                opensAt,
                null);
    }

    /**
     * The state while an attempt is under way. Callers begin nothing, and look again when the attempt must have ended.
     *
     * @param longest that an attempt takes
     */
    RefreshState attempted(ClockReading now, long longest) {
        return quietFor(longest, now, failures, retryAt, failure);
    }

    /** Or until its last minute, in which callers wait. An expired session is never quiet. */
    private RefreshState quietFor(long wanted, ClockReading now, int count, long retry, @Nullable AccessException why) {
        long quiet = Math.min(wanted, lastMinuteAge - now.since(born));
        boolean none = !isValid(now) || quiet <= 0;
        return new RefreshState(
                session,
                born,
                refreshAge,
                lastMinuteAge,
                life,
                none ? NEVER : now.monotonic() + quiet,
                none ? NEVER : now.wall() + quiet,
                count,
                retry,
                why);
    }

    /** @param opensAt no attempt before this, by the monotonic clock */
    RefreshState failed(AccessException why, ClockReading now, long opensAt, DoubleSupplier random) {
        int count = failures + 1;
        long left = session == null ? 0 : life - now.since(born);
        long rest = Backoff.rest(count, why.retryable(), left, random);
        long retry = Math.max(now.monotonic() + rest, opensAt);
        return quietFor(retry - now.monotonic(), now, count, retry, why);
    }

    /** The same; but if the failure proves that this very session has ended, whatever time it had left, it ends immediately. */
    RefreshState withoutEnded(AccessException why, ClockReading now, long opensAt) {
        boolean proven = CredentialEndProof.provenBy(why)
                .filter(key ->
                        session != null && session.credentials().accessKeyId().equals(key))
                .isPresent();
        return proven ? discarded(now, opensAt) : this;
    }

    /** Ends the session at once. Of a rest, it keeps no more than an access without a session may have. */
    RefreshState discarded(ClockReading now, long opensAt) {
        long retry = Math.max(Math.min(retryAt, now.monotonic() + Backoff.LONGEST_WITHOUT_SESSION), opensAt);
        return new RefreshState(session, born, 0, 0, 0, NEVER, NEVER, failures, retry, failure);
    }

    /** Whether that session comes from STS of another region than the one before; the first one is compared with the pod's own. */
    boolean changesRegion(Session next) {
        return !next.fallbackRegion().equals(session == null ? Optional.<String>empty() : session.fallbackRegion());
    }

    /** For a caller who can be given nothing now, with that caller's own stack. */
    AccessException whyNot() {
        if (failure != null) {
            return failure.forThisCaller();
        }
        return new AccessException(
                CoreFinding.SESSION_WAIT,
                "Within a minute, the SDK got " + AttemptRateLimit.ATTEMPTS + " sessions, and none of them lasted.",
                "The SDK tries again within a minute. Check the clock of the pod's node. Check also whether the platform"
                        + " gives credentials that are about to expire.");
    }

    /** Without credentials. */
    @Override
    public String toString() {
        return session + ", failures " + failures;
    }
}
