package com.aa.nxop.testkit.internal.sts;

import com.aa.nxop.testkit.internal.iam.AccessDecision;
import com.aa.nxop.testkit.internal.iam.AuthorizationRequest;
import com.aa.nxop.testkit.internal.iam.Caller;
import com.aa.nxop.testkit.internal.iam.ContextKeys;
import com.aa.nxop.testkit.internal.iam.Decision;
import com.aa.nxop.testkit.internal.iam.GuardPolicies;
import com.aa.nxop.testkit.internal.iam.Policy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides whether a role's session is issued, and issues it. */
final class RoleIssuer {
    private static final Duration DEFAULT_DURATION = Duration.ofHours(1);
    private static final Duration CHAINING_LIMIT = Duration.ofHours(1);

    private final Roles roles;
    private final Sessions sessions;
    private final CredentialMint mint;
    private final boolean inheritedAreRequestTags;
    private final @Nullable Duration sessionLifetime;
    private final Set<String> fullLifetime;
    private final int minimumTokenSize;
    private final @Nullable Policy resourceControl;

    RoleIssuer(
            Roles roles,
            Sessions sessions,
            CredentialMint mint,
            boolean inheritedAreRequestTags,
            @Nullable Duration sessionLifetime,
            Set<String> fullLifetime,
            int minimumTokenSize,
            @Nullable Policy resourceControl) {
        this.roles = roles;
        this.sessions = sessions;
        this.mint = mint;
        this.inheritedAreRequestTags = inheritedAreRequestTags;
        this.sessionLifetime = sessionLifetime;
        this.fullLifetime = Set.copyOf(fullLifetime);
        this.minimumTokenSize = minimumTokenSize;
        this.resourceControl = resourceControl;
    }

    AccountSession assumeRole(Actor actor, RoleRequest request) {
        RequestRules.check(request);
        CallTags tags = CallTags.check(request, actor.session());
        int tokenBytes = TokenSize.check(tags, request.policy(), fill(request));
        Optional<Role> role = roles.find(request.checkedArn());
        Optional<String> identity = SourceIdentity.check(request, actor.session());
        ContextKeys tagging = tagKeys(tags, actor.keys());
        authorize(actor, role, request, "sts:AssumeRole", naming(request, identified(tagging, identity)));
        if (!tags.none()) {
            // A decision of its own, which knows neither external id nor session name.
            authorize(actor, role, request, "sts:TagSession", tagging);
        }
        if (identity.isPresent()) {
            // Another one, also where it is inherited.
            authorize(actor, role, request, "sts:SetSourceIdentity", identified(actor.keys(), identity));
        }
        return issue(role.orElseThrow(), request, tags, identity, tokenBytes, actor);
    }

    AccountSession assumeRoleWithWebIdentity(VerifiedToken token, RoleRequest request, ContextKeys asked) {
        RoleRequest tagged = new RoleRequest(
                request.roleArn(),
                request.sessionName(),
                request.durationSeconds(),
                token.tags(),
                token.transitiveKeys(),
                null,
                request.policy(),
                token.sourceIdentity(),
                request.minimumTokenSize());
        RequestRules.check(tagged);
        CallTags tags = CallTags.check(tagged, null);
        int tokenBytes = TokenSize.check(tags, request.policy(), fill(request));
        Actor actor = new Actor(token.caller(), token.subject(), null, token.keys()).asking(asked);
        Optional<String> identity = SourceIdentity.check(tagged, null);
        ContextKeys tagging = tagKeys(tags, actor.keys());
        Optional<Role> role = roles.find(request.checkedArn());
        authorizeWeb(actor, role, "sts:AssumeRoleWithWebIdentity", naming(request, identified(tagging, identity)));
        if (!tags.none()) {
            authorizeWeb(actor, role, "sts:TagSession", tagging);
        }
        if (identity.isPresent()) {
            authorizeWeb(actor, role, "sts:SetSourceIdentity", identified(actor.keys(), identity));
        }
        return issue(role.orElseThrow(), tagged, tags, identity, tokenBytes, actor);
    }

