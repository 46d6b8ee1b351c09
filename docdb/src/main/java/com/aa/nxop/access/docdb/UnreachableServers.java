package com.aa.nxop.access.docdb;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.internal.io.ForeignText;
import com.aa.nxop.access.internal.io.NetworkFailure;
import com.mongodb.MongoSocketException;
import com.mongodb.connection.ServerDescription;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells apart why instances could not be reached.
 *
 * @param servers that do not answer; none, if the driver struck them all off its list
 */
record UnreachableServers(List<ServerDescription> servers, DocumentDbSettings settings) {
    /** The driver gives no reason for a server that it strikes off its list at once. */
    private static final String OR_NO_MEMBER =
            " If the network works, the server is not a member of rs0 (a mongos, an elastic cluster, a standalone server). Then the"
                    + " driver's log has: Expecting replica set member.";

    private static final String BROKE = "broke the connection";

    AccessException because(Throwable failure) {
        return servers.isEmpty() ? noMember(failure) : cannotBeReached(failure);
    }

    /** A connection ended, and the server it was to has answered since. */
    static AccessException broken(MongoSocketException e, Throwable failure) {
        return broken(e.getServerAddress() + " " + BROKE, failure);
    }

    /** Where nobody knows which servers there are, and the driver's text is all that there is. */
    AccessException unseen(Throwable failure) {
        return unreachable(
                NetworkFailure.describe(failure).orElseGet(() -> ForeignText.line(failure.getMessage())),
                "Check " + place()
                        + " and its port, the pod's egress rule, and the cluster's security group. NxopDocumentDb.explain says more with"
                        + " the client or its ClusterDescription.",
                failure);
    }

    static String describe(ServerDescription server) {
        return server.getAddress() + " " + reason(server);
    }

    private AccessException cannotBeReached(Throwable failure) {
        String all = servers.stream().map(UnreachableServers::describe).collect(Collectors.joining("; "));
        if (servers.stream().allMatch(server -> reason(server).equals(BROKE))) {
            return broken(all, failure);
        }
        return unreachable(
                all,
                "Check " + place()
                        + " and its port, the pod's egress rule, and the cluster's security group. Between regions, also check the"
                        + " firewall."
                        + (servers.stream().allMatch(server -> server.getException() == null) ? OR_NO_MEMBER : ""),
                failure);
    }

    private static AccessException broken(String what, Throwable failure) {
        return unreachable(
                what,
                "Try again. If the error stays, check the cluster's events, and find out what ends connections between the pod and the"
                        + " cluster.",
                failure);
    }

    /** What the driver finds to be no member, it forgets, with its reason. */
    private AccessException noMember(Throwable failure) {
        return unreachable(
                "the server is not a member of a replica set rs0 under this name",
                "Check " + place()
                        + ": it must be the endpoint of a DocumentDB cluster. Through a tunnel, add directConnection=true to a"
                        + " connection string for"
                        + " NxopDocumentDb.settings(nxop, connectionString).",
                failure);
    }

    private static AccessException unreachable(String what, String remedy, Throwable failure) {
        return new AccessException(
                DocumentDbFinding.DOCDB_UNREACHABLE, "DocumentDB cannot be reached: " + what + ".", remedy, failure);
    }

    private String place() {
        return settings.endpoint().isPresent() ? "NXOP_DOCDB_ENDPOINT" : "the cluster's endpoint";
    }

    private static String reason(ServerDescription server) {
        for (@Nullable Throwable t = server.getException(); t != null; t = t.getCause()) {
            if (t instanceof UnknownHostException) {
                return "is not known to DNS";
            }
            if (t instanceof ConnectException || t instanceof NoRouteToHostException) {
                return "refuses the connection, or no network route leads to it (" + ForeignText.line(t.getMessage())
                        + ")";
            }
            if (t instanceof SocketTimeoutException) {
                return "does not answer";
            }
        }
        return server.getException() == null ? "does not answer" : BROKE;
    }
}
