package com.aa.nxop.access.docdb;

import com.aa.nxop.access.NxopAccess;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where DocumentDB is.
 *
 * @param clusterId to look the endpoint up by, where it is not named
 * @param endpoint {@code host:port} of the cluster
 * @param caFile PEM: the CAs that sign DocumentDB's certificates, which Java does not know
 * @param database for the application's own use; the SDK opens none
 * @param controlPlane the endpoint of DocumentDB's API, in place of AWS's own
 * @param tunnel {@code host:port} where a tunnel to the cluster begins, for a laptop
 */
record DocumentDbSettings(
        Optional<String> clusterId,
        Optional<String> endpoint,
        Optional<Path> caFile,
        Optional<String> database,
        Optional<URI> controlPlane,
        Optional<String> tunnel) {
    /** Of every DocumentDB cluster (developer guide, how it works). */
    static final String REPLICA_SET = "rs0";

    /** Without a tunnel. */
    DocumentDbSettings(
            Optional<String> clusterId,
            Optional<String> endpoint,
            Optional<Path> caFile,
            Optional<String> database,
            Optional<URI> controlPlane) {
        this(clusterId, endpoint, caFile, database, controlPlane, Optional.empty());
    }

    /** @throws com.aa.nxop.access.AccessException naming each that is wrong, if the access could not know them */
    static DocumentDbSettings of(NxopAccess nxop) {
        return nxop.adapterContext().settings(new DocumentDbSettingsReader());
    }
}
