package com.aa.nxop.access.docdb;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;

/** Where the cluster is: as the settings say, else as DocumentDB says. */
final class ClusterEndpoint {
    private ClusterEndpoint() {}

    /**
     * Asks DocumentDB on every call if only the cluster's identifier is set.
     *
     * @return {@code host:port}
     */
    static String of(NxopAccess nxop) {
        DocumentDbSettings where = DocumentDbSettings.of(nxop);
        if (where.endpoint().isPresent()) {
            return where.endpoint().get();
        }
        String id = where.clusterId()
                .orElseThrow(() -> new AccessException(
                        DocumentDbFinding.DOCDB_NOT_CONFIGURED,
                        "The SDK does not know the DocumentDB cluster: neither NXOP_DOCDB_ENDPOINT nor NXOP_DOCDB_CLUSTER_ID is set.",
                        "Set one of them."));
        return ClusterLibrary.lookUp(nxop, id);
    }
}
