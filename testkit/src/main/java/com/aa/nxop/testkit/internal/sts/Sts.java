package com.aa.nxop.testkit.internal.sts;

import com.aa.nxop.testkit.SandboxSts;
import com.aa.nxop.testkit.internal.http.HttpAnswer;
import com.aa.nxop.testkit.internal.http.HttpCall;
import com.aa.nxop.testkit.internal.http.HttpService;
import com.aa.nxop.testkit.internal.iam.ContextKeys;
import com.aa.nxop.testkit.internal.iam.Policy;
import com.aa.nxop.testkit.internal.iam.RequestKeys;
import com.aa.nxop.testkit.internal.sigv4.SignatureCheck;
import com.aa.nxop.testkit.internal.sigv4.SignatureRefusal;
import com.aa.nxop.testkit.internal.sigv4.SignedCaller;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * AWS's Security Token Service: AssumeRole, AssumeRoleWithWebIdentity and GetCallerIdentity, on the wire and, for other services of
 * this world, without it. Thread-safe.
 */
public final class Sts implements HttpService, RoleSessions {
    /** From where the other programs on the pod's node call: this world has one machine. */
    private static final String NODE = "127.0.0.1";

    private final InstantSource clock;
    private final Sessions sessions;
    private final SignatureCheck<AccountSession> signatures;
    private final WebIdentity webIdentity;
    private final RoleIssuer issuer;
    private final CredentialMint mint;
    private final RequestQuota quota;
    private final int minimumTokenSize;
    private final List<SandboxSts.Call> calls = new ArrayList<>();

    private Sts(Builder builder) {
        clock = builder.clock;
        sessions = builder.sessions;
        mint = new CredentialMint(builder.random, clock);
        signatures = SignatureCheck.of("sts", builder.sessions, clock).inRegions(builder.regions);
        webIdentity = new WebIdentity(builder.providers, clock);
        issuer = new RoleIssuer(
                builder.roles,
                builder.sessions,
                mint,
                builder.inheritedAreRequestTags,
                builder.sessionLifetime,
                builder.fullLifetime,
                builder.minimumTokenSize,
                builder.resourceControl);
        minimumTokenSize = builder.minimumTokenSize;
        quota = new RequestQuota(builder.requestsPerSecond, clock);
    }

    /** STS issues sessions of these roles, and adds them to these sessions. */
    public static Builder builder(Roles roles, Sessions sessions) {
        return new Builder(roles, sessions);
    }

    /** Every call so far, refused ones too, in the order in which they were answered. */
    public List<SandboxSts.Call> calls() {
        synchronized (calls) {
            return List.copyOf(calls);
        }
    }

    @Override
    public AccountSession assumeAs(AccountSession caller, AssumeRoleInput input) {
        Actor actor =
                Actor.holding(caller).asking(RequestKeys.at(clock.instant()).with("aws:SourceIp", NODE));
        return assume(actor, input, () -> requireAlive(caller));
    }

    @Override
    public AccountSession assumeAsService(String servicePrincipal, AssumeRoleInput input) {
        return assume(Actor.service(servicePrincipal).asking(RequestKeys.at(clock.instant())), input, () -> {});
    }

    private AccountSession assume(Actor actor, AssumeRoleInput input, Runnable authentication) {
        CallDraft draft = CallDraft.of(clock.instant(), input);
        try {
            draft.by(actor);
            authentication.run();
            return assumeRole(draft, actor, RoleRequest.of(input));
        } catch (StsRefusal refusal) {
            draft.failed(refusal.code());
            throw refusal;
        } finally {
            record(draft);
        }
    }

    /** A session of this role, for any caller: no trust policy is asked, and no call is recorded. */
    public AccountSession issue(Role role, String sessionName, Duration lifetime) {
        AccountSession session = mint.session(
                role,
                sessionName,
                Map.of(),
                Set.of(),
                lifetime,
                null,
                null,
                Math.max(TokenSize.PLAIN, minimumTokenSize));
        sessions.add(session);
        return session;
    }

    private void requireAlive(AccountSession caller) {
        if (!sessions.find(caller.accessKeyId()).equals(Optional.of(caller))) {
            throw new StsRefusal(403, "InvalidClientTokenId", "The security token included in the request is invalid.");
        }
        if (!clock.instant().isBefore(caller.expiresAt())) {
            throw new StsRefusal(403, "ExpiredToken", "The security token included in the request is expired");
        }
    }

    @Override
    public HttpAnswer answer(HttpCall call) {
        return reply(StsRequest.of(call)).toHttp();
    }

    StsReply reply(StsRequest call) {
        String requestId = mint.requestId();
        CallDraft draft = new CallDraft(clock.instant(), "", Map.of());
        try {
            QueryParameters parameters = QueryParameters.of(call);
            String action = parameters.get("Action");
            draft = new CallDraft(clock.instant(), action == null ? "" : action, parameters.plain());
            return StsXml.success(String.valueOf(action), requestId, result(draft, call, parameters, action));
        } catch (SignatureRefusal refusal) {
            draft.failed(refusal.code());
            return StsXml.error(refusal.status(), refusal.code(), refusal.text(), requestId);
        } catch (StsRefusal refusal) {
            draft.failed(refusal.code());
            return StsXml.error(refusal.status(), refusal.code(), refusal.text(), requestId);
        } finally {
            record(draft);
        }
    }

