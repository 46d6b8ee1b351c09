package com.aa.nxop.testkit;

/** Which of the templates the default trust policies are made of. */
final class TrustTemplates {
    static final String BY_ROLE = "trust-policy-by-role.json";

    private TrustTemplates() {}

    static String ofPodRole(SandboxSettings settings) {
        return switch (settings.source()) {
            case POD_IDENTITY -> "pod-role-trust-policy.json";
            case WEB_IDENTITY -> "pod-role-trust-policy-web-identity.json";
            case KUBE2IAM, VAULT_FILE -> BY_ROLE;
        };
    }

    static String ofTargetRole(SandboxSettings settings) {
        boolean withoutTags = settings.targetRoleAssociation()
                && settings.source() == PodSource.POD_IDENTITY
                && !settings.sessionTags();
        if (settings.externalId() != null || withoutTags) {
            return "nxop-trust-policy-external-id.json";
        }
        // Neither kube2iam nor Vault passes tags.
        return settings.targetRoleAssociation() && settings.assumingRole() != null ? BY_ROLE : "nxop-trust-policy.json";
    }
}
