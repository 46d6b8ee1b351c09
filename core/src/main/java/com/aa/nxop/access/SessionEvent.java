package com.aa.nxop.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened to the session, without secrets. Immutable. Times are by this machine's clock.
 *
 * <p>An incident begins with the first {@link RefreshFailed} and ends with the next {@link Obtained} or {@link Refreshed}. Findings are ids
 * as in {@link AccessException#finding()}.
 */
public sealed interface SessionEvent {
    /** The role whose session it is. */
    TargetRole role();

    /**
     * The first session is there.
     *
     * @param took from the source to STS's answer
     */
    record Obtained(TargetRole role, Duration took, Instant expiresAt) implements SessionEvent {}

    /**
     * Another session is there.
     *
     * @param took from the source to STS's answer
     * @param failures in a row before it: zero in the usual case, more if an incident has ended
     */
    record Refreshed(TargetRole role, Duration took, Instant expiresAt, int failures) implements SessionEvent {}

    /**
     * Sessions come from STS of another region from now on: of a fallback region ({@code NXOP_STS_FALLBACK_REGIONS}), because that of the
     * pod's region does not answer, or of the pod's own region again. After the {@link Obtained} or {@link Refreshed} that it goes with.
     *
     * @param fallbackRegion empty for the pod's own region
     */
    record StsRegionChanged(TargetRole role, Optional<String> fallbackRegion) implements SessionEvent {}

    /**
     * An attempt to get a session failed, the first one or another. Another follows.
     *
     * @param took until it failed
     * @param stage in which it failed
     * @param finding why
     * @param failures in a row, with this one
     * @param expiresAt the end of the session that is still valid; empty if none is
     */
    record RefreshFailed(
            TargetRole role, Duration took, Stage stage, String finding, int failures, Optional<Instant> expiresAt)
            implements SessionEvent {}

    /**
     * The SDK could not replace the session when it was due, and serves it until it ends. Once for each incident.
     *
     * @param left of its life: what is left to mend the reason
     * @param stage in which the refresh failed
     * @param finding why it did
     */
    record ServedStale(TargetRole role, Duration left, Instant expiresAt, Stage stage, String finding)
            implements SessionEvent {}

    /**
     * The session has ended, by its time or because a service rejected it, and the SDK could not get another: from now on a caller that asks
     * for credentials gets the error. Once for each incident, with the first attempt that fails after the end.
     *
     * @param expiredAt its end by its time
     * @param stage in which the refresh failed
     * @param finding why it did
     */
    record Expired(TargetRole role, Instant expiredAt, Stage stage, String finding) implements SessionEvent {}
}