    private String result(CallDraft draft, StsRequest call, QueryParameters parameters, @Nullable String action) {
        if (action == null) {
            throw new StsRefusal(400, "MissingAction", "The request is missing an action.");
        }
        return switch (action) {
            case "AssumeRole" -> {
                SignedCaller<AccountSession> caller = signatures.authenticate(call);
                Actor actor =
                        Actor.holding(caller.session()).asking(RequestKeys.of(call, clock.instant(), caller.region()));
                draft.by(actor);
                quota.take(caller.session().role().accountId());
                AccountSession issued = assumeRole(draft, actor, RoleRequest.of(parameters));
                yield StsXml.assumedRole(issued);
            }
            case "AssumeRoleWithWebIdentity" ->
                assumeRoleWithWebIdentity(draft, parameters, RequestKeys.of(call, clock.instant()));
            case "GetCallerIdentity" -> {
                AccountSession caller = signatures.verify(call);
                draft.by(Actor.holding(caller));
                quota.take(caller.role().accountId());
                yield StsXml.callerIdentity(caller);
            }
            default ->
                throw new StsRefusal(
                        400, "InvalidAction", "Could not find operation " + action + " for version 2011-06-15");
        };
    }

    private AccountSession assumeRole(CallDraft draft, Actor actor, RoleRequest request) {
        draft.asks(request);
        AccountSession issued = issuer.assumeRole(actor, request);
        draft.issued(issued);
        return issued;
    }

    /** Unsigned, and outside the quota: the token is all there is. */
    private String assumeRoleWithWebIdentity(CallDraft draft, QueryParameters parameters, ContextKeys asked) {
        RoleRequest request = RoleRequest.of(parameters);
        String token = parameters.get("WebIdentityToken");
        Violations violations = new Violations();
        if (violations.required("webIdentityToken", token) && token != null && token.length() < 4) {
            // Not its value: it is a credential, even if a broken one.
            violations.tooShort("webIdentityToken", 4);
        }
        RequestRules.check(request, violations);
        VerifiedToken verified = webIdentity.verify(String.valueOf(token), request.checkedArn());
        AccountSession issued = issuer.assumeRoleWithWebIdentity(verified, request, asked);
        draft.issued(issued);
        return StsXml.webIdentity(issued, verified);
    }

    private void record(CallDraft draft) {
        synchronized (calls) {
            calls.add(draft.finished());
        }
    }

    /** Not thread-safe. */
    public static final class Builder {
        private final Roles roles;
        private final Sessions sessions;
        private List<OidcProvider> providers = List.of();
        private InstantSource clock = InstantSource.system();
        private RandomGenerator random = new SecureRandom();
        private Set<String> regions = Set.of();
        private boolean inheritedAreRequestTags = true;
        private int requestsPerSecond;
        private @Nullable Duration sessionLifetime;
        private Set<String> fullLifetime = Set.of();
        private int minimumTokenSize;
        private @Nullable Policy resourceControl;

        private Builder(Roles roles, Sessions sessions) {
            this.roles = roles;
            this.sessions = sessions;
        }

        public Builder providers(List<OidcProvider> known) {
            providers = List.copyOf(known);
            return this;
        }

        public Builder clock(InstantSource source) {
            clock = source;
            return this;
        }

        public Builder random(RandomGenerator generator) {
            random = generator;
            return this;
        }

        /** Refuses signatures made for other regions; by default any will do. */
        public Builder regions(Set<String> valid) {
            regions = Set.copyOf(valid);
            return this;
        }

        /**
         * Whether inherited transitive tags are {@code aws:RequestTag} to the next role's trust policy (the default). AWS's own
         * examples only make sense if they are, but no page says so.
         */
        public Builder inheritedTagsAreRequestTags(boolean value) {
            inheritedAreRequestTags = value;
            return this;
        }

        /** For each calling account; 0, the default, for no limit. Web identity and AWS services do not count. */
        public Builder requestsPerSecond(int limit) {
            requestsPerSecond = limit;
            return this;
        }

        /** How long the sessions are that holders of other sessions get, whatever they ask for; null, the default, for as they ask. */
        public Builder sessionLifetime(@Nullable Duration lifetime) {
            sessionLifetime = lifetime;
            return this;
        }

        /** Roles whose sessions are still as long as the call asks for. */
        public Builder fullLifetimeOf(Set<String> roleArns) {
            fullLifetime = Set.copyOf(roleArns);
            return this;
        }

        /**
         * What no role of these accounts may be assumed against; null, the default, for nothing.
         *
         * @throws IllegalArgumentException if Organizations would not take it
         */
        public Builder resourceControlPolicy(@Nullable String json) {
            resourceControl = json == null ? null : Policy.parseResourceControl(json);
            return this;
        }

        /** What tokens are filled up to, in bytes, whatever the request asks for; 0, the default, for nothing. */
        public Builder minimumTokenSize(int bytes) {
            minimumTokenSize = bytes;
            return this;
        }

        public Sts build() {
            return new Sts(this);
        }
    }
}
