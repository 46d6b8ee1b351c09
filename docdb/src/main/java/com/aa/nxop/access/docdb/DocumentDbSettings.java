package com.aa.nxop.access.internal.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where DocumentDB is.
 *
 * @param clusterId to look the endpoint up by, where it is not named
 * @param endpoint {@code host:port} of the cluster
 * @param caFile PEM: the CAs that sign DocumentDB's certificates, which Java does not know
 * @param database for the application's own use; the SDK opens none
 */
public record DocumentDbSettings(
        Optional<String> clusterId, Optional<String> endpoint, Optional<Path> caFile, Optional<String> database) {}
