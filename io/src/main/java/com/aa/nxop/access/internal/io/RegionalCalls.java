package com.aa.nxop.access.internal.io;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Calls of STS in the first region, and in the next one where the endpoint of the first fails ({@link EndpointFailure}). A call asks two
 * regions at most. {@link EndpointChoice} decides which one is asked first. Thread-safe.
 *
 * @param <C> STS's client, one for each region, made when it is needed
 */
public final class RegionalCalls<C extends SdkAutoCloseable> implements SdkAutoCloseable {
    private final List<String> regions;
    private final IntFunction<C> maker;
    private final Map<Integer, C> clients = new HashMap<>(); // guarded by this
    private final EndpointChoice choice;
    private volatile int used;
    private volatile String note = "";
    private boolean closed; // guarded by this

    /**
     * Makes no client yet.
     *
     * @param regions in the order in which they are asked
     * @param maker of the client for the region with that number
     * @param monotonic clock, in milliseconds
     */
    public RegionalCalls(List<String> regions, IntFunction<C> maker, LongSupplier monotonic) {
        this.regions = List.copyOf(regions);
        this.maker = maker;
        this.choice = new EndpointChoice(regions.size(), monotonic);
    }

    /**
     * Asks one region, and a second one after a failure of the first one's endpoint.
     *
     * @throws SdkException of the region that answered; of the first one that was asked if neither did
     */
    public <T> T call(Function<C, T> call) {
        int first = choice.now();
        try {
            return ask(
                    first,
                    call,
                    first == 0 ? "" : " (The SDK asked STS in the fallback region " + regions.get(first) + ".)");
        } catch (SdkException e) {
            if (!EndpointFailure.isIn(e)) {
                throw e;
            }
            return ask(first, e, choice.failed(first), call);
        }
    }

    private <T> T ask(int first, SdkException failure, int second, Function<C, T> call) {
        String why = " (The SDK asked STS in " + regions.get(second) + ", because STS in " + regions.get(first)
                + " does not answer.)";
        try {
            return ask(second, call, why);
        } catch (SdkException e) {
            if (!EndpointFailure.isIn(e)) {
                throw e;
            }
            choice.failed(second);
            note = " (STS in " + regions.get(second) + " did not answer either: " + EndpointFailure.describe(e) + ".)";
            throw failure;
        }
    }

    private <T> T ask(int region, Function<C, T> call, String why) {
        C client = client(region);
        used = region;
        note = why;
        try {
            T answer = call.apply(client);
            choice.answered(region);
            return answer;
        } catch (SdkException e) {
            if (!EndpointFailure.isIn(e)) {
                choice.refused(region);
            }
            throw e;
        }
    }

    private synchronized C client(int region) {
        if (closed) {
            throw new IllegalStateException("The client of STS is closed.");
        }
        return clients.computeIfAbsent(region, maker::apply);
    }

    /** Forgets what became of earlier calls. */
    public void begin() {
        used = 0;
        note = "";
    }

    /** The region that was asked last, if it is not the first one. */
    public Optional<String> fallback() {
        return used == 0 ? Optional.empty() : Optional.of(regions.get(used));
    }

    /** What a person must know of the last call to understand its failure: a sentence after a space, or nothing. */
    public String note() {
        return note;
    }

    @Override
    public synchronized void close() {
        closed = true;
        clients.values().forEach(SdkAutoCloseable::close);
    }
}
