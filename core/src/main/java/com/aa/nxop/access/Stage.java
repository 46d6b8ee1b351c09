package com.aa.nxop.access;

/** The stages on the way from the environment to the data, in their order. */
public enum Stage {
    /** Before the SDK calls anything: variables, system properties, builder. */
    CONFIGURATION,
    /** Getting the pod's own credentials from its platform. */
    SOURCE,
    /** Assuming the NXOP role. */
    ASSUME_ROLE,
    /** Using the session that STS gave: waiting for it, or asking after the access was closed. */
    SESSION,
    /** A resource in the NXOP account: S3, MSK, DocumentDB. */
    RESOURCE
}
