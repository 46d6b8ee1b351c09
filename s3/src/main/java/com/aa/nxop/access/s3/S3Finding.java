package com.aa.nxop.access.s3;

import com.aa.nxop.access.Finding;
import com.aa.nxop.access.Stage;

/** What can be wrong with the access to S3. Each constant's name gives its id, which is a contract. */
public enum S3Finding implements Finding {
    S3_ASYNC_CLIENT(Stage.RESOURCE, false),
    S3_BUCKET_REFUSED(Stage.RESOURCE, false),
    S3_BUCKET_UNKNOWN(Stage.RESOURCE, false),
    S3_BUCKET_REGION(Stage.RESOURCE, false),
    S3_FAILED(Stage.RESOURCE, true),
    S3_REQUEST_FAILED(Stage.RESOURCE, false),
    S3_URL_LIFETIME(Stage.RESOURCE, false);

    private final Stage stage;
    private final boolean retryable;

    S3Finding(Stage stage, boolean retryable) {
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
