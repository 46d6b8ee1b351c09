package com.aa.nxop.access.docdb;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.internal.io.CauseChain;
import com.aa.nxop.access.internal.io.ForeignText;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoIncompatibleDriverException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.connection.ServerDescription;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why DocumentDB gave no answer: the network is only one of the reasons.
 *
 * @param servers as the driver sees them now
 */
record MissingAnswer(List<ServerDescription> servers, DocumentDbSettings settings) {
    /** The driver has one exception for both waits; these words of it tell them apart. */
    private static final String FOR_SERVER = "waiting for a server";

    /** As the driver shows a read preference that asks for tags. */
    private static final String TAG_SET = "tagSetList=[TagSet{[Tag{";

    private static final String FOR_CONNECTION = "while waiting for a connection";

    private static final List<Class<? extends MongoException>> KINDS = List.of(
            MongoTimeoutException.class,
            MongoExecutionTimeoutException.class,
            MongoSocketException.class,
            MongoServerUnavailableException.class,
            MongoConnectionPoolClearedException.class,
            MongoIncompatibleDriverException.class,
            MongoNotPrimaryException.class,
            MongoNodeIsRecoveringException.class);

    static boolean isReasonOf(MongoException failure) {
        return KINDS.stream().anyMatch(kind -> CauseChain.has(failure, kind));
    }

    AccessException because(MongoException failure) {
        if (isLate(failure) && CauseChain.has(failure, MongoSecurityException.class)) {
            return late(failure);
        }
        if (isNotPrimary(failure)) {
            return notPrimary(failure);
        }
        List<ServerDescription> down =
                servers.stream().filter(server -> !server.isOk()).toList();
        if (down.size() == servers.size()) {
            return new UnreachableServers(down, settings).because(failure);
        }
        if (wait(failure, FOR_SERVER).isPresent()) {
            return noMember(failure);
        }
        if (wait(failure, FOR_CONNECTION).isPresent()) {
            return noConnection(failure);
        }
        return isLate(failure) ? late(failure) : brokeOff(failure, down);
    }

    /** As {@link #because}, where nobody has the driver's view of the servers: its own text is all that there is. */
    AccessException unseen(MongoException failure) {
        if (isNotPrimary(failure)) {
            return notPrimary(failure);
        }
        if (wait(failure, FOR_CONNECTION).isPresent()) {
            return noConnection(failure);
        }
        return isLate(failure) && wait(failure, FOR_SERVER).isEmpty()
                ? late(failure)
                : new UnreachableServers(List.of(), settings).unseen(failure);
    }

    /** Only the server that it was to counts: the other may not have been looked at yet. */
    private AccessException brokeOff(MongoException failure, List<ServerDescription> down) {
        Optional<MongoSocketException> socket = CauseChain.find(failure, MongoSocketException.class);
        if (socket.isEmpty()) {
            return new AccessException(
                    DocumentDbFinding.DOCDB_UNREACHABLE,
                    "The driver did not reach DocumentDB for a moment, but DocumentDB is up again:" + " "
                            + ForeignText.line(failure.getMessage()),
                    "Try again.",
                    failure);
        }
        List<ServerDescription> still = down.stream()
                .filter(server -> server.getAddress().equals(socket.get().getServerAddress()))
                .filter(server -> server.getException() != null)
                .toList();
        return still.isEmpty()
                ? UnreachableServers.broken(socket.get(), failure)
                : new UnreachableServers(still, settings).because(failure);
    }

    private static boolean isLate(MongoException failure) {
        return CauseChain.has(failure, MongoTimeoutException.class)
                || CauseChain.has(failure, MongoExecutionTimeoutException.class)
                || CauseChain.has(failure, MongoSocketReadTimeoutException.class);
    }

    private static boolean isNotPrimary(MongoException failure) {
        return CauseChain.has(failure, MongoNotPrimaryException.class)
                || CauseChain.has(failure, MongoNodeIsRecoveringException.class);
    }

    private static Optional<MongoTimeoutException> wait(MongoException failure, String words) {
        return CauseChain.find(failure, MongoTimeoutException.class)
                .filter(e -> String.valueOf(e.getMessage()).contains(words));
    }

    private static AccessException notPrimary(MongoException failure) {
        return noMember(
                "The member of DocumentDB that the driver asked is not the primary: "
                        + ForeignText.line(failure.getMessage()),
                failure);
    }

    private AccessException noMember(MongoException failure) {
        if (wait(failure, TAG_SET).isPresent()) {
            return new AccessException(
                    DocumentDbFinding.DOCDB_NO_MEMBER,
                    "The read preference asks for tags, but DocumentDB's instances have no tags.",
                    "Remove the tag sets from the read preference (readPreferenceTags in a connection string): DocumentDB does not"
                            + " support them.",
                    failure);
        }
        boolean primary = servers.stream().anyMatch(ServerDescription::isPrimary);
        String all = servers.stream()
                .map(server -> server.isOk()
                        ? server.getAddress() + " is up as " + server.getType()
                        : UnreachableServers.describe(server))
                .collect(Collectors.joining("; "));
        return noMember(
                (primary
                                ? "No member of DocumentDB is suitable for this operation"
                                : "DocumentDB has no primary right now")
                        + ": " + all + ".",
                failure);
    }

    private static AccessException noMember(String what, MongoException failure) {
        return new AccessException(
                DocumentDbFinding.DOCDB_NO_MEMBER,
                what,
                "Try again: during a failover there is no primary for a while. If the error stays, check the cluster's instances. If"
                        + " the cluster has no replica, do not read with the preference secondary. With directConnection=true,"
                        + " connect to the primary.",
                failure);
    }

    private static AccessException noConnection(MongoException failure) {
        return new AccessException(
                DocumentDbFinding.DOCDB_NO_CONNECTION,
                "All connections of the client to DocumentDB are in use, and none became free in time: "
                        + ForeignText.line(
                                wait(failure, FOR_CONNECTION).orElseThrow().getMessage()),
                "Raise maxPoolSize, or use connections for a shorter time: close cursors, and look for slow commands. If few"
                        + " connections are in use, logins are slow: try again.",
                failure);
    }

    /** The driver does not always say which of both it was. */
    private static AccessException late(MongoException failure) {
        return new AccessException(
                DocumentDbFinding.DOCDB_TIMEOUT,
                "DocumentDB is up, but a command, or the login before it, took too long: "
                        + ForeignText.line(failure.getMessage()),
                "Try again. If the error stays, look for the command in the cluster's profiler, or give it more time (timeoutMS,"
                        + " socketTimeoutMS). For logins the cluster asks STS: check the cluster's metric"
                        + " StsGetCallerIdentityCalls, and open fewer connections.",
                failure);
    }
}
