package com.aa.nxop.probes.world;

import java.nio.file.Path;
import java.util.Optional;

/**
 * An MSK cluster.
 *
 * @param caFile of the brokers, where it is not a public one
 */
public record KafkaTarget(String bootstrapServers, String region, Optional<Path> caFile) {}
