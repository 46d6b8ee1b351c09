package com.aa.nxop.access.doctor;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.internal.io.ProxyRules;
import com.aa.nxop.access.spi.check.CheckSequence;
import java.net.URI;
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
    private final ProxyRules proxies;
    private final ProcessSettings process;
    private Optional<NetworkRoute> route = Optional.empty();
    private String way = "";
    private boolean failed;

    /** @param proxies that lead to AWS */
    TimedSequence(
            String stage, Deadline deadline, Consumer<Check> checks, ProxyRules proxies, ProcessSettings process) {
        this.stage = stage;
        this.deadline = deadline;
        this.checks = checks;
        this.proxies = proxies;
        this.process = process;
    }

    @Override
    public CheckSequence asking(URI endpoint) {
        NetworkRoute next = NetworkRoute.to(endpoint, proxies, process);
        route = Optional.of(next);
        way = next.way();
        return this;
    }

    @Override
    public CheckSequence connecting() {
        route = Optional.empty();
        way = NetworkRoute.ofSockets(proxies);
        return this;
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
            checks.accept(Check.ok(stage, about, seen, way));
            return Optional.of(seen);
        } catch (AccessException e) {
            failed = true;
            AccessException why = route.map(known -> known.explained(e)).orElse(e);
            checks.accept(Check.failed(stage, about, why, way));
            return Optional.empty();
        }
    }

    @Override
    public Duration left() {
        return deadline.left();
    }
}
