package com.aa.nxop.testkit.internal.msk;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.Endpoint;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.server.authorizer.AclCreateResult;
import org.apache.kafka.server.authorizer.AclDeleteResult;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;
import org.apache.kafka.server.authorizer.Authorizer;
import org.apache.kafka.server.authorizer.AuthorizerServerInfo;
import org.jspecify.annotations.Nullable;

/**
 * Holds every request against the {@code kafka-cluster} permissions of its session. The broker itself, which is no session, may
 * do everything. Public because Kafka makes it. Thread-safe once configured.
 */
public final class IamAuthorizer implements Authorizer {
    private @Nullable AccessGate gate;

    @Override
    public void configure(Map<String, ?> configs) {
        gate = (AccessGate) Objects.requireNonNull(configs.get(IamSaslServerFactory.GATE));
    }

    @Override
    public Map<Endpoint, ? extends CompletionStage<Void>> start(AuthorizerServerInfo server) {
        return server.endpoints().stream()
                .collect(toMap(
                        endpoint -> endpoint, endpoint -> CompletableFuture.<@Nullable Void>completedFuture(null)));
    }

    @Override
    public List<AuthorizationResult> authorize(AuthorizableRequestContext context, List<Action> actions) {
        return actions.stream().map(action -> result(allows(context, action))).toList();
    }

    private boolean allows(AuthorizableRequestContext context, Action action) {
        if (!(context.principal() instanceof SessionPrincipal principal)) {
            return true;
        }
        MskSession session = principal.session();
        AccessGate known = Objects.requireNonNull(gate);
        String address = context.clientAddress().getHostAddress();
        return Actions.of(action.operation(), action.resourcePattern(), known.cluster())
                .filter(need -> known.allows(session, need.action(), need.resource(), address))
                .isPresent();
    }

    /** Never for a session: to write to some topic is no permission to write idempotently, which MSK wants to be given by name. */
    @Override
    public AuthorizationResult authorizeByResourceType(
            AuthorizableRequestContext context, AclOperation operation, ResourceType type) {
        return result(!(context.principal() instanceof SessionPrincipal));
    }

    private static AuthorizationResult result(boolean allowed) {
        return allowed ? AuthorizationResult.ALLOWED : AuthorizationResult.DENIED;
    }

    @Override
    public List<? extends CompletionStage<AclCreateResult>> createAcls(
            AuthorizableRequestContext context, List<AclBinding> bindings) {
        throw noLists();
    }

    @Override
    public List<? extends CompletionStage<AclDeleteResult>> deleteAcls(
            AuthorizableRequestContext context, List<AclBindingFilter> filters) {
        throw noLists();
    }

    @Override
    public Iterable<AclBinding> acls(AclBindingFilter filter) {
        throw noLists();
    }

    private static SecurityDisabledException noLists() {
        return new SecurityDisabledException("The sandbox's broker uses IAM policies and keeps no ACLs.");
    }

    @Override
    public void close() {
        // It holds nothing.
    }
}
