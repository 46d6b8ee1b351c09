package com.aa.nxop.testkit;

import com.aa.nxop.testkit.internal.docdb.DocumentDbCluster;
import com.aa.nxop.testkit.internal.iam.Partition;
import com.aa.nxop.testkit.internal.ssm.Parameter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
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
        @Nullable String podTrustPolicy,
        @Nullable String identityPolicy,
        @Nullable String targetPermissions,
        boolean sessionTags,
        boolean targetRoleAssociation,
        @Nullable String podSessionPolicy,
        @Nullable Instant start,
        int stsRequestsPerSecond,
        List<String> buckets,
        Set<Part> parts,
        Map<String, Integer> topics,
        Set<SandboxMsk.Connectivity> mskConnectivity,
        @Nullable Duration sessionLifetime,
        int minimumSessionTokenSize,
        @Nullable String resourceControlPolicy,
        Map<String, String> moreRoles,
        DocumentDbCluster docdb,
        String resourceRegion,
        @Nullable String externalId,
        List<Parameter> parameters,
        List<OwnRole> ownRoles,
        boolean inheritedTagsAreRequestTags,
        List<Consumer<SandboxOrganization>> organization,
        Map<String, String> bucketPolicies,
        @Nullable String stsFallbackRegion) {
    boolean has(Part part) {
        return parts.contains(part);
    }

    /** Who assumes the pod's role for it; null where the pod or EKS does. */
    @Nullable
    String assumingRole() {
        return switch (source) {
            case POD_IDENTITY, WEB_IDENTITY -> null;
            case KUBE2IAM -> role("kpaas-node");
            case VAULT_FILE -> role("vault");
        };
    }

    private String role(String name) {
        return Partition.of(region).arn("iam", "", kpaasAccount, "role/" + name);
    }

    /** What the platform hands the pod. */
    String firstRole() {
        return targetRoleAssociation ? targetRole : podRole;
    }

    String targetAccount() {
        return targetRole.split(":", 6)[4];
    }
}
