package com.aa.nxop.probes.data;

import com.aa.nxop.probes.Probe;
import java.util.List;

/** The probes of MSK and DocumentDB, and those that let time pass. */
public final class DataProbes {
    private DataProbes() {}

    public static List<Probe> inOrder() {
        return List.of(
                new MskLoginProbe(),
                new MskLargestTokenProbe(),
                new DocumentDbLoginProbe(),
                new DocumentDbLargestTokenProbe(),
                new DocumentDbUnknownRoleProbe(),
                new MskPrincipalChangeProbe(),
                new ExpiredSessionProbe(),
                new MskExpiredTokenProbe(),
                new DocumentDbExpiredTokenProbe());
    }
}
