package com.aa.nxop.access;

/** Where on the way from the environment to the NXOP role something went wrong. */
public enum Hop {
    /** Before anything was called: variables, system properties, builder. */
    CONFIGURATION,
    /** Hop 1: getting the pod's own credentials from its platform. */
    SOURCE,
    /** Hop 2: assuming the NXOP role. */
    TARGET,
    /** Using a session that was obtained: waiting for it, or asking after it was closed. */
    SESSION,
    /** A resource in the NXOP account: S3, MSK, DocumentDB. */
    RESOURCE
}
