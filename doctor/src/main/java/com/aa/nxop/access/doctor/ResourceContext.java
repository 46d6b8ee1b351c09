package com.aa.nxop.access.doctor;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.spi.check.CheckContext;
import com.aa.nxop.access.spi.check.CheckSequence;
import com.aa.nxop.access.spi.check.NetworkTarget;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/**
 * What the check of one resource works with.
 *
 * @param checks where each result goes
 */
record ResourceContext(
        NxopAccess nxop,
        DiagnosisOptions options,
        String resource,
        Deadline deadline,
        Consumer<Check> checks,
        ProcessSettings process)
        implements CheckContext {
    @Override
    public List<String> buckets() {
        return options.buckets();
    }

    @Override
    public List<String> named(String option) {
        return options.named().getOrDefault(option, List.of()).stream()
                .distinct()
                .toList();
    }

    @Override
    public CheckSequence sequence() {
        return new TimedSequence(
                resource, deadline, checks, nxop.adapterContext().proxies(), process);
    }

    @Override
    public void network(CheckSequence sequence, NetworkTarget target, Callable<SSLContext> trust) {
        NetworkPath.to(nxop.adapterContext().stsRegion(), target, process).walk(sequence.connecting(), trust);
    }
}
