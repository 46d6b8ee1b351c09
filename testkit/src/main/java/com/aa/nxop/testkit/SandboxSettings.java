package com.aa.nxop.testkit;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a sandbox is started with; policies that are null are the default ones. */
record SandboxSettings(
        PodSource source,
        String namespace,
        String serviceAccount,
        String podName,
        String clusterName,
        String region,
        String kpaasAccount,
        String podRole,
        String targetRole,
        @Nullable String trustPolicy,
        @Nullable String identityPolicy,
        @Nullable String targetPermissions,
        boolean sessionTags,
        boolean targetRoleAssociation,
        @Nullable Instant start,
        int stsRequestsPerSecond,
        Set<String> buckets) {}
