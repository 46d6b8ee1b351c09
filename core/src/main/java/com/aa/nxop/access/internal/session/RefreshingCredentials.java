package com.aa.nxop.access.internal.session;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.SessionListener;
import com.aa.nxop.access.SessionStatus;
import com.aa.nxop.access.TargetRole;
import com.aa.nxop.access.internal.time.AttemptRateLimit;
import com.aa.nxop.access.internal.time.AwaitedValue;
import com.aa.nxop.access.internal.time.Clocks;
import com.aa.nxop.access.internal.time.Scheduler;
import com.aa.nxop.access.internal.time.SharedAttempt;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.ResolveIdentityRequest;

/**
 * One session for every client, refreshed ahead of its end. Thread-safe.
 *
 * <p>While the session is quiet, is being refreshed or rests after a failure, {@link #resolveCredentials} reads the state and the monotonic
 * clock: callers run the same code at any time, and the JVM compiles none of it while they need it. It never hands out an expired session,
 * whatever becomes of other threads ({@link RefreshState} says by which clocks), never throws while the session is valid, at most one
 * attempt to get a session is under way, and at most {@value AttemptRateLimit#ATTEMPTS} are begun in any minute. The numbered promises, each with its
 * proof, are in docs/internals/invariants.md.
 *
 * <p>Deliberately not {@link AutoCloseable}: the AWS SDK's clients close what is, and one client's end must not end the session of the
 * others.
 */
public final class RefreshingCredentials implements AwsCredentialsProvider {
    /** How long after the start of a refresh a caller in the session's last minute waits for it. */
    private static final long BRIEFLY_MILLIS = 1_000;
    /** How long a caller that wants a longer session waits for it, while there is a shorter one. */
    private static final long RENEWAL_MILLIS = 10_000;
    /** How long after the start of an attempt a pause waits for its end. */
    private static final long PAUSE_MILLIS = 2_000;
    /** A session is as good as fresh in this part of its life. */
    private static final int FRESH_PART = 20;
    /**
     * For how long the wall clock, once read, is not read again. It alone notices that the machine slept; to read it in every call would
     * double the price of a call.
     */
    private static final long GLANCE_MILLIS = 10;

    private final Clocks clocks;
    private final Scheduler scheduler;
    private final SessionRefresh refresh;
    private final SessionEvents events;
    private final AwaitedValue<AwsCredentialsIdentity> awaited =
            new AwaitedValue<>(this::resolveCredentials, "nxop-access-wait", AttemptFailure::unexpected);
    /** By the monotonic clock: until then the wall clock is taken to say "quiet" as well. Races on it only read the wall clock once more. */
    private volatile long quietByWallUntil = Long.MIN_VALUE;

    /** @param random in [0, 1): spreads refreshes and repeats */
    public RefreshingCredentials(SessionLoader loader, Clocks clocks, Scheduler scheduler, DoubleSupplier random) {
        this(loader, clocks, scheduler, random, IncidentLog.logged());
    }

    private RefreshingCredentials(
            SessionLoader loader, Clocks clocks, Scheduler scheduler, DoubleSupplier random, IncidentLog incidents) {
        this.clocks = clocks;
        this.scheduler = scheduler;
        this.events = new SessionEvents();
        this.refresh = new SessionRefresh(loader, clocks, scheduler, random, incidents, events);
    }

    /** The same without a log line: for a diagnosis, which reports its own findings. */
    public static RefreshingCredentials unlogged(
            SessionLoader loader, Clocks clocks, Scheduler scheduler, DoubleSupplier random) {
        return new RefreshingCredentials(loader, clocks, scheduler, random, IncidentLog.unlogged());
    }

    /**
     * The session's credentials: at once while it is valid for more than a minute, after a second at most in its last minute,
     * and after the source and STS have answered if there is none.
     *
     * @throws AccessException if there is no valid session and none can be had, or after {@link #close}
     */
    @Override
    public AwsCredentials resolveCredentials() {
        RefreshState seen = refresh.state();
        long monotonic = clocks.monotonic();
        return isQuiet(seen, monotonic) ? seen.credentials() : resolveSlowly(seen, monotonic);
    }

    /** As {@link #resolveCredentials}; where it would wait, a thread of the SDK's waits in the caller's place. */
    @Override
    public CompletableFuture<AwsCredentialsIdentity> resolveIdentity(ResolveIdentityRequest request) {
        RefreshState seen = refresh.state();
        long monotonic = clocks.monotonic();
        return isQuiet(seen, monotonic) || isQuietByWall(seen, monotonic)
                ? CompletableFuture.completedFuture(seen.credentials())
                : awaited.future();
    }

