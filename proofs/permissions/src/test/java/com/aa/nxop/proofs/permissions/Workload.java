package com.aa.nxop.proofs.permissions;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;

/** An application, from its start to the end of its work, with a session whose role may do what a policy says. */
interface Workload {
    /** Throws what an application of this kind gets where something is refused. */
    void run(NxopAccess nxop) throws Exception;

    /** What the SDK says of it. */
    AccessException explained(NxopAccess nxop, Exception failure);

    /** Whether the SDK can say why it failed. */
    default boolean tellsWhy() {
        return true;
    }

    /** Before each run, with a role that may do everything. */
    default void prepare(NxopAccess nxop) throws Exception {}
}
