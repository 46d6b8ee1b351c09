package com.aa.nxop.access.internal.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * How far this machine's clock is off, by the {@code Date} of the last answer that STS gave, refusals included. The AWS SDK corrects its own
 * signatures by that time; logins to MSK and DocumentDB are signed with the machine's. Thread-safe.
 */
public final class ClockComparison implements ExecutionInterceptor {
    /** AWS refuses a signature that is more than five minutes old or ahead (API reference, SigV4). */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final InstantSource clock;
    private volatile @Nullable Reading last;

    /** @param nanos by {@link System#nanoTime}, so that a clock that is set meanwhile counts as it is now */
    private record Reading(Instant date, long nanos) {}

    /** @param clock the machine's */
    public ClockComparison(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        context.httpResponse().firstMatchingHeader("Date").ifPresent(this::saw);
    }

    /**
     * The other side has just answered.
     *
     * @param date as its header has it
     */
    public void saw(String date) {
        HttpDate.parse(date).ifPresent(said -> last = new Reading(said, System.nanoTime()));
    }

    /** Whether anybody has said the time. */
    public boolean isKnown() {
        return last != null;
    }

    /** How much this machine's clock is ahead, negative where it is behind; empty within the tolerance, and where nobody has said the time. */
    public Optional<Duration> ahead() {
        Reading reading = last;
        return Optional.ofNullable(reading)
                .map(seen -> Duration.between(seen.date().plusNanos(System.nanoTime() - seen.nanos()), clock.instant()))
                .filter(ahead -> ahead.abs().compareTo(TOLERANCE) >= 0);
    }

    /** For example {@code The pod's clock is 40 minutes ahead of AWS's.}; empty within the tolerance. */
    public Optional<String> said() {
        return ahead().map(ahead -> {
            long minutes = (ahead.abs().toSeconds() + 30) / 60;
            String much = minutes < 120 ? minutes + " minutes" : minutes / 60 + " hours";
            return "The pod's clock is " + much + (ahead.isNegative() ? " behind" : " ahead of") + " AWS's.";
        });
    }
}
