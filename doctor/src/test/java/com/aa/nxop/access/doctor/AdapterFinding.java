package com.aa.nxop.access.doctor;

import com.aa.nxop.access.Finding;
import com.aa.nxop.access.Stage;

/** What adapters find, which the Doctor does not know. */
enum AdapterFinding implements Finding {
    DOCDB_CA_FILE,
    DOCDB_TIMEOUT,
    DOCDB_TLS,
    MSK_FAILED,
    MSK_LOGIN_REFUSED,
    S3_BUCKET_REFUSED,
    S3_BUCKET_UNKNOWN,
    S3_FAILED;

    @Override
    public Stage stage() {
        return Stage.RESOURCE;
    }

    @Override
    public boolean retryable() {
        return false;
    }
}
