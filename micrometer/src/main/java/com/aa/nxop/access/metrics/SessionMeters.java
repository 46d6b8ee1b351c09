package com.aa.nxop.access.metrics;

import com.aa.nxop.access.SessionEvent;
import com.aa.nxop.access.SessionEvent.Expired;
import com.aa.nxop.access.SessionEvent.Obtained;
import com.aa.nxop.access.SessionEvent.RefreshFailed;
import com.aa.nxop.access.SessionEvent.Refreshed;
import com.aa.nxop.access.SessionEvent.ServedStale;
import com.aa.nxop.access.SessionListener;
import com.aa.nxop.access.Stage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;

/** Counts what happens. Those meters whose tags are known are there from the start, so that their first count is seen as an increase. */
final class SessionMeters implements SessionListener {
    private final MeterRegistry registry;
    private final Tags tags;
    private final Timer successes;
    private final Timer failures;
    private final Counter stale;
    private final Counter expired;

    SessionMeters(MeterRegistry registry, Tags tags) {
        this.registry = registry;
        this.tags = tags;
        this.successes = attempts("success");
        this.failures = attempts("failure");
        this.stale = incidents("stale");
        this.expired = incidents("expired");
    }

    private Timer attempts(String outcome) {
        return Timer.builder("nxop.session.refresh")
                .description("Attempts to get a session in the NXOP account, from the source to STS's answer")
                .tags(tags.and("outcome", outcome))
                .register(registry);
    }

    private Counter incidents(String kind) {
        return Counter.builder("nxop.session.incidents")
                .description(
                        "Sessions in the NXOP account that the SDK served stale, or that expired before the SDK got the next one")
                .tags(tags.and("kind", kind))
                .register(registry);
    }

    @Override
    public void on(SessionEvent event) {
        if (event instanceof Obtained obtained) {
            successes.record(obtained.took());
        } else if (event instanceof Refreshed refreshed) {
            successes.record(refreshed.took());
        } else if (event instanceof RefreshFailed failed) {
            failures.record(failed.took());
            Counter.builder("nxop.session.failures")
                    .description("Failed attempts to get a session in the NXOP account")
                    .tags(tags.and("finding", failed.finding(), "hop", hop(failed.stage())))
                    .register(registry)
                    .increment();
        } else if (event instanceof ServedStale) {
            stale.increment();
        } else if (event instanceof Expired) {
            expired.increment();
        }
    }

    /** The tag and its values are a contract from before the stages had these names. */
    private static String hop(Stage stage) {
        return stage == Stage.ASSUME_ROLE ? "target" : stage.name().toLowerCase(Locale.ROOT);
    }
}
