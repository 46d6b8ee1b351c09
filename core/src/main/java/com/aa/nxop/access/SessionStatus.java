package com.aa.nxop.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How the session is at one moment, without secrets. Immutable.
 *
 * @param expiresAt the session's end by this machine's clock; nothing if there was none yet, or after the close
 * @param left of its life, never negative; zero if it cannot be used
 * @param failures of attempts to get a session, in a row up to now
 * @param stage in which the last attempt failed; nothing if it succeeded
 * @param finding why it did, as in {@link AccessException#finding()}
 * @param tokenBytes the length of the session's token, which STS makes 4,096 at most; zero if there was no session yet, or after the close
 * @param sourceIdentity of the session, set by {@code NXOP_SOURCE_IDENTITY} or inherited, as CloudTrail shows it
 * @param stsFallbackRegion whose STS gave the session while that of the pod's region failed; nothing in the usual case
 */
public record SessionStatus(
        State state,
        Optional<Instant> expiresAt,
        Duration left,
        int failures,
        Optional<Stage> stage,
        Optional<String> finding,
        int tokenBytes,
        Optional<String> sourceIdentity,
        Optional<String> stsFallbackRegion) {

    /** Without a source identity and a fallback region. */
    public SessionStatus(
            State state,
            Optional<Instant> expiresAt,
            Duration left,
            int failures,
            Optional<Stage> stage,
            Optional<String> finding,
            int tokenBytes) {
        this(state, expiresAt, left, failures, stage, finding, tokenBytes, Optional.empty(), Optional.empty());
    }

    /** Without a session's token and a fallback region. */
    public SessionStatus(
            State state,
            Optional<Instant> expiresAt,
            Duration left,
            int failures,
            Optional<Stage> stage,
            Optional<String> finding) {
        this(state, expiresAt, left, failures, stage, finding, 0);
    }

    /** What a session can be. */
    public enum State {
        /** There was none yet: nobody has asked for credentials, or the first attempts failed. */
        NONE,
        /** Valid, and nothing is wrong. */
        FRESH,
        /** Valid, but the last refresh failed. */
        STALE,
        /** Over, by its time or because a service rejected it, and the next is not there yet. */
        EXPIRED,
        /** The access was closed. */
        CLOSED
    }

    /**
     * Whether a caller gets credentials without waiting for AWS: for a readiness probe. Nothing is fetched before somebody
     * asks, so an application with such a probe asks once at its start.
     */
    public boolean usable() {
        return state == State.FRESH || state == State.STALE;
    }

    /** The same for an access that was closed while others still use its session. */
    SessionStatus closed() {
        return new SessionStatus(State.CLOSED, Optional.empty(), Duration.ZERO, failures, stage, finding);
    }
}
