package com.aa.nxop.access.internal.text;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long the credentials of a file live.
 *
 * @param overdue when the agent should have replaced the file
 * @param end the earliest that the file states, or else counted from when it was written
 * @param stated whether the end is a time that the file states, and so does not depend on when the file was written
 */
public record VaultFileLifetime(Instant overdue, Instant end, boolean stated) {
    /** Of the whole life, in hundredths: well after the agent's own time, and well before the end. */
    private static final long OVERDUE = 95;
    /** STS gives nothing longer: an end that is later than that is something else's. */
    private static final Duration LONGEST = Duration.ofHours(36);

    /**
     * Counted from what the file says, and from when it was written.
     *
     * @param usual the TTL, where the file states neither one nor an end
     */
    public static VaultFileLifetime of(VaultReading reading, Duration usual, Instant now) {
        StatedLifetime life = reading.text().life();
        // A file from the future was written by another clock: what it says of its age is of no use.
        Instant written = earlier(reading.written(), now);
        Instant given = life.issued().map(issued -> earlier(issued, written)).orElse(written);
        Optional<Instant> states = life.end().filter(given.plus(LONGEST)::isAfter);
        Optional<Instant> counted = life.ttl()
                .or(() -> Optional.of(usual).filter(ttl -> states.isEmpty()))
                .map(given::plus);
        Instant end = states.map(at -> counted.map(other -> earlier(at, other)).orElse(at))
                .or(() -> counted)
                .orElseThrow();
        boolean stated = states.filter(end::equals).isPresent()
                || (life.ttl().isPresent()
                        && life.issued().filter(given::equals).isPresent());
        Duration whole = Duration.between(given, end);
        return new VaultFileLifetime(given.plus(whole.multipliedBy(OVERDUE).dividedBy(100)), end, stated);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
