package com.aa.nxop.access.internal.config;

import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/**
 * Where MSK is.
 *
 * @param clusterArn to look the brokers up by, where they are not named
 * @param bootstrapServers {@code host:port,host:port}
 * @param mechanism as the user insists; {@link MskMechanism#AWS_MSK_IAM} where absent and the client's own properties say nothing
 * @param caFile PEM, where the brokers' certificates are not signed by a public CA
 * @param region of the cluster: of its ARN, else of the NXOP resources
 */
public record MskSettings(
        Optional<String> clusterArn,
        Optional<String> bootstrapServers,
        MskConnectivity connectivity,
        Optional<MskMechanism> mechanism,
        Optional<Path> caFile,
        Region region) {}
