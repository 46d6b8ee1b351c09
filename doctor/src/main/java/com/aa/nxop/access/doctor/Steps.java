package com.aa.nxop.access.diagnose;

import com.aa.nxop.access.AccessException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Looks at one thing after the other, each of which needs the one before: after the first failure the others are skipped. For one thread. */
public final class Steps {
    private final String stage;
    private final Deadline deadline;
    private final Consumer<Check> checks;
    private boolean failed;

    Steps(String stage, Deadline deadline, Consumer<Check> checks) {
        this.stage = stage;
        this.deadline = deadline;
        this.checks = checks;
    }

    /**
     * Looks at the next thing, on a thread of its own and for the time that is left.
     *
     * @param about what is looked at, for example {@code TCP connection to host:9098}
     * @param look gives what was seen; throws {@link AccessException} with the finding if it is bad
     * @param late the finding if looking takes longer than there is time
     */
    public Steps step(String about, Callable<String> look, Supplier<AccessException> late) {
        find(about, look, late);
        return this;
    }

    /** As {@link #step}, where what was seen is needed later: nothing if it failed or was skipped. */
    public Optional<String> find(String about, Callable<String> look, Supplier<AccessException> late) {
        if (failed) {
            checks.accept(Check.skipped(stage, about, "an earlier step failed"));
            return Optional.empty();
        }
        try {
            String seen = deadline.within(about, look, late);
            checks.accept(Check.ok(stage, about, seen));
            return Optional.of(seen);
        } catch (AccessException e) {
            failed = true;
            checks.accept(Check.failed(stage, about, e, ""));
            return Optional.empty();
        }
    }

    /** How much time there is; never negative. */
    public Duration left() {
        return deadline.left();
    }
}
