package com.aa.nxop.access.doctor;

import com.aa.nxop.access.Finding;
import com.aa.nxop.access.Stage;

/** What can be wrong on the network between the pod and a resource. Each constant's name gives its id, which is a contract. */
public enum DoctorFinding implements Finding {
    NETWORK_NAME_UNKNOWN(Stage.RESOURCE, false),
    NETWORK_REFUSED(Stage.RESOURCE, true),
    NETWORK_TIMEOUT(Stage.RESOURCE, false),
    NETWORK_TIMEOUT_ACROSS_REGIONS(Stage.RESOURCE, false),
    NETWORK_TLS(Stage.RESOURCE, false);

    private final Stage stage;
    private final boolean retryable;

    DoctorFinding(Stage stage, boolean retryable) {
        this.stage = stage;
        this.retryable = retryable;
    }

    @Override
    public Stage stage() {
        return stage;
    }

    @Override
    public boolean retryable() {
        return retryable;
    }
}
