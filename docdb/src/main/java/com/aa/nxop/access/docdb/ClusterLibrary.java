package com.aa.nxop.access.docdb;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.internal.io.OptionalModule;

/** The AWS SDK's client of DocumentDB's control plane: an application brings it where the endpoint is looked up. */
final class ClusterLibrary {
    private static final OptionalModule DOCDB = new OptionalModule("docdb");

    private ClusterLibrary() {}

    /**
     * @return {@code host:port}
     * @throws AccessException if the application has not brought it, or as the lookup throws it
     */
    static String lookUp(NxopAccess nxop, String clusterId) {
        return DOCDB.use(() -> new ClusterLookup(nxop, clusterId).endpoint(), module -> missing(clusterId, module));
    }

    static AccessException missing(String clusterId, String module) {
        return new AccessException(
                DocumentDbFinding.DOCDB_LIBRARY_MISSING,
                "NXOP_DOCDB_CLUSTER_ID is " + clusterId
                        + ", but the class path has no client for DocumentDB's control plane. The SDK asks it for the cluster's"
                        + " endpoint.",
                "Add the dependency " + module + ", or set NXOP_DOCDB_ENDPOINT.");
    }
}
