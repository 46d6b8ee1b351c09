package com.aa.nxop.testkit;

import com.aa.nxop.testkit.docdb.DocumentDbCluster;
import com.aa.nxop.testkit.msk.MskConnectivity;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
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
        Set<String> buckets,
        Set<Part> parts,
        Map<String, Integer> topics,
        Set<MskConnectivity> mskConnectivity,
        @Nullable Duration sessionLifetime,
        Map<String, String> moreRoles,
        DocumentDbCluster docdb) {
    boolean has(Part part) {
        return parts.contains(part);
    }

    String targetAccount() {
        return targetRole.split(":", 6)[4];
    }
}
