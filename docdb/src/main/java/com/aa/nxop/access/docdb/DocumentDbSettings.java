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
 */
record DocumentDbSettings(
        Optional<String> clusterId,
        Optional<String> endpoint,
        Optional<Path> caFile,
        Optional<String> database,
        Optional<URI> controlPlane) {
    /** Of every DocumentDB cluster (developer guide, how it works). */
    static final String REPLICA_SET = "rs0";

    /** @throws com.aa.nxop.access.AccessException naming each that is wrong, if the access could not know them */
    static DocumentDbSettings of(NxopAccess nxop) {
        return nxop.adapterContext().settings(new DocumentDbSettingsReader());
    }
}
