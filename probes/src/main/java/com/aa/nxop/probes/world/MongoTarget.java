package com.aa.nxop.probes.world;

import java.nio.file.Path;

/**
 * A DocumentDB cluster at which the stack's target role is a user.
 *
 * @param endpoint host and port
 */
public record MongoTarget(String endpoint, Path caFile) {}
