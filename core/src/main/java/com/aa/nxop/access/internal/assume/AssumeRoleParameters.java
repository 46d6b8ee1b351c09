package com.aa.nxop.access.internal.assume;

/** What STS is asked for in AssumeRole, beside what the configuration says for good. */
record AssumeRoleParameters(String sessionName, SessionTags tags, ExternalId externalId, TagInheritance inheritance) {
    AssumeRoleParameters with(TagChoice.Trial trial) {
        return new AssumeRoleParameters(sessionName, trial.tags(), externalId, trial.inheritance());
    }
}
