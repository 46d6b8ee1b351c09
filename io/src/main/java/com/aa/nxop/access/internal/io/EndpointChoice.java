package com.aa.nxop.access.internal.io;

import java.util.function.LongSupplier;

/**
 * Which of several endpoints is asked: the first one while it is well, else the one that answered last. The first one has another try ten
 * minutes after it last failed, or half a minute after another one refused. Thread-safe.
 *
 * <p>Endpoints are numbers, from 0 for the first one.
 */
public final class EndpointChoice {
    /** One slow call in ten minutes is what a pod adds to the load of an endpoint that is down. */
    public static final long FIRST_AGAIN = 600_000;
    /** What refuses is no place to stay; but the calls of one attempt belong together. */
    public static final long FIRST_AGAIN_AFTER_REFUSAL = 30_000;

    private final int endpoints;
    private final LongSupplier monotonic;
    private int current;
    private long firstAgainAt;

    /** @param monotonic clock, in milliseconds */
    public EndpointChoice(int endpoints, LongSupplier monotonic) {
        this.endpoints = endpoints;
        this.monotonic = monotonic;
    }

    /** The one to ask now. */
    public synchronized int now() {
        return current != 0 && monotonic.getAsLong() - firstAgainAt >= 0 ? 0 : current;
    }

    /**
     * An endpoint failed.
     *
     * @return the one to ask in its place
     */
    public synchronized int failed(int endpoint) {
        if (endpoint == 0) {
            firstAgainAt = monotonic.getAsLong() + FIRST_AGAIN;
        }
        if (endpoint == current || endpoint != 0) {
            current = (endpoint + 1) % endpoints;
        }
        return current;
    }

    /** An endpoint did what it was asked. */
    public synchronized void answered(int endpoint) {
        current = endpoint;
    }

    /** An endpoint answered, and refused. */
    public synchronized void refused(int endpoint) {
        current = endpoint;
        if (endpoint != 0) {
            firstAgainAt = Math.min(firstAgainAt, monotonic.getAsLong() + FIRST_AGAIN_AFTER_REFUSAL);
        }
    }
}
