package com.aa.nxop.testkit.internal.docdb;

import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;

/**
 * What a member answers on one connection: nothing but greetings and logins until somebody is logged in, and then what that user
 * may do and this member can. Commands come one after the other; the rest is thread-safe.
 */
final class Dialogue {
    private final ClusterState cluster;
    private final String member;
    private final Store store;
    private final SaslConversation sasl;
    private volatile @Nullable String user;

    Dialogue(ClusterState cluster, String member, Store store) {
        this.cluster = cluster;
        this.member = member;
        this.store = store;
        this.sasl = new SaslConversation(cluster, member);
    }

    boolean authenticated() {
        return user != null;
    }

    Document answer(Channel channel, Request request) {
        if (Commands.greets(request)) {
            return request.database().equals("$external")
                    ? DocumentDbReplies.notOnExternal(request.name().equals("hello") ? "hello" : "isMaster")
                    : Hello.of(request, cluster, member);
        }
        return switch (request.name()) {
            case "saslStart" -> sasl.start(request);
            case "saslContinue" -> sasl.finish(request, admitted -> user = admitted);
            // Drivers say it while they go, to whoever is there.
            case "endSessions" -> DocumentDbReplies.ok();
            default -> {
                String known = user;
                yield known == null
                        ? DocumentDbReplies.authenticationRequired(request.name())
                        : answer(channel, request, known);
            }
        };
    }

    /** As if the user's credentials were wrong. */
    Document refuseOnRequest() {
        return sasl.refused("Refused on request: LoginFault.refuse().");
    }

    private Document answer(Channel channel, Request request, String known) {
        if (Commands.partOfTransaction(request)) {
            return DocumentDbReplies.noTransactions();
        }
        if (request.name().equals("getLastError")) {
            // A question after a write in the old way, which nobody can ask any longer.
            return DocumentDbReplies.noSuchCommand(request.name());
        }
        if (Commands.free(request)) {
            return store.run(channel, request);
        }
        boolean writes = Commands.writes(request);
        // Looked up every time: a user who is dropped loses what it may do at once.
        boolean allowed = cluster.users()
                .find(known)
                .filter(rights -> writes ? rights.write(request.database()) : rights.read(request.database()))
                .isPresent();
        if (!allowed) {
            return DocumentDbReplies.notAuthorized(request);
        }
        if (request.body().containsKey("txnNumber") && !cluster.engine().takesRetryableWrites()) {
            return DocumentDbReplies.noRetryableWrites();
        }
        if (!member.equals(cluster.replicaSet().primary())) {
            if (writes) {
                return DocumentDbReplies.notPrimary();
            }
            if (!Commands.readsAnywhere(request)) {
                return DocumentDbReplies.notPrimaryForReads();
            }
        }
        return SupportedFields.refusal(request)
                .or(() -> SupportedForms.refusal(request))
                .orElseGet(() -> store.run(channel, request));
    }
}
