package com.aa.nxop.access.internal.assume;

/** What STS is asked for in hop 2, beside what the configuration says for good. */
record Asked(String sessionName, SessionTags tags, ExternalId externalId, Inheritance inheritance) {
    Asked with(TagChoice.Trial trial) {
        return new Asked(sessionName, trial.tags(), externalId, trial.inheritance());
    }
}
