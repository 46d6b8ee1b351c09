package com.aa.nxop.access.docdb;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.SourceKind;
import com.aa.nxop.access.Stage;
import com.aa.nxop.access.internal.io.CauseChain;
import com.aa.nxop.access.internal.io.ForeignText;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoIncompatibleDriverException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoServerException;
import com.mongodb.connection.ClusterDescription;
import com.mongodb.connection.ServerDescription;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an exception of the driver means for access.
 *
 * @param missing what the user lacks if DocumentDB refuses a command
 */
record FailureExplanation(NxopAccess nxop, MissingRole missing) {
    private static final int UNAUTHORIZED = 13;
    private static final int AUTHENTICATION_FAILED = 18;
    private static final int RETRYABLE_WRITES = 301;
    private static final int UNSUPPORTED_MECHANISM = -301;
    private static final int MECHANISM_UNAVAILABLE = 334;

    FailureExplanation(NxopAccess nxop) {
        this(nxop, MissingRole.unknown(nxop));
    }

    /**
     * Where nobody has the driver's view of the cluster.
     *
     * @param failure the driver's, or what a library has wrapped it in
     */
    AccessException of(Throwable failure) {
        return of(failure, this::ofUnseenServers);
    }

    /** @param cluster as the driver sees it now: where it gave up for lack of a server, the reason stands there and nowhere else */
    AccessException of(Throwable failure, ClusterDescription cluster) {
        return of(failure, e -> onLaptop(ofServers(cluster, e)));
    }

    /** Who runs on a laptop is outside the VPC, where neither the cluster's addresses nor its members' names lead anywhere. */
    private AccessException onLaptop(AccessException e) {
        boolean outside = isLaptop(nxop.config().source())
                && DocumentDbSettings.of(nxop).tunnel().isEmpty()
                && (e.finding() == DocumentDbFinding.DOCDB_UNREACHABLE || e.finding() == DocumentDbFinding.DOCDB_TLS);
        return outside
                ? new AccessException(
                        e.finding(),
                        e.stage(),
                        e.what(),
                        e.remedy()
                                + " From a laptop you reach the cluster through a tunnel. Keep the cluster's own name in"
                                + " NXOP_DOCDB_ENDPOINT or NXOP_DOCDB_CLUSTER_ID, and name the tunnel's local end, for"
                                + " example NXOP_DOCDB_TUNNEL=localhost:27017.",
                        e.getCause())
                : e;
    }

    private static boolean isLaptop(SourceKind source) {
        return switch (source) {
            case AWS_DEFAULT -> true;
            case POD_IDENTITY, WEB_IDENTITY, KUBE2IAM, VAULT_FILE -> false;
        };
    }

    private AccessException of(Throwable failure, Function<MongoException, AccessException> missingAnswer) {
        return CauseChain.find(failure, AccessException.class)
                .map(AccessException::forThisCaller)
                .or(() -> CauseChain.find(failure, MongoException.class)
                        .map(e -> said(e).orElseGet(
                                        () -> MissingAnswer.isReasonOf(e) ? missingAnswer.apply(e) : failed(e))))
                .orElseGet(() -> new AccessException(
                        CoreFinding.UNEXPECTED,
                        Stage.RESOURCE,
                        "The failure does not contain an exception of the MongoDB driver: "
                                + failure.getClass().getSimpleName() + ": " + ForeignText.line(failure.getMessage()),
                        "Call NxopDocumentDb.explain with an exception that the MongoDB driver has thrown.",
                        failure));
    }

    /** What made the driver give a server up, if that is a matter of access; never asks STS. */
    Optional<AccessException> ofServer(ServerDescription server, Throwable why) {
        return CauseChain.find(why, AccessException.class)
                .or(() -> CauseChain.find(why, MongoSecurityException.class).flatMap(e -> {
                    if (isOfAnotherIdentity(e)) {
                        return Optional.of(SessionCredential.lost());
                    }
                    if (isWithoutMechanism(e)) {
                        return Optional.of(withoutMechanism(e));
                    }
                    return isCode(e, AUTHENTICATION_FAILED)
                            ? Optional.of(new RefusedLogin(nxop).unasked(e))
                            : Optional.empty();
                }))
                .or(() -> new TlsFailure(server.getAddress()).in(why))
                .or(() -> CauseChain.find(why, MongoIncompatibleDriverException.class)
                        .map(e -> tooOld(server, e)));
    }

