package com.aa.nxop.access.docdb;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.Finding;
import com.aa.nxop.access.NxopAccess;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoIncompatibleDriverException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.connection.ClusterDescription;
import com.mongodb.connection.ServerDescription;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What an exception of the driver means for access. */
record Explanation(NxopAccess nxop) {
    private static final int UNAUTHORIZED = 13;
    private static final int AUTHENTICATION_FAILED = 18;
    private static final int RETRYABLE_WRITES = 301;

    /** @param cluster as the driver sees it now: where it gave up for lack of a server, the reason stands there and nowhere else */
    AccessException of(MongoException failure, ClusterDescription cluster) {
        return said(failure)
                .or(() -> isForLackOfServer(failure) ? ofServers(cluster, failure) : Optional.empty())
                .orElseGet(() -> new AccessException(
                        Finding.DOCDB_FAILED,
                        "DocumentDB answered with an error: " + failure.getMessage(),
                        "Look at the code and text of the server, which the cause has.",
                        failure));
    }

    /** What made the driver give a server up, if that is a matter of access; never asks STS. */
    Optional<AccessException> ofServer(ServerDescription server, Throwable why) {
        return find(why, AccessException.class)
                .or(() -> find(why, MongoSecurityException.class).flatMap(e -> {
                    if (isOfAnotherIdentity(e)) {
                        return Optional.of(FirstContact.lost());
                    }
                    return isCode(e, AUTHENTICATION_FAILED)
                            ? Optional.of(new RefusedLogin(nxop).unasked(e))
                            : Optional.empty();
                }))
                .or(() -> find(why, SSLException.class).map(e -> tls(server, e, why)))
                .or(() -> find(why, MongoIncompatibleDriverException.class).map(e -> tooOld(server, e)));
    }

    private Optional<AccessException> said(MongoException failure) {
        return find(failure, AccessException.class)
                .map(AccessException::forThisCaller)
                .or(() -> {
                    Optional<MongoSecurityException> login = find(failure, MongoSecurityException.class);
                    if (login.filter(this::isOfAnotherIdentity).isPresent()) {
                        return Optional.of(FirstContact.lost());
                    }
                    if (isCode(failure, AUTHENTICATION_FAILED)) {
                        return Optional.of(new RefusedLogin(nxop).asked(failure));
                    }
                    if (isCode(failure, UNAUTHORIZED)) {
                        return Optional.of(new RefusedLogin(nxop).unauthorized(failure));
                    }
                    return isCode(failure, RETRYABLE_WRITES) ? Optional.of(retryableWrites(failure)) : Optional.empty();
                });
    }

    private static boolean isForLackOfServer(MongoException failure) {
        return failure instanceof MongoTimeoutException
                || failure instanceof MongoSocketException
                || failure instanceof MongoServerUnavailableException
                || failure instanceof MongoIncompatibleDriverException;
    }

    private Optional<AccessException> ofServers(ClusterDescription cluster, MongoException failure) {
        List<ServerDescription> servers = cluster.getServerDescriptions();
        for (ServerDescription server : servers) {
            @Nullable Throwable why = server.getException();
            Optional<AccessException> found = !server.isCompatibleWithDriver() && why == null
                    ? Optional.of(tooOld(server, failure))
                    : why == null ? Optional.empty() : ofServer(server, why).map(AccessException::forThisCaller);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.of(new Unreachable(servers, nxop.config().documentDb()).because(failure));
    }

    private boolean isOfAnotherIdentity(MongoSecurityException e) {
        return !SessionCredential.isOf(nxop, e.getCredential())
                && find(e, AccessException.class).isEmpty();
    }

    private static AccessException tls(ServerDescription server, SSLException e, Throwable cause) {
        return new AccessException(
                Finding.DOCDB_TLS,
                "The TLS connection to DocumentDB at " + server.getAddress() + " failed: "
                        + innermost(e).getMessage(),
                "If it is about the certification path: the file of NXOP_DOCDB_CA_FILE does not hold the CA that signed the cluster's"
                        + " certificate; mount https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem. If it is about the name:"
                        + " connect by the cluster's own endpoint, which is in its certificate.",
                cause);
    }

    private static AccessException tooOld(ServerDescription server, Throwable cause) {
        return new AccessException(
                Finding.DOCDB_WIRE_VERSION,
                "DocumentDB at " + server.getAddress() + " reports wire version " + server.getMaxWireVersion()
                        + ", which this version of the MongoDB driver does not speak: its engine is older than 5.0.",
                "Upgrade the cluster to engine 5.0 or later: IAM authentication needs it, too.",
                cause);
    }

    private static AccessException retryableWrites(MongoException failure) {
        return new AccessException(
                Finding.DOCDB_RETRYABLE_WRITES,
                "DocumentDB refused a retryable write: engines before 8.0.2 do not support them.",
                "Set retryWrites to false, as NxopDocumentDb.settings does: remove retryWrites=true from the connection string, or"
                        + " retryWrites(true) from the settings.",
                failure);
    }

    private static boolean isCode(MongoException failure, int code) {
        return failure.getCode() == code
                || find(failure.getCause(), MongoCommandException.class)
                        .filter(e -> e.getCode() == code)
                        .isPresent();
    }

    private static <T extends Throwable> Optional<T> find(@Nullable Throwable from, Class<T> type) {
        for (@Nullable Throwable t = from; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return Optional.of(type.cast(t));
            }
        }
        return Optional.empty();
    }

    private static Throwable innermost(Throwable t) {
        @Nullable Throwable cause = t.getCause();
        return cause == null ? t : innermost(Objects.requireNonNull(cause));
    }
}