    private int fill(RoleRequest request) {
        return request.minimumTokenSize() == null
                ? minimumTokenSize
                : Math.max(minimumTokenSize, request.minimumTokenSize().intValue());
    }

    private ContextKeys tagKeys(CallTags tags, ContextKeys keys) {
        Map<String, String> requested = inheritedAreRequestTags ? tags.all() : tags.passed();
        return keys.withTags("aws:RequestTag/", requested)
                .with("aws:TagKeys", requested.keySet())
                .with("sts:TransitiveTagKeys", tags.transitive());
    }

    private static ContextKeys identified(ContextKeys keys, Optional<String> identity) {
        return identity.map(name -> keys.with("sts:SourceIdentity", name)).orElse(keys);
    }

    private static ContextKeys naming(RoleRequest request, ContextKeys keys) {
        ContextKeys named = keys.with("sts:RoleSessionName", request.checkedName());
        return request.externalId() == null ? named : named.with("sts:ExternalId", request.externalId());
    }

    private void authorize(Actor actor, Optional<Role> role, RoleRequest request, String action, ContextKeys keys) {
        String refused = "User: " + actor.name() + " is not authorized to perform: " + action + " on resource: "
                + request.checkedArn();
        checkOrganization(actor, role, action, keys, refused);
        // A role that does not exist is refused like one that may not be assumed: STS does not tell which.
        if (role.isEmpty()) {
            throw new StsRefusal(403, "AccessDenied", refused);
        }
        AccessDecision decision = Authorization.decide(actor, role.get(), action, keys);
        if (!decision.allowed()) {
            boolean together = role.get().guardrails().areTogether();
            throw new StsRefusal(403, "AccessDenied", refused + decision.clause(together));
        }
    }

    private void authorizeWeb(Actor actor, Optional<Role> role, String action, ContextKeys keys) {
        checkOrganization(actor, role, action, keys, "Not authorized to perform " + action);
        if (role.isEmpty()
                || !Authorization.decide(actor, role.get(), action, keys).allowed()) {
            throw new StsRefusal(403, "AccessDenied", "Not authorized to perform " + action);
        }
    }

    private void checkOrganization(Actor actor, Optional<Role> role, String action, ContextKeys keys, String refused) {
        Policy control = resourceControl;
        if (control != null
                && role.isPresent()
                && control.decide(new AuthorizationRequest(
                                actor.caller(), action, role.get().arn(), keys))
                        == Decision.EXPLICIT_DENY) {
            throw new StsRefusal(
                    403,
                    "AccessDenied",
                    refused + " with an explicit deny in a resource control policy: "
                            + GuardPolicies.RESOURCE_CONTROL_ARN);
        }
    }

    private AccountSession issue(
            Role role, RoleRequest request, CallTags tags, Optional<String> identity, int tokenBytes, Actor actor) {
        AccountSession session = mint.session(
                role,
                request.checkedName(),
                tags.all(),
                tags.allTransitive(),
                lifetime(role, request, actor),
                request.policy(),
                identity.orElse(null),
                tokenBytes);
        sessions.add(session);
        return session;
    }

    /** What is asked for must be right even where it is not what is given. */
    private Duration lifetime(Role role, RoleRequest request, Actor actor) {
        Duration asked = duration(role, request, actor);
        boolean full = actor.session() == null || fullLifetime.contains(role.arn());
        return sessionLifetime == null || full ? asked : sessionLifetime;
    }

    private static Duration duration(Role role, RoleRequest request, Actor actor) {
        if (request.durationSeconds() == null) {
            return DEFAULT_DURATION;
        }
        Duration duration = Duration.ofSeconds(request.durationSeconds());
        // EKS takes six hours of roles whose maximum is left at one hour: AWS services are not bound by it.
        boolean service = actor.caller() instanceof Caller.AwsService;
        if (!service && duration.compareTo(role.maxSessionDuration()) > 0) {
            throw invalid("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }
        if (actor.session() != null && duration.compareTo(CHAINING_LIMIT) > 0) {
            throw invalid("The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role"
                    + " chaining.");
        }
        return duration;
    }

    private static StsRefusal invalid(String message) {
        return new StsRefusal(400, "ValidationError", message);
    }
}
