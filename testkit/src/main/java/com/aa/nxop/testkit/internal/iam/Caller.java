package com.aa.nxop.testkit.internal.iam;

/** Who asks, as far as a policy's {@code Principal} element can tell. */
public sealed interface Caller {
    /**
     * The holder of a role session.
     *
     * @param roleArn the role's ARN with its path: the session's ARN has lost it
     */
    record RoleSession(String accountId, String roleArn, String sessionArn) implements Caller {
        public static RoleSession of(RolePrincipal session) {
            return new RoleSession(session.accountId(), session.roleArn(), session.arn());
        }
    }

    /** For example {@code pods.eks.amazonaws.com}. */
    record AwsService(String name) implements Caller {}

    /** The holder of a token of this identity provider. */
    record WebIdentity(String providerArn) implements Caller {}
}
