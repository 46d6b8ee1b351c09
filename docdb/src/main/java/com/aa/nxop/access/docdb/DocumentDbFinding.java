package com.aa.nxop.access.docdb;

import com.aa.nxop.access.Finding;
import com.aa.nxop.access.Stage;

/** What can be wrong with the access to DocumentDB. Each constant's name gives its id, which is a contract. */
public enum DocumentDbFinding implements Finding {
    CONFIG_DOCDB(Stage.CONFIGURATION, false),
    DOCDB_NOT_CONFIGURED(Stage.CONFIGURATION, false),
    DOCDB_CONTRADICTION(Stage.CONFIGURATION, false),
    DOCDB_CREDENTIAL_LOST(Stage.CONFIGURATION, false),
    DOCDB_CA_FILE(Stage.CONFIGURATION, false),
    DOCDB_LIBRARY_MISSING(Stage.CONFIGURATION, false),
    DOCDB_CLUSTER_UNKNOWN(Stage.RESOURCE, false),
    DOCDB_CLUSTER_UNSUITABLE(Stage.RESOURCE, false),
    DOCDB_CLUSTER_UNAVAILABLE(Stage.RESOURCE, true),
    DOCDB_LOOKUP_REFUSED(Stage.RESOURCE, false),
    DOCDB_LOOKUP_FAILED(Stage.RESOURCE, true),
    DOCDB_LOGIN_REFUSED(Stage.RESOURCE, false),
    DOCDB_UNAUTHORIZED(Stage.RESOURCE, false),
    DOCDB_UNREACHABLE(Stage.RESOURCE, true),
    DOCDB_OTHER_SERVER(Stage.RESOURCE, false),
    DOCDB_NO_MEMBER(Stage.RESOURCE, true),
    DOCDB_NO_CONNECTION(Stage.RESOURCE, true),
    DOCDB_TIMEOUT(Stage.RESOURCE, true),
    DOCDB_TLS(Stage.RESOURCE, false),
    DOCDB_RETRYABLE_WRITES(Stage.RESOURCE, false),
    DOCDB_WIRE_VERSION(Stage.RESOURCE, false),
    DOCDB_FAILED(Stage.RESOURCE, false);

    private final Stage stage;
    private final boolean retryable;

    DocumentDbFinding(Stage stage, boolean retryable) {
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
