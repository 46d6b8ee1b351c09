package com.aa.nxop.access.docdb;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.spi.ControlPlane;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.docdb.DocDbClient;
import software.amazon.awssdk.services.docdb.model.DBCluster;
import software.amazon.awssdk.services.docdb.model.DbClusterNotFoundException;

/** Asks DocumentDB's control plane for a cluster's endpoint, once, with the NXOP role: the driver follows failovers. */
record ClusterLookup(NxopAccess nxop, String clusterId) {
    /** Developer guide, IAM authentication: from engine version 5.0 on. */
    private static final int FIRST_WITH_IAM = 5;
    /** In all others ({@code backing-up}, {@code modifying}, {@code maintenance}…) a cluster takes connections. */
    private static final Set<String> CLOSED =
            Set.of("creating", "deleting", "starting", "stopping", "stopped", "migration-failed");

    /** With and without {@code -recoverable}: no waiting helps. */
    private static final String NO_KEY = "inaccessible-encryption-credentials";

    /**
     * @return {@code host:port}
     * @throws AccessException if it is not known, not suitable, not available, or DocumentDB does not tell
     */
    String endpoint() {
        DBCluster cluster = ask();
        if (!"docdb".equals(cluster.engine())) {
            throw new AccessException(
                    DocumentDbFinding.DOCDB_CLUSTER_UNSUITABLE,
                    clusterId + " is not a DocumentDB cluster: its engine is " + cluster.engine() + ".",
                    "Set NXOP_DOCDB_CLUSTER_ID to a DocumentDB cluster: RDS and Neptune share the API, and their clusters have"
                            + " identifiers of the same kind.");
        }
        if (majorVersion(cluster) < FIRST_WITH_IAM) {
            throw new AccessException(
                    DocumentDbFinding.DOCDB_CLUSTER_UNSUITABLE,
                    "The cluster " + clusterId + " runs engine " + cluster.engineVersion()
                            + ", which has no IAM authentication.",
                    "Upgrade it to engine 5.0 or later.");
        }
        if (String.valueOf(cluster.status()).startsWith(NO_KEY)) {
            throw new AccessException(
                    DocumentDbFinding.DOCDB_CLUSTER_UNSUITABLE,
                    "The cluster " + clusterId + " is " + cluster.status() + ": it cannot use the KMS key of its data.",
                    "Enable the key and give the cluster access to it. Then start the cluster. If its state does not end with"
                            + " -recoverable, restore it from a backup instead.");
        }
        if (CLOSED.contains(cluster.status())) {
            throw new AccessException(
                    DocumentDbFinding.DOCDB_CLUSTER_UNAVAILABLE,
                    "The cluster " + clusterId + " is " + cluster.status() + ", and does not accept connections.",
                    "Wait until it is available. If it was stopped, start it.");
        }
        if (cluster.endpoint() == null || cluster.port() == null) {
            throw new AccessException(
                    DocumentDbFinding.DOCDB_CLUSTER_UNAVAILABLE,
                    "The cluster " + clusterId + " is " + cluster.status() + ", and has no endpoint yet.",
                    "Wait until it is available.");
        }
        return cluster.endpoint() + ":" + cluster.port();
    }

    private static int majorVersion(DBCluster cluster) {
        String version = String.valueOf(cluster.engineVersion());
        try {
            return Integer.parseInt(version.substring(0, Math.max(0, version.indexOf('.'))));
        } catch (NumberFormatException e) {
            return FIRST_WITH_IAM; // A form of tomorrow: newer, not older.
        }
    }

    private DBCluster ask() {
        // Before the call: a session that comes meanwhile is not the one that was refused.
        String session = nxop.credentialsProvider().resolveCredentials().accessKeyId();
        try (DocDbClient control = ControlPlane.configure(
                        DocDbClient.builder(),
                        nxop.adapterContext(),
                        nxop.region(),
                        DocumentDbSettings.of(nxop).controlPlane())
                .build()) {
            // No filter on the engine: a cluster of another one shall be told apart from none.
            return control.describeDBClusters(request -> request.dbClusterIdentifier(clusterId)).dbClusters().stream()
                    .findFirst()
                    .orElseThrow(() -> unknown("its answer is an empty list", null));
        } catch (DbClusterNotFoundException e) {
            throw unknown(ControlPlane.said(e), e);
        } catch (SdkException e) {
            if (ControlPlane.isBadSession(e)) {
                throw ControlPlane.discardBadSession(
                        nxop.adapterContext(),
                        session,
                        "DocumentDB does not accept the session: " + ControlPlane.said(e),
                        e,
                        e);
            }
            throw ControlPlane.isRefusal(e)
                    ? new AccessException(
                            DocumentDbFinding.DOCDB_LOOKUP_REFUSED,
                            "DocumentDB refused to give the endpoint of " + clusterId + ": " + ControlPlane.said(e),
                            ControlPlane.refusalRemedy(
                                    nxop.adapterContext(),
                                    ControlPlane.said(e),
                                    "RDS (DocumentDB's control plane)",
                                    "resource-based policy of the cluster",
                                    "rds:DescribeDBClusters",
                                    "Allow rds:DescribeDBClusters on the cluster in the policy of "
                                            + nxop.config().role() + ", or set NXOP_DOCDB_ENDPOINT."
                                            + nxop.adapterContext().alsoNarrowed()),
                            e)
                    : new AccessException(
                            DocumentDbFinding.DOCDB_LOOKUP_FAILED,
                            "DocumentDB did not give the endpoint of " + clusterId + ": " + ControlPlane.said(e),
                            ControlPlane.remedy(
                                    e,
                                    "Check that the pod can reach " + ControlPlane.host("rds", nxop.region())
                                            + " on port 443. Check AWS_ENDPOINT_URL_DOCDB if it is set. Or set NXOP_DOCDB_ENDPOINT."),
                            e);
        }
    }

    private AccessException unknown(String said, @Nullable SdkException cause) {
        return new AccessException(
                DocumentDbFinding.DOCDB_CLUSTER_UNKNOWN,
                "DocumentDB does not know the cluster " + clusterId + " in " + nxop.region() + " of account "
                        + nxop.config().role().accountId() + ": " + said,
                "Check NXOP_DOCDB_CLUSTER_ID (a cluster's identifier, not an instance's) and NXOP_REGION.",
                cause);
    }
}
