package com.aa.nxop.access.spi.check;

import com.aa.nxop.access.AccessException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Looks at one thing after the other, each of which needs the one before: after the first failure the others are skipped. For one thread. */
public interface CheckSequence {
    /**
     * Looks at the next thing, on a thread of its own and for the time that is left.
     *
     * @param about what it looks at, for example {@code TCP connection to host:9098}
     * @param look gives what was seen; throws {@link AccessException} with the finding if it is bad
     * @param timeout the finding if the look takes longer than there is time
     */
    CheckSequence step(String about, Callable<String> look, Supplier<AccessException> timeout);

    /** As {@link #step}, where what was seen is needed later: nothing if it failed or was skipped. */
    Optional<String> find(String about, Callable<String> look, Supplier<AccessException> timeout);

    /** The following steps ask this address over HTTP: the Doctor says which way each went, and explains a failure by it. */
    default CheckSequence asking(URI endpoint) {
        return this;
    }

    /** The following steps connect to a host themselves, and not over HTTP: as with {@link #asking}. */
    default CheckSequence connecting() {
        return this;
    }

    /** How much time there is; never negative. */
    Duration left();
}
