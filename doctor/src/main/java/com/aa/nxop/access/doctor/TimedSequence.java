package com.aa.nxop.access.doctor;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.spi.check.CheckSequence;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A sequence in which each step has a thread of its own, so that the sequence ends in time. */
final class TimedSequence implements CheckSequence {
    private final String stage;
    private final Deadline deadline;
    private final Consumer<Check> checks;
    private boolean failed;

    TimedSequence(String stage, Deadline deadline, Consumer<Check> checks) {
        this.stage = stage;
        this.deadline = deadline;
        this.checks = checks;
    }

    @Override
    public CheckSequence step(String about, Callable<String> look, Supplier<AccessException> timeout) {
        find(about, look, timeout);
        return this;
    }

    @Override
    public Optional<String> find(String about, Callable<String> look, Supplier<AccessException> timeout) {
        if (failed) {
            checks.accept(Check.skipped(stage, about, "an earlier step failed"));
            return Optional.empty();
        }
        try {
            String seen = deadline.within(about, look, timeout);
            checks.accept(Check.ok(stage, about, seen));
            return Optional.of(seen);
        } catch (AccessException e) {
            failed = true;
            checks.accept(Check.failed(stage, about, e, ""));
            return Optional.empty();
        }
    }

    @Override
    public Duration left() {
        return deadline.left();
    }
}
