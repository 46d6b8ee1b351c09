package com.aa.nxop.testkit.internal.iam;

/** What the holder of a session may do by its role's identity policy, narrowed by its session policy if it has one. */
public final class Permissions {
    private Permissions() {}

    /** The same with nothing of the request to judge by: conditions find its time and its sender absent. */
    public static boolean allows(RolePrincipal session, String action, String resource) {
        return allows(session, action, resource, ContextKeys.NONE);
    }

    /**
     * Whether it may.
     *
     * @param resource an ARN, for example {@code arn:aws:s3:::bucket/key}
     * @param asked condition keys of this request, besides those that follow from the session
     */
    public static boolean allows(RolePrincipal session, String action, String resource, ContextKeys asked) {
        return decide(session, action, resource, asked) == Decision.ALLOW;
    }

    /** Never {@link Decision#ALLOW_ACCOUNT}: no principals stand in these policies. */
    public static Decision decide(RolePrincipal session, String action, String resource, ContextKeys asked) {
        AuthorizationRequest request = new AuthorizationRequest(
                Caller.RoleSession.of(session),
                action,
                resource,
                SessionKeys.of(session).and(asked));
        Decision role = Policy.parse(session.identityPolicy()).decide(request);
        String sessionPolicy = session.policy();
        if (sessionPolicy == null) {
            return role;
        }
        Decision narrowed = Policy.parseSession(sessionPolicy).decide(request);
        if (role == Decision.EXPLICIT_DENY || narrowed == Decision.EXPLICIT_DENY) {
            return Decision.EXPLICIT_DENY;
        }
        return role == Decision.ALLOW && narrowed == Decision.ALLOW ? Decision.ALLOW : Decision.NO_MATCH;
    }
}
