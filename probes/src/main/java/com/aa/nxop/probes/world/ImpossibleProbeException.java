package com.aa.nxop.probes.world;

/** The world has not what a probe needs. The message says what is missing. */
public final class ImpossibleProbeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ImpossibleProbeException(String why) {
        super(why);
    }
}
