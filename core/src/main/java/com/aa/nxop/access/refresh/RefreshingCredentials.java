package com.aa.nxop.access.refresh;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.Finding;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * One session for every client, refreshed ahead of its end. Thread-safe.
 *
 * <p>While the session is quiet, {@link #resolveCredentials} is one volatile read and one look at the clock. By this
 * machine's clock it never hands out an expired session, never throws while the session is valid, and at most one attempt to get a session is under way.
 *
 * <p>Deliberately not {@link AutoCloseable}: the AWS SDK's clients close what is, and one client's end must not end the session of the
 * others.
 */
public final class RefreshingCredentials implements AwsCredentialsProvider {
    /** How long after the start of a refresh a caller in the session's last minute waits for it. */
    private static final long BRIEFLY_MILLIS = 1_000;
    /** Longer than both hops take at their worst; only then would a caller without a session give up waiting. */
    private static final long LONGEST_WAIT_MILLIS = 75_000;

    private final SessionLoader loader;
    private final InstantSource clock;
    private final Scheduler scheduler;
    private final DoubleSupplier random;

    private final Incidents incidents = new Incidents();
    private final Object lock = new Object();
    private @Nullable Flight flight; // guarded by lock
    private volatile RefreshState state = RefreshState.NOTHING_YET; // written under lock
    private volatile boolean closed; // written under lock

    /** @param random in [0, 1): spreads refreshes and repeats */
    public RefreshingCredentials(
            SessionLoader loader, InstantSource clock, Scheduler scheduler, DoubleSupplier random) {
        this.loader = loader;
        this.clock = clock;
        this.scheduler = scheduler;
        this.random = random;
    }

    /**
     * The session's credentials: at once while it is valid for more than a minute, after a second at most in its last minute,
     * and after both hops if there is none.
     *
     * @throws AccessException if there is no valid session and none can be had, or after {@link #close}
     */
    @Override
    public AwsCredentials resolveCredentials() {
        RefreshState now = state;
        Session session = now.session();
        if (session != null && clock.millis() < now.refreshAt()) {
            return session.credentials();
        }
        return resolveSlowly();
    }

    private AwsCredentials resolveSlowly() {
        RefreshState seen = state;
        long now = clock.millis();
        if (closed) {
            throw closedException();
        }
        switch (seen.decide(now)) {
            case SERVE -> {}
            case REFRESH_IN_BACKGROUND -> join();
            case WAIT_BRIEFLY -> awaitBriefly(join());
            case WAIT -> {
                return await(join()).credentials();
            }
            case FAIL -> throw Objects.requireNonNull(seen.failure()).forThisCaller();
        }
        // The refresh that was waited for may have come, and the session that was seen may have ended meanwhile.
        RefreshState after = state;
        Session session = after.session();
        if (session == null || after.isExpired(clock.millis())) {
            return resolveSlowly();
        }
        return session.credentials();
    }

    /** The attempt that is under way, or a new one if one is still wanted now; null if it is not. */
    private @Nullable Flight join() {
        synchronized (lock) {
            if (flight != null) {
                return flight;
            }
            Decision decision = state.decide(clock.millis());
            return decision == Decision.SERVE || decision == Decision.FAIL ? null : start();
        }
    }

    /**
     * The scheduler says that it is time, by a clock that never jumps. A wall clock that was set back would say otherwise, and nobody
     * would come again.
     */
    private void refreshNow() {
        synchronized (lock) {
            if (flight == null) {
                start();
            }
        }
    }

    /** Called under the lock. */
    private @Nullable Flight start() {
        if (closed) {
            return null;
        }
        Flight started = new Flight();
        flight = started;
        try {
            scheduler.run(() -> fly(started));
        } catch (Throwable t) {
            crash(started, unexpected(t)); // No thread to be had, for example: whoever waits must not wait for ever.
        }
        return started;
    }

    /** On the scheduler's thread. */
    private void fly(Flight started) {
        started.boardedBy(Thread.currentThread());
        Session session;
        try {
            session = loader.load();
            if (clock.millis() >= session.expiresAt().toEpochMilli()) {
                throw new AccessException(
                        Finding.STS_ANSWER,
                        "STS gave a session that has already expired.",
                        "Check the clock of the pod's node.");
            }
        } catch (AccessException e) {
            crash(started, e);
            return;
        } catch (Throwable t) {
            // Whatever it is, whoever waits must learn of it; its text may hold anything and is not repeated.
            crash(started, unexpected(t));
            return;
        }
        land(started, session);
    }

    private void land(Flight started, Session session) {
        RefreshState before;
        RefreshState after = RefreshState.succeeded(session, random);
        synchronized (lock) {
            if (closed) {
                return; // Whoever waited was told by close.
            }
            before = state;
            state = after;
            flight = null;
        }
        started.land(session);
        refreshAt(after.refreshAt());
        incidents.succeeded(before, session);
    }

    private void crash(Flight started, AccessException why) {
        RefreshState after;
        long now = clock.millis();
        synchronized (lock) {
            if (closed) {
                return; // Whoever waited was told by close.
            }
            after = state.failed(why, now, random);
            state = after;
            flight = null;
        }
        started.crash(why);
        if (!after.isExpired(now)) {
            refreshAt(after.retryAt());
        }
        incidents.failed(after, why, now);
    }

    private void refreshAt(long millis) {
        try {
            scheduler.runLater(Duration.ofMillis(Math.max(0, millis - clock.millis())), this::refreshNow);
        } catch (Throwable t) {
            incidents.unscheduled(t); // No thread to be had: the next caller finds that the refresh is due.
        }
    }

    private void awaitBriefly(@Nullable Flight joined) {
        if (joined == null || joined.isFlownBy(Thread.currentThread())) {
            return;
        }
        try {
            joined.await(BRIEFLY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // What is still valid is served all the same.
        }
    }

    private Session await(@Nullable Flight joined) {
        if (joined == null) {
            // Somebody else's attempt has just ended, one way or the other.
            Session session = state.session();
            AccessException failure = state.failure();
            if (closed) {
                throw closedException();
            }
            if (failure == null && session != null) {
                return session;
            }
            throw Objects.requireNonNull(failure).forThisCaller();
        }
        if (joined.isFlownBy(Thread.currentThread())) {
            throw new AccessException(
                    Finding.SESSION_WAIT,
                    "Credentials were asked for by the very thread that is getting them.",
                    "Something that is called meanwhile, a log appender perhaps, uses them: give it credentials of its own.");
        }
        try {
            joined.await(LONGEST_WAIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AccessException(
                    Finding.SESSION_WAIT,
                    "Interrupted while waiting for a session in the NXOP account.",
                    "Nothing, if the application is shutting down; the attempt itself goes on for others.",
                    e);
        }
        return joined.result();
    }

    /** Stops the refreshes and refuses from now on. Credentials handed out before stay valid until they expire. */
    public void close() {
        @Nullable Flight abandoned;
        synchronized (lock) {
            if (closed) {
                return;
            }
            closed = true;
            abandoned = flight;
            state = RefreshState.NOTHING_YET;
        }
        if (abandoned != null) {
            abandoned.crash(closedException()); // Before its thread is interrupted, which it would take for a broken
            // connection.
        }
        scheduler.close();
    }

    private static AccessException closedException() {
        return new AccessException(
                Finding.SESSION_CLOSED,
                "This NxopAccess is closed.",
                "Close it after the clients that were made from it, or make a new one.");
    }

    private static AccessException unexpected(Throwable t) {
        Throwable where = new Throwable(t.getClass().getName());
        where.setStackTrace(t.getStackTrace());
        return new AccessException(
                Finding.UNEXPECTED,
                "Getting a session failed in a way that the SDK does not know ("
                        + t.getClass().getName() + ").",
                "Look at the class path: two versions of the AWS SDK's modules are the most likely reason. Otherwise report it.",
                where);
    }
}
