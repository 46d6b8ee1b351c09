package com.aa.nxop.proofs.adapter;

import com.aa.nxop.access.spi.SettingName;

/** Where the queue is. */
enum QueueSetting implements SettingName {
    ENDPOINT("NXOP_PROOF_ENDPOINT"),
    QUEUE("NXOP_PROOF_QUEUE");

    private final String variable;

    QueueSetting(String variable) {
        this.variable = variable;
    }

    @Override
    public String variable() {
        return variable;
    }
}
