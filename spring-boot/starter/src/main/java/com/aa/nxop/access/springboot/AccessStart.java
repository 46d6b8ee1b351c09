package com.aa.nxop.access.springboot;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import java.util.Optional;
import org.springframework.core.env.Environment;

/** The access that the application's start has prepared. */
final class AccessStart implements AutoCloseable {
    private final AccessHandover handover;
    private final PreparedAccess prepared;
    private final boolean own;

    /** @param own whether nobody else closes the handover */
    AccessStart(AccessHandover handover, Environment environment, boolean own) {
        this.handover = handover;
        this.prepared = handover.prepare(environment);
        this.own = own;
    }

    NxopAccess access() {
        return prepared.access();
    }

    Optional<AccessException> firstFailure() {
        return prepared.firstFailure();
    }

    @Override
    public void close() {
        if (own) {
            handover.close();
        }
    }
}
