package com.aa.nxop.testkit.internal.iam;

import java.util.Optional;

/** What the holder of a session may do by its role's identity policy, and by every policy that narrows it. */
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
     * @param asked condition keys of this request, beside those that follow from the session
     */
    public static boolean allows(RolePrincipal session, String action, String resource, ContextKeys asked) {
        return decide(session, action, resource, asked).allowed();
    }

    public static AccessDecision decide(RolePrincipal session, String action, String resource, ContextKeys asked) {
        return decide(session, action, resource, asked, session.accountId());
    }

    /**
     * The same, for a resource that may be another account's: then the resource's own policy must let the caller in.
     *
     * @param owner the account of the resource
     */
    public static AccessDecision decide(
            RolePrincipal session, String action, String resource, ContextKeys asked, String owner) {
        AuthorizationRequest request = request(session, action, resource, asked);
        Optional<Decision> own = session.guardrails().resource(resource).map(policy -> policy.decide(request));
        boolean oneAccount = owner.equals(session.accountId());
        // Within one account the resource's policy need not let anybody in, and is enough where it does.
        return decide(
                session, request, own.filter(decision -> !oneAccount || decision != Decision.NO_MATCH), oneAccount);
    }

    /**
     * The same, for a role that is to be assumed.
     *
     * @param trust what its trust policy decides
     */
    public static AccessDecision decide(
            RolePrincipal session, String action, String role, ContextKeys keys, String owner, Decision trust) {
        return decide(
                session, request(session, action, role, keys), Optional.of(trust), owner.equals(session.accountId()));
    }

    private static AuthorizationRequest request(
            RolePrincipal session, String action, String resource, ContextKeys asked) {
        return new AuthorizationRequest(
                Caller.RoleSession.of(session),
                action,
                resource,
                SessionKeys.of(session).and(asked));
    }

    private static AccessDecision decide(
            RolePrincipal session, AuthorizationRequest request, Optional<Decision> ofResource, boolean oneAccount) {
        PolicyChain chain = session.guardrails().chain(request);
        ofResource.ifPresent(decision -> chain.add(DecidingPolicy.RESOURCE_BASED, decision));
        String sessionPolicy = session.policy();
        boolean enough = oneAccount && ofResource.filter(Decision.ALLOW::equals).isPresent() && sessionPolicy == null;
        Decision identity = Policy.parse(session.identityPolicy()).decide(request);
        chain.add(DecidingPolicy.IDENTITY_BASED, enough && identity == Decision.NO_MATCH ? Decision.ALLOW : identity);
        session.guardrails()
                .boundary(session.roleArn())
                .ifPresent(policy -> chain.add(DecidingPolicy.PERMISSIONS_BOUNDARY, policy));
        if (sessionPolicy != null) {
            chain.add(DecidingPolicy.SESSION, Policy.parseSession(sessionPolicy));
        }
        return chain.decide();
    }
}
