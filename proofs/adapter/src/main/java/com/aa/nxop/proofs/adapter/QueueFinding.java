package com.aa.nxop.proofs.adapter;

import com.aa.nxop.access.Finding;
import com.aa.nxop.access.Stage;

/** What can be wrong with a queue. */
public enum QueueFinding implements Finding {
    QUEUE_NAME(Stage.CONFIGURATION, false),
    QUEUE_UNKNOWN(Stage.RESOURCE, false),
    QUEUE_UNREACHABLE(Stage.RESOURCE, true);

    private final Stage stage;
    private final boolean retryable;

    QueueFinding(Stage stage, boolean retryable) {
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
