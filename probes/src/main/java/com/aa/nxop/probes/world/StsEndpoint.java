package com.aa.nxop.probes.world;

/** STS of some world, as it is on the wire. */
public interface StsEndpoint {
    /** Throws {@link ImpossibleProbeException} if STS does not answer. */
    StsAnswer call(StsCall call);
}