    /**
     * Judged here, in the caller: what is handed out must not depend on whether another thread is alive. One comparison, which fails a hundred times
     * a second: the JVM compiles both its ends, and need not compile it again, in a caller's time, when a refresh is due.
     */
    private boolean isQuiet(RefreshState seen, long monotonic) {
        return monotonic < Math.min(seen.quietUntil(), quietByWallUntil);
    }

    private boolean isQuietByWall(RefreshState seen, long monotonic) {
        boolean quiet = monotonic < seen.quietUntil() && clocks.wall() < seen.quietUntilWall();
        if (quiet) {
            quietByWallUntil = monotonic + GLANCE_MILLIS;
        }
        return quiet;
    }

    private AwsCredentials resolveSlowly(RefreshState first, long monotonic) {
        if (isQuietByWall(first, monotonic)) {
            return first.credentials();
        }
        while (!refresh.isClosed()) {
            RefreshState seen = refresh.state();
            switch (refresh.decide(seen, seen.now(clocks))) {
                case SERVE -> {}
                case REFRESH_IN_BACKGROUND -> refresh.joinElsewhere();
                case WAIT_BRIEFLY -> await(refresh.join(), BRIEFLY_MILLIS);
                case WAIT -> await(refresh.join());
                case FAIL -> throw refresh.whyNot(seen);
            }
            // The refresh that was waited for may have come, and the session that was seen may have ended meanwhile.
            RefreshState after = refresh.state();
            Session session = after.session();
            if (session != null && after.isValid(after.now(clocks))) {
                return session.credentials();
            }
        }
        throw AttemptFailure.closed();
    }

    /** The whole life of the session at hand; zero if there is none. */
    public Duration lifetime() {
        Session session = refresh.state().session();
        return session == null ? Duration.ZERO : session.lifetime();
    }

    /** As {@link com.aa.nxop.access.spi.AdapterContext#lasting}. */
    public Duration lasting(Duration wanted) {
        resolveCredentials();
        Duration left = status().left();
        Duration part = lifetime().dividedBy(FRESH_PART);
        boolean fresh = left.plus(part).compareTo(lifetime()) >= 0;
        if (!fresh && left.compareTo(wanted) < 0 && wanted.compareTo(lifetime().plus(part)) <= 0) {
            await(refresh.renew(), RENEWAL_MILLIS);
            left = status().left();
        }
        return left;
    }

    private static void await(@Nullable SharedAttempt<AccessException> attempt, long millis) {
        if (attempt == null || attempt.isOwn()) {
            return;
        }
        try {
            attempt.await(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // What is still valid is served nevertheless.
        }
    }

    private static void await(@Nullable SharedAttempt<AccessException> attempt) {
        if (attempt == null) {
            return; // Somebody else's attempt has just ended, one way or the other.
        }
        if (attempt.isOwn()) {
            throw new AccessException(
                    CoreFinding.SESSION_WAIT,
                    "The thread that gets the credentials asked for credentials itself.",
                    "Give other credentials to the code that this thread calls and that uses these, for example to a log"
                            + " appender.");
        }
        try {
            attempt.await(SessionRefresh.LONGEST_ATTEMPT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AccessException(
                    CoreFinding.SESSION_WAIT,
                    "The thread was interrupted while it waited for a session in the NXOP account.",
                    "You need to do nothing if the application is shutting down. The attempt goes on for other callers.",
                    e);
        }
        AttemptFailure.check(attempt);
    }

    /** As {@link SessionRefresh#invalidate}. */
    public boolean invalidate(String accessKeyId) {
        return refresh.invalidate(accessKeyId);
    }

    /** How the session is now. Waits for nothing, and calls nobody. */
    public SessionStatus status() {
        RefreshState seen = refresh.state();
        return seen.status(refresh.isClosed(), seen.now(clocks));
    }

    /** Has it told what becomes of the session, as one of that role, until the close. */
    public void addListener(TargetRole role, SessionListener listener) {
        events.add(role, listener);
    }

    /** Runs the task again and again on the timer's thread, until the close. The task must not block. */
    public void repeat(Duration period, Runnable task) {
        scheduler.repeat(period, task);
    }

    /** As {@link com.aa.nxop.access.spi.AdapterContext#pause}. */
    public void pause() {
        await(refresh.pause(), PAUSE_MILLIS);
    }

    /** As {@link com.aa.nxop.access.spi.AdapterContext#resume}. */
    public void resume() {
        refresh.resume();
    }

    /** Stops the refreshes and refuses from now on. Credentials handed out before stay valid until they expire. */
    public void close() {
        refresh.close();
    }
}
