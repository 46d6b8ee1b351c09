package com.aa.nxop.access.internal.source;

import com.aa.nxop.access.internal.io.SourceRetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Pauses that are written down and not slept. */
final class Rests implements SourceRetryPolicy.Sleeper {
    private final List<Duration> pauses = new ArrayList<>();

    @Override
    public void sleep(Duration pause) {
        pauses.add(pause);
    }

    List<Duration> pauses() {
        return pauses;
    }

    /** For a loopback server that answers at once or never: three attempts, and short silences. */
    SourceRetryPolicy patience() {
        return new SourceRetryPolicy(
                Duration.ofSeconds(1), Duration.ofMillis(250), Duration.ofSeconds(30), 3, () -> 0.5, this);
    }
}
