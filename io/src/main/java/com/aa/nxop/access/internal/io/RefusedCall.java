package com.aa.nxop.access.internal.io;

/**
 * Whose policies took part in a call that AWS refused, in words for a remedy.
 *
 * @param service that was called, for example {@code S3}
 * @param caller whose credentials signed the call: {@code the pod's own role}
 * @param callerTeam who owns the caller's policies
 * @param callerAccount where the caller is, for example {@code account 285282426848}
 * @param sessionPolicy where the policy of the caller's session was set
 * @param resourcePolicy the resource's own, for example {@code trust policy of arn:…}
 * @param resourceAccount where the resource is
 */
public record RefusedCall(
        String service,
        String caller,
        String callerTeam,
        String callerAccount,
        String sessionPolicy,
        String resourcePolicy,
        String resourceAccount) {
    /** The policy, without its article. */
    String place(PolicyKind kind) {
        return switch (kind) {
            case IDENTITY_BASED -> "identity-based policy of " + caller;
            case RESOURCE_BASED -> resourcePolicy;
            case SESSION -> "session policy of " + sessionPolicy;
            case VPC_ENDPOINT -> "policy of the VPC endpoint for " + service;
            case PERMISSIONS_BOUNDARY -> "permissions boundary of " + caller;
            case SERVICE_CONTROL -> "service control policy of the organization that holds " + callerAccount;
            case RESOURCE_CONTROL -> "resource control policy of the organization that holds " + resourceAccount;
        };
    }

    /** Who can change it. */
    String owner(PolicyKind kind) {
        return switch (kind) {
            case IDENTITY_BASED -> callerTeam;
            case RESOURCE_BASED -> "the team that owns the resource";
            case SESSION -> "the team that sets the session policy";
            case VPC_ENDPOINT -> "the network team that owns the endpoint";
            case PERMISSIONS_BOUNDARY -> "the platform team that set the boundary";
            case SERVICE_CONTROL, RESOURCE_CONTROL -> "the administrators of the organization";
        };
    }
}
