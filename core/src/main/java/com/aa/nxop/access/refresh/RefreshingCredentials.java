package com.aa.nxop.access.refresh;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.Finding;
import com.aa.nxop.access.SessionListener;
import com.aa.nxop.access.SessionStatus;
import com.aa.nxop.access.TargetRole;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * One session for every client, refreshed ahead of its end. Thread-safe.
 *
 * <p>While the session is quiet, {@link #resolveCredentials} is one volatile read and one look at the wall clock. It never hands out an
 * expired session ({@link RefreshState} says by which clocks), never throws while the session is valid, at most one attempt to get a session
 * is under way, and at most {@value Pace#ATTEMPTS} are begun in any minute. The numbered promises, each with its proof, are in
 * docs/invariants.md.
 *
 * <p>Deliberately not {@link AutoCloseable}: the AWS SDK's clients close what is, and one client's end must not end the session of the
 * others.
 */
public final class RefreshingCredentials implements AwsCredentialsProvider {
    /** How long after the start of a refresh a caller in the session's last minute waits for it. */
    private static final long BRIEFLY_MILLIS = 1_000;
    /** Longer than both hops take at their worst; only then would a caller without a session give up waiting. */
    private static final long LONGEST_WAIT_MILLIS = 75_000;
    /** One client whose every session is rejected must not take the session from the others more often than this. */
    static final long DISCARD_REST_MILLIS = 15_000;
    /**
     * After a rest, when the session is over and nobody asks. A pod that is taken out of service because its session is over would not
     * be asked by anybody, and would stay out for good. No oftener: a fleet of idle pods must not weigh on STS.
     */
    static final long UNASKED_MILLIS = Backoff.LONGEST - Backoff.LONGEST_WITHOUT_SESSION;

    private final SessionLoader loader;
    private final Clocks clocks;
    private final Scheduler scheduler;
    private final DoubleSupplier random;

    private final Incidents incidents;
    private final SessionEvents events = new SessionEvents();
    private final Object lock = new Object();
    private final Pace pace = new Pace(); // guarded by lock
    private volatile @Nullable Flight flight; // written under lock
    private long nextDiscardAt = Long.MIN_VALUE; // by the even clock; guarded by lock
    private volatile RefreshState state = RefreshState.NOTHING_YET; // written under lock
    private volatile boolean closed; // written under lock
    /** Who makes an attempt, until listeners have been told of it: another one would have to wait for this thread. */
    private volatile @Nullable Thread flyer;

    /** @param random in [0, 1): spreads refreshes and repeats */
    public RefreshingCredentials(SessionLoader loader, Clocks clocks, Scheduler scheduler, DoubleSupplier random) {
        this(loader, clocks, scheduler, random, Incidents.logged());
    }

    private RefreshingCredentials(
            SessionLoader loader, Clocks clocks, Scheduler scheduler, DoubleSupplier random, Incidents incidents) {
        this.loader = loader;
        this.clocks = clocks;
        this.scheduler = scheduler;
        this.random = random;
        this.incidents = incidents;
    }

    /** The same, and the log is told nothing: for a diagnosis, which is no part of the application's life and reports by itself. */
    public static RefreshingCredentials unlogged(
            SessionLoader loader, Clocks clocks, Scheduler scheduler, DoubleSupplier random) {
        return new RefreshingCredentials(loader, clocks, scheduler, random, Incidents.unlogged());
    }

    /**
     * The session's credentials: at once while it is valid for more than a minute, after a second at most in its last minute,
     * and after both hops if there is none.
     *
     * @throws AccessException if there is no valid session and none can be had, or after {@link #close}
     */
    @Override
    public AwsCredentials resolveCredentials() {
        RefreshState seen = state;
        Session session = seen.session();
        if (session != null && clocks.wall() < seen.quietUntil()) {
            return session.credentials();
        }
        return resolveSlowly();
    }

    private AwsCredentials resolveSlowly() {
        while (!closed) {
            RefreshState seen = state;
            switch (seen.decide(seen.now(clocks))) {
                case SERVE -> {}
                case REFRESH_IN_BACKGROUND -> join();
                case WAIT_BRIEFLY -> awaitBriefly(join());
                case WAIT -> await(join());
                case FAIL -> throw seen.whyNot();
            }
            // The refresh that was waited for may have come, and the session that was seen may have ended meanwhile.
            RefreshState after = state;
            Session session = after.session();
            if (session != null && after.isValid(after.now(clocks))) {
                return session.credentials();
            }
        }
        throw closedException();
    }

    /** The attempt that is under way, or a new one if one is wanted now; null if it is not. */
    private @Nullable Flight join() {
        // Not under the lock, which its end holds: whoever has a valid session does not wait for that.
        Flight underWay = flight;
        if (underWay != null) {
            return underWay;
        }
        Flight started;
        synchronized (lock) {
            if (flight != null) {
                return flight;
            }
            Moment now = state.now(clocks);
            Decision decision = state.decide(now);
            if (closed || decision == Decision.SERVE || decision == Decision.FAIL) {
                return null;
            }
            started = new Flight();
            flight = started;
            pace.started(now.even());
            state = state.awake();
        }
        try {
            scheduler.run(() -> fly(started));
        } catch (Throwable t) {
            // No thread to be had, for example: whoever waits must not wait for ever.
            crash(started, unexpected(t), Duration.ZERO);
        }
        return started;
    }

    /** On the scheduler's thread. */
    private void fly(Flight started) {
        @Nullable Thread before = flyer;
        flyer = Thread.currentThread();
        try {
            attempt(started);
        } finally {
            flyer = before;
        }
    }

    private void attempt(Flight started) {
        Moment born = clocks.now();
        Session session;
        try {
            session = loader.load();
            if (clocks.now(born).since(born) >= session.lifetime().toMillis()) {
                throw session.endedBeforeUse();
            }
        } catch (AccessException e) {
            crash(started, e, tookSince(born));
            return;
        } catch (Throwable t) {
            // Whatever it is, whoever waits must learn of it; its text may hold anything and is not repeated.
            crash(started, unexpected(t), tookSince(born));
            return;
        }
        land(started, session, born);
    }

    private Duration tookSince(Moment born) {
        return Duration.ofMillis(clocks.glance().even() - born.even());
    }

    private void land(Flight started, Session session, Moment born) {
        Duration took = tookSince(born);
        RefreshState before;
        RefreshState after;
        synchronized (lock) {
            if (closed) {
                return; // Whoever waited was told by close.
            }
            before = state;
            after = RefreshState.succeeded(session, born, pace.opensAt(), random);
            events.succeeded(before, session, took);
            state = after;
            flight = null;
        }
        started.land();
        schedule(after, 0);
        incidents.succeeded(before, session);
        events.tell();
    }

    private void crash(Flight started, AccessException why, Duration took) {
        RefreshState after;
        boolean valid;
        synchronized (lock) {
            if (closed) {
                return; // Whoever waited was told by close.
            }
            Moment now = state.now(clocks);
            after = state.withoutEnded(why, now, pace.opensAt()).failed(why, now, pace.opensAt(), random);
            valid = after.isValid(now);
            events.failed(after, why, took, after.left(now));
            state = after;
            flight = null;
        }
        started.crash(why);
        if (after.session() != null) {
            schedule(after, valid ? 0 : UNASKED_MILLIS);
        }
        incidents.failed(after, why, valid);
        events.tell();
    }

    /** If nothing is to be done now, it will be later: a task that was overtaken must not be the last. */
    private void tick() {
        if (join() == null && !closed) {
            schedule(state, 0);
        }
    }

    /**
     * The scheduler's time goes on evenly: it comes when a wall clock that was set back would have nobody come. It may come late, after a
     * machine slept; a caller starts the refresh as well.
     */
    private void schedule(RefreshState after, long more) {
        try {
            Moment now = after.now(clocks);
            long delay = after.nextAt(now) + more - now.even();
            scheduler.runLater(Duration.ofMillis(Math.max(0, delay)), this::tick);
        } catch (Throwable t) {
            incidents.unscheduled(t); // No thread to be had: the next caller finds that the refresh is due.
            synchronized (lock) {
                state = state.awake();
            }
        }
    }

    /**
     * Discards the session if its access key is this one, and has the next one fetched; a session that came since stays. One discard in 15
     * seconds at most: another client's sessions may be good for the services that it calls.
     *
     * @return whether it was discarded: then it is not served any more
     */
    public boolean invalidate(String accessKeyId) {
        Session session;
        synchronized (lock) {
            RefreshState seen = state;
            session = seen.session();
            Moment now = seen.now(clocks);
            if (session == null
                    || !session.credentials().accessKeyId().equals(accessKeyId)
                    || !seen.isValid(now)
                    || now.even() < nextDiscardAt) {
                return false;
            }
            nextDiscardAt = now.even() + DISCARD_REST_MILLIS;
            state = seen.discarded(now, pace.opensAt());
        }
        incidents.discarded(session);
        tick(); // At once, or after the rest without anybody asking.
        return true;
    }

    /** How the session is now. Waits for nothing, and calls nobody. */
    public SessionStatus status() {
        RefreshState seen = state;
        return seen.status(closed, seen.now(clocks));
    }

    /**
     * Has it told what becomes of the session, until the close.
     *
     * @param role that the events name
     */
    public void addListener(TargetRole role, SessionListener listener) {
        synchronized (lock) {
            if (!closed) {
                events.add(role, listener);
            }
        }
    }

    /** Whether this thread would wait for itself: a log appender, perhaps, or a listener asks for the credentials that it is getting. */
    private boolean isOwn(Flight joined) {
        return flyer == Thread.currentThread() && !joined.hasLanded();
    }

    private void awaitBriefly(@Nullable Flight joined) {
        if (joined == null || isOwn(joined)) {
            return;
        }
        try {
            joined.await(BRIEFLY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // What is still valid is served all the same.
        }
    }

    private void await(@Nullable Flight joined) {
        if (joined == null) {
            return; // Somebody else's attempt has just ended, one way or the other.
        }
        if (isOwn(joined)) {
            throw new AccessException(
                    Finding.SESSION_WAIT,
                    "Credentials were asked for by the very thread that is getting them.",
                    "Something that is called meanwhile, a log appender or a listener perhaps, uses them: give it credentials of its own.");
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
        joined.check();
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
            events.close();
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
