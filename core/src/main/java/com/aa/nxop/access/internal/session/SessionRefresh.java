package com.aa.nxop.access.internal.session;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.internal.jfr.FlightRecords;
import com.aa.nxop.access.internal.jfr.RecordedTime;
import com.aa.nxop.access.internal.time.AttemptRateLimit;
import com.aa.nxop.access.internal.time.Backoff;
import com.aa.nxop.access.internal.time.ClockReading;
import com.aa.nxop.access.internal.time.Clocks;
import com.aa.nxop.access.internal.time.Delay;
import com.aa.nxop.access.internal.time.Scheduler;
import com.aa.nxop.access.internal.time.SharedAttempt;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The attempts to get a session, one at a time, and the state that they lead to. Thread-safe.
 *
 * <p>Each attempt has a thread of its own. The timer looks at it from outside: an attempt that does not end in {@value
 * #LONGEST_ATTEMPT_MILLIS} ms is given up, so that the next one can run. Whatever an attempt brings after that is ignored. The same
 * holds for an attempt that broke off without a word, because the JVM ran out of memory for example.
 */
final class SessionRefresh {
    /** Longer than the source and STS take at their worst, each with time limits of its own. */
    static final long LONGEST_ATTEMPT_MILLIS = 75_000;
    /** How often the timer looks for an overdue attempt and for a refresh that was missed. */
    static final Duration WATCH = Duration.ofSeconds(15);
    /** Threads that hang for good, in a file system for example, must not fill the process. */
    static final int MOST_HANGING = 8;
    /** One client whose every session is rejected must not take the session from the others more often than this. */
    static final long DISCARD_REST_MILLIS = 15_000;
    /**
     * Added to the backoff where the session has expired and nobody asks. A pod that is out of service for lack of a session would be asked
     * by nobody, and would stay out for good. Not more often: a fleet of idle pods must not weigh on STS.
     */
    static final long UNASKED_MILLIS = Backoff.LONGEST - Backoff.LONGEST_WITHOUT_SESSION;

    private final SessionLoader loader;
    private final Clocks clocks;
    private final Scheduler scheduler;
    private final DoubleSupplier random;
    private final IncidentLog incidents;
    private final SessionEvents events;

    private final Object lock = new Object();
    private final AttemptRateLimit pace = new AttemptRateLimit(); // guarded by lock
    private long nextDiscardAt = Long.MIN_VALUE; // by the monotonic clock; guarded by lock
    private final TimerHandover handover;
    private volatile boolean watched;
    private volatile boolean paused; // set under lock
    private volatile @Nullable SharedAttempt<AccessException> current; // written under lock
    private volatile RefreshState state = RefreshState.NOTHING_YET; // written under lock
    private volatile long lostUntil = Long.MIN_VALUE; // by the monotonic clock; written under lock
    private volatile boolean closed; // written under lock

    SessionRefresh(
            SessionLoader loader,
            Clocks clocks,
            Scheduler scheduler,
            DoubleSupplier random,
            IncidentLog incidents,
            SessionEvents events) {
        this.loader = loader;
        this.clocks = clocks;
        this.scheduler = scheduler;
        this.random = random;
        this.incidents = incidents;
        this.events = events;
        this.handover = new TimerHandover(scheduler, clocks, this::join);
    }

    RefreshState state() {
        return state;
    }

    boolean isClosed() {
        return closed;
    }

    /** What to do for a caller. After an attempt that was lost there is a moment's backoff, as after one that failed. */
    RefreshDecision decide(RefreshState seen, ClockReading now) {
        if (now.monotonic() >= lostUntil) {
            return seen.decide(now);
        }
        return seen.isValid(now) ? RefreshDecision.SERVE : RefreshDecision.FAIL;
    }

    /** For a caller who can be given nothing now. */
    AccessException whyNot(RefreshState seen) {
        return clocks.monotonic() < lostUntil ? AttemptFailure.lost() : seen.whyNot();
    }

    /** The attempt that is under way, or a new one if one is wanted now; null if it is not. */
    @Nullable
    SharedAttempt<AccessException> join() {
        return join(false, false);
    }

    /** Has the timer begin the attempt, for a caller who does not wait for it. */
    void joinElsewhere() {
        handover.ask();
    }

    /** The same as {@link #join()}, and a quiet session is refreshed, too; not while the SDK waits after an attempt. */
    @Nullable
    SharedAttempt<AccessException> renew() {
        return join(true, false);
    }

    /**
     * @param early also where the session is quiet
     * @param ofTimer which begins nothing during a pause
     */
    private @Nullable SharedAttempt<AccessException> join(boolean early, boolean ofTimer) {
        // Not under the lock, which an attempt's end holds: a caller with a valid session does not wait for that.
        SharedAttempt<AccessException> underWay = current;
        if (underWay != null && !isOverdue(underWay)) {
            return underWay;
        }
        if (underWay != null) {
            giveUp(underWay);
        }
        SharedAttempt<AccessException> started;
        synchronized (lock) {
            if (current != null) {
                return current;
            }
            ClockReading now = state.now(clocks);
            RefreshDecision decision = decide(state, now);
            boolean rests = now.monotonic() < Math.max(state.retryAt(), lostUntil);
            boolean unwanted = decision == RefreshDecision.SERVE && (!early || rests);
            if (closed || (ofTimer && paused) || decision == RefreshDecision.FAIL || unwanted) {
                return null;
            }
            started = new SharedAttempt<>(now.monotonic());
            current = started;
            state = state.attempted(now, LONGEST_ATTEMPT_MILLIS);
            pace.started(now.monotonic());
        }
        start(started);
        return started;
    }

    private void start(SharedAttempt<AccessException> started) {
        boolean handedOver = false;
        try {
            if (!watched) {
                scheduler.repeat(WATCH, this::watch);
                watched = true;
            }
            int running = scheduler.running();
            if (running >= MOST_HANGING) {
                fail(started, AttemptFailure.othersHang(running), Duration.ZERO);
            } else {
                scheduler.start(() -> run(started));
            }
            handedOver = true;
        } catch (Throwable t) {
            // No thread to be had, for example: a waiter must not wait for ever.
            fail(started, AttemptFailure.unexpected(t), Duration.ZERO);
            handedOver = true;
        } finally {
            if (!handedOver) {
                release(started);
            }
        }
    }

    /** On the attempt's own thread. */
    private void run(SharedAttempt<AccessException> attempt) {
        try {
            attempt.runsOn(Thread.currentThread());
            load(attempt);
        } finally {
            release(attempt);
        }
        report();
    }

    private void load(SharedAttempt<AccessException> attempt) {
        ClockReading born = clocks.now();
        RecordedTime recorded = FlightRecords.attempt();
        Session session;
        try {
            session = loader.load();
            if (clocks.now(born).since(born) >= session.lifetime().toMillis()) {
                throw AttemptFailure.expiredSession(session);
            }
        } catch (AccessException e) {
            fail(attempt, e, clocks.since(born));
            recorded.ended(e.finding().id(), e.stage());
            return;
        } catch (Throwable t) {
            // Whatever it is, the waiters must learn of it; its text may hold anything and is not repeated.
            fail(attempt, AttemptFailure.unexpected(t), clocks.since(born));
            recorded.ended("unexpected", "");
            return;
        }
        succeed(attempt, session, born);
        recorded.ended("success", session);
    }

    private void succeed(SharedAttempt<AccessException> attempt, Session session, ClockReading born) {
        Duration took = clocks.since(born);
        RefreshState after;
        synchronized (lock) {
            if (closed || current != attempt) {
                return; // The waiters were told by close, or when the attempt was given up.
            }
            after = RefreshState.succeeded(session, born, pace.opensAt(), random);
            incidents.succeeded(state, session);
            events.succeeded(state, session, took);
            state = after;
            current = null;
        }
        attempt.end();
        schedule(after, 0);
    }

    /** @return whether it counts: not after the close, and not of an attempt that was given up */
    private boolean fail(SharedAttempt<AccessException> attempt, AccessException why, Duration took) {
        RefreshState after;
        boolean valid;
        synchronized (lock) {
            if (closed || current != attempt) {
                return false;
            }
            ClockReading now = state.now(clocks);
            after = state.withoutEnded(why, now, pace.opensAt()).failed(why, now, pace.opensAt(), random);
            valid = after.isValid(now);
            incidents.failed(after, why, valid);
            events.failed(after, why, took, after.left(now));
            state = after;
            current = null;
        }
        attempt.fail(why);
        if (after.session() != null) {
            schedule(after, valid ? 0 : UNASKED_MILLIS);
        }
        return true;
    }

    /** Whatever happened, nobody waits for an attempt whose thread has ended. Allocates nothing before that holds. */
    private void release(SharedAttempt<AccessException> attempt) {
        boolean lost;
        synchronized (lock) {
            lost = current == attempt;
            if (lost) {
                current = null;
                lostUntil = clocks.monotonic() + Backoff.SHORTEST_REFUSED;
            }
        }
        attempt.end();
        if (lost && state.session() != null) {
            schedule(state, 0);
        }
    }

    private boolean isOverdue(SharedAttempt<AccessException> attempt) {
        return attempt.age(clocks.monotonic()) >= LONGEST_ATTEMPT_MILLIS;
    }

    /** On the timer's thread, or on that of a caller who wants the next attempt: it waits for nothing and calls nobody. */
    private void giveUp(SharedAttempt<AccessException> attempt) {
        boolean counts = false;
        try {
            counts = fail(
                    attempt,
                    AttemptFailure.gaveUp(attempt.whereItStands()),
                    Duration.ofMillis(attempt.age(clocks.monotonic())));
        } finally {
            release(attempt);
        }
        attempt.interrupt();
        if (counts) {
            reportElsewhere();
        }
    }

    private void reportElsewhere() {
        try {
            scheduler.start(this::report);
        } catch (OutOfMemoryError e) {
            incidents.unscheduled(e); // The next attempt reports this one, too.
        }
    }

    /** Last, on a thread that may hang: a log appender and a listener can take what time they like. */
    private void report() {
        incidents.tell();
        events.tell();
    }

    /** From outside: for an attempt that hangs, a tick that was lost, and a machine that slept. */
    private void watch() {
        try {
            SharedAttempt<AccessException> underWay = current;
            if (underWay != null) {
                if (isOverdue(underWay)) {
                    giveUp(underWay);
                }
            } else if (isMissed(state)) {
                join(false, true);
            }
        } catch (Throwable t) {
            incidents.unscheduled(t); // Looks again in a moment: the timer would not, had this been thrown.
        }
    }

    private boolean isMissed(RefreshState seen) {
        ClockReading now = seen.now(clocks);
        long more = (seen.isValid(now) ? 0 : UNASKED_MILLIS) + WATCH.toMillis();
        return seen.session() != null
                && Delay.until(seen.nextAt(now), more, now.monotonic()).isZero();
    }

    /** If nothing is to be done now, it will be later: a task that was overtaken must not be the last. */
    private void tick() {
        if (join(false, true) == null && !closed && !paused) {
            schedule(state, 0);
        }
    }

    /** The timer begins no attempt until {@link #resume}. Returns the attempt that is under way; null if none is. */
    @Nullable
    SharedAttempt<AccessException> pause() {
        synchronized (lock) {
            paused = true;
            return current;
        }
    }

    void resume() {
        paused = false;
        if (state.session() != null) {
            tick();
        }
    }

    /** The timer may come late, after the machine slept; a caller and {@link #watch} start the refresh as well. */
    private void schedule(RefreshState after, long more) {
        try {
            ClockReading now = after.now(clocks);
            long next = Math.max(after.nextAt(now), lostUntil);
            scheduler.runLater(Delay.until(next, more, now.monotonic()), this::tick);
        } catch (Throwable t) {
            incidents.unscheduled(t); // No thread to be had: the next caller finds that the refresh is due.
        }
    }

    /**
     * Discards the session if its access key is this one, and has the next one fetched; a session that came since stays. One discard in 15
     * seconds at most: another client's sessions may be good for the services that it calls.
     *
     * @return whether it was discarded: then it is not served any more
     */
    boolean invalidate(String accessKeyId) {
        synchronized (lock) {
            RefreshState seen = state;
            Session session = seen.session();
            ClockReading now = seen.now(clocks);
            if (session == null
                    || !session.credentials().accessKeyId().equals(accessKeyId)
                    || !seen.isValid(now)
                    || now.monotonic() < nextDiscardAt) {
                return false;
            }
            nextDiscardAt = now.monotonic() + DISCARD_REST_MILLIS;
            state = seen.discarded(now, pace.opensAt());
            incidents.discarded(session);
            FlightRecords.discarded(session);
        }
        incidents.tell();
        tick(); // At once, or after the backoff without anybody asking.
        return true;
    }

    /** Stops the attempts, and frees the waiters. */
    void close() {
        @Nullable SharedAttempt<AccessException> abandoned;
        synchronized (lock) {
            if (closed) {
                return;
            }
            closed = true;
            abandoned = current;
            state = RefreshState.NOTHING_YET;
            events.close();
        }
        if (abandoned != null) {
            // Before its thread is interrupted, which it would take for a broken connection.
            abandoned.fail(AttemptFailure.closed());
        }
        scheduler.close();
    }
}
