package com.aa.nxop.access.internal.assume;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.TargetRole;

/** Compares the role that STS says it gave with the one that the configuration names. */
record TargetIdentityCheck(TargetRole expected) {
    /**
     * @param arn of the session, as STS gives it
     * @throws AccessException if it is of another partition, account or role
     */
    void check(String arn) {
        if (!expected.owns(arn)) {
            throw new AccessException(
                    CoreFinding.TARGET_IDENTITY,
                    "STS gave a session of " + arn + ", but NXOP_ROLE is " + expected + ".",
                    "The session is not used. Check that AWS_ENDPOINT_URL_STS, if it is set, names STS itself, and that nothing on the"
                            + " way changes what STS answers.");
        }
    }
}
