package com.aa.nxop.access.msk;

import com.aa.nxop.access.Finding;
import com.aa.nxop.access.Stage;

/** What can be wrong with the access to MSK. Each constant's name gives its id, which is a contract. */
public enum MskFinding implements Finding {
    CONFIG_MSK(Stage.CONFIGURATION, false),
    MSK_NOT_CONFIGURED(Stage.CONFIGURATION, false),
    MSK_CONTRADICTION(Stage.CONFIGURATION, false),
    MSK_CA_FILE(Stage.CONFIGURATION, false),
    MSK_LOGIN_MODULE(Stage.CONFIGURATION, false),
    MSK_CLASS_LOADER(Stage.CONFIGURATION, false),
    MSK_LIBRARY_MISSING(Stage.CONFIGURATION, false),
    MSK_CLUSTER_UNKNOWN(Stage.RESOURCE, false),
    MSK_LOOKUP_REFUSED(Stage.RESOURCE, false),
    MSK_LOOKUP_FAILED(Stage.RESOURCE, true),
    MSK_NO_LISTENER(Stage.RESOURCE, false),
    MSK_WRONG_LISTENER(Stage.RESOURCE, false),
    MSK_LOGIN_REFUSED(Stage.RESOURCE, false),
    MSK_UNAUTHORIZED(Stage.RESOURCE, false),
    MSK_TOPIC_UNKNOWN(Stage.RESOURCE, false),
    MSK_FAILED(Stage.RESOURCE, true),
    MSK_REQUEST_FAILED(Stage.RESOURCE, false);

    private final Stage stage;
    private final boolean retryable;

    MskFinding(Stage stage, boolean retryable) {
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
