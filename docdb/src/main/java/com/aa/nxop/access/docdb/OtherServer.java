package com.aa.nxop.access.docdb;

import com.aa.nxop.access.AccessException;
import com.mongodb.ServerAddress;
import com.mongodb.connection.ServerDescription;
import com.mongodb.connection.ServerType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A server that answers but is not a member of DocumentDB's replica set. The driver strikes it off its list and reports a time-out.
 *
 * @param kind what it says it is, with its article
 */
record OtherServer(ServerAddress address, String kind, boolean router) {
    /** Nothing if it is a member of {@code rs0}, or has not said what it is. */
    static Optional<OtherServer> of(ServerDescription server) {
        @Nullable String set = server.getSetName();
        if (!server.isOk() || DocumentDbSettings.REPLICA_SET.equals(set)) {
            return Optional.empty();
        }
        ServerType type = server.getType();
        String kind = switch (type) {
            case SHARD_ROUTER -> "a mongos, the router of a sharded cluster";
            case LOAD_BALANCER -> "a load balancer";
            case STANDALONE -> "a standalone server";
            default -> set == null ? "a server without a replica set" : "a member of the replica set " + set;
        };
        return Optional.of(new OtherServer(server.getAddress(), kind, type == ServerType.SHARD_ROUTER));
    }

    AccessException because(DocumentDbSettings settings) {
        String place = settings.endpoint().isPresent() ? "NXOP_DOCDB_ENDPOINT" : "the cluster's endpoint";
        return new AccessException(
                DocumentDbFinding.DOCDB_OTHER_SERVER,
                "The server at " + address + " is " + kind
                        + ", but DocumentDB's instances are members of the replica set rs0. The network and its rules are not the"
                        + " reason.",
                router
                        ? "Use an instance-based cluster of engine 5.0 or later, and check " + place
                                + ". An elastic cluster of"
                                + " DocumentDB answers like this, and does not support IAM authentication."
                        : "Check " + place
                                + ": it must name an instance-based cluster of DocumentDB, by its own endpoint. A MongoDB server that"
                                + " is not DocumentDB does not support IAM authentication with this account.");
    }
}
