package com.aa.nxop.access.diagnose;

import com.aa.nxop.access.NxopConfig;

/**
 * Looks at one kind of resource in the NXOP account. Found by {@link java.util.ServiceLoader}; needs a public constructor without
 * parameters. Never changes anything.
 */
public interface ResourceCheck {
    /** The name of its stage, lower case: {@code msk}. */
    String resource();

    /** Whether there is anything to look at. */
    boolean isConfigured(NxopConfig config, DiagnosisOptions options);

    /** Looks, in steps of the visit, and gives back what it opened. Called on a thread of its own. */
    void visit(Visit visit);
}
