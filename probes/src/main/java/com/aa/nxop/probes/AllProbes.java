package com.aa.nxop.probes;

import com.aa.nxop.probes.data.DataProbes;
import com.aa.nxop.probes.sts.StsProbes;
import java.util.List;
import java.util.stream.Stream;

/** Every probe, in the order in which they run: those that let time pass come last. */
public final class AllProbes {
    private AllProbes() {}

    public static List<Probe> inOrder() {
        return Stream.of(StsProbes.inOrder(), DataProbes.inOrder())
                .flatMap(List::stream)
                .toList();
    }
}
