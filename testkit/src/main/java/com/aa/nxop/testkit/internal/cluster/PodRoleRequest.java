package com.aa.nxop.testkit.internal.cluster;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The session that a pod is to have.
 *
 * @param tags all of them transitive
 * @param policy narrows the session, JSON; null for none
 */
record PodRoleRequest(
        String roleArn,
        String sessionName,
        Duration duration,
        Map<String, String> tags,
        @Nullable String externalId,
        @Nullable String policy) {}