    private Optional<AccessException> said(MongoException failure) {
        Optional<MongoSecurityException> login = CauseChain.find(failure, MongoSecurityException.class);
        if (login.filter(this::isOfAnotherIdentity).isPresent()) {
            return Optional.of(SessionCredential.lost());
        }
        if (isCode(failure, AUTHENTICATION_FAILED)) {
            return Optional.of(new RefusedLogin(nxop).asked(failure));
        }
        if (isCode(failure, UNAUTHORIZED)) {
            return Optional.of(missing.of(failure));
        }
        if (isWithoutMechanism(failure)) {
            return Optional.of(withoutMechanism(failure));
        }
        return isCode(failure, RETRYABLE_WRITES) ? Optional.of(retryableWrites(failure)) : Optional.empty();
    }

    /** How deep the server's answer stands depends on the caller: the one that opened the connection, or one that waited for it. */
    private static boolean isCode(MongoException failure, int code) {
        return failure.getCode() == code
                || CauseChain.find(failure.getCause(), MongoCommandException.class)
                        .filter(e -> e.getCode() == code)
                        .isPresent();
    }

    /** DocumentDB's code, MongoDB's, and their words. */
    private static boolean isWithoutMechanism(MongoException failure) {
        return isCode(failure, UNSUPPORTED_MECHANISM)
                || isCode(failure, MECHANISM_UNAVAILABLE)
                || CauseChain.find(failure, MongoCommandException.class)
                        .filter(e -> String.valueOf(e.getErrorMessage()).startsWith("Unsupported mechanism"))
                        .isPresent();
    }

    private static AccessException withoutMechanism(MongoException failure) {
        return new AccessException(
                DocumentDbFinding.DOCDB_CLUSTER_UNSUITABLE,
                "DocumentDB does not know MONGODB-AWS, the mechanism of IAM authentication: "
                        + CauseChain.find(failure, MongoCommandException.class)
                                .map(e -> ForeignText.line(e.getErrorMessage()))
                                .orElse("Unsupported mechanism")
                        + ".",
                "Upgrade the cluster, or check the endpoint: IAM authentication needs an instance-based cluster of engine 5.0 or later."
                        + " Elastic clusters do not support it. Users and rights are not the reason.",
                failure);
    }

    private AccessException ofUnseenServers(MongoException failure) {
        return CauseChain.find(failure, MongoIncompatibleDriverException.class)
                .map(e -> ofServers(e.getClusterDescription(), failure))
                .orElseGet(() -> new MissingAnswer(List.of(), DocumentDbSettings.of(nxop)).unseen(failure));
    }

    private AccessException ofServers(ClusterDescription cluster, MongoException failure) {
        List<ServerDescription> servers = cluster.getServerDescriptions();
        for (ServerDescription server : servers) {
            @Nullable Throwable why = server.getException();
            Optional<AccessException> found = !server.isCompatibleWithDriver() && why == null
                    ? Optional.of(tooOld(server, failure))
                    : why == null ? Optional.empty() : ofServer(server, why).map(AccessException::forThisCaller);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return new MissingAnswer(servers, DocumentDbSettings.of(nxop)).because(failure);
    }

    private boolean isOfAnotherIdentity(MongoSecurityException e) {
        return !SessionCredential.isOf(nxop, e.getCredential())
                && CauseChain.find(e, AccessException.class).isEmpty();
    }

    private static AccessException tooOld(ServerDescription server, Throwable cause) {
        return new AccessException(
                DocumentDbFinding.DOCDB_WIRE_VERSION,
                "DocumentDB at " + server.getAddress() + " reports wire version " + server.getMaxWireVersion()
                        + ", which this version of the MongoDB driver does not support: the cluster's engine is older than 5.0.",
                "Upgrade the cluster to engine 5.0 or later: IAM authentication needs it, too.",
                cause);
    }

    private static AccessException retryableWrites(MongoException failure) {
        return new AccessException(
                DocumentDbFinding.DOCDB_RETRYABLE_WRITES,
                "DocumentDB refused a retryable write: engines before 8.0.2 do not support them.",
                "Set retryWrites to false, as NxopDocumentDb.settings does: remove retryWrites=true from the connection string, or"
                        + " retryWrites(true) from the settings.",
                failure);
    }

    private static AccessException failed(MongoException failure) {
        return new AccessException(
                DocumentDbFinding.DOCDB_FAILED,
                (CauseChain.has(failure, MongoServerException.class)
                                ? "DocumentDB answered with an error: "
                                : "The MongoDB driver failed, and DocumentDB did not answer: ")
                        + ForeignText.line(failure.getMessage()),
                "Look at the code and text of the cause.",
                failure);
    }
}
