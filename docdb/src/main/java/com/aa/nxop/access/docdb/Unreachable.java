package com.aa.nxop.access.docdb;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.DocumentDbSettings;
import com.aa.nxop.access.Finding;
import com.mongodb.connection.ServerDescription;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells apart why no instance could be reached. */
record Unreachable(List<ServerDescription> servers, DocumentDbSettings settings) {
    AccessException because(Throwable failure) {
        return new AccessException(
                Finding.DOCDB_UNREACHABLE,
                "DocumentDB cannot be reached: "
                        + servers.stream().map(Unreachable::describe).collect(Collectors.joining("; ")) + ".",
                "Check " + (settings.endpoint().isPresent() ? "NXOP_DOCDB_ENDPOINT" : "the cluster's endpoint")
                        + " and its port, the pod's egress rule, and the cluster's security group; between regions also the firewall.",
                failure);
    }

    private static String describe(ServerDescription server) {
        return server.getAddress() + " " + reason(server);
    }

    private static String reason(ServerDescription server) {
        for (@Nullable Throwable t = server.getException(); t != null; t = t.getCause()) {
            if (t instanceof UnknownHostException) {
                return "is not known to DNS";
            }
            if (t instanceof ConnectException) {
                return "refuses the connection, or there is no way to it (" + t.getMessage() + ")";
            }
            if (t instanceof SocketTimeoutException) {
                return "does not answer";
            }
        }
        if (server.getException() != null) {
            return "broke the connection";
        }
        return server.isOk() ? "is no member that may be used (" + server.getType() + ")" : "does not answer";
    }
}
