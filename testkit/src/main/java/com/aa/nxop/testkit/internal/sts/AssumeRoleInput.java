package com.aa.nxop.testkit.internal.sts;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parameters of AssumeRole. */
public record AssumeRoleInput(
        String roleArn,
        String sessionName,
        @Nullable Duration duration,
        Map<String, String> tags,
        Set<String> transitiveKeys,
        @Nullable String externalId,
        @Nullable String policy) {}
