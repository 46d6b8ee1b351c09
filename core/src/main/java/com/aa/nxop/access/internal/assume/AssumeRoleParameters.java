package com.aa.nxop.access.internal.assume;

import java.util.Optional;

/** What STS is asked for in AssumeRole, beside the role, its duration and its policy, which the configuration says for good. */
public record AssumeRoleParameters(
        String sessionName,
        SessionTags tags,
        ExternalId externalId,
        TagInheritance inheritance,
        Optional<String> sourceIdentity) {
    AssumeRoleParameters with(TagChoice.Trial trial) {
        return new AssumeRoleParameters(sessionName, trial.tags(), externalId, trial.inheritance(), sourceIdentity);
    }
}
