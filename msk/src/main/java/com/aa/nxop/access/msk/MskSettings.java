package com.aa.nxop.access.msk;

import com.aa.nxop.access.NxopAccess;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/**
 * Where MSK is.
 *
 * @param clusterArn to look the brokers up by, where they are not named
 * @param bootstrapServers {@code host:port,host:port}
 * @param connectivity {@link BrokerConnectivity#PRIVATE} where absent
 * @param mechanism as the user insists; {@link MskMechanism#AWS_MSK_IAM} where absent and the client's own properties say nothing
 * @param caFile PEM, where the brokers' certificates are not signed by a public CA
 * @param region of the cluster: of its ARN, else of the NXOP resources
 * @param controlPlane the endpoint of MSK's API, in place of AWS's own
 */
record MskSettings(
        Optional<String> clusterArn,
        Optional<String> bootstrapServers,
        Optional<BrokerConnectivity> connectivity,
        Optional<MskMechanism> mechanism,
        Optional<Path> caFile,
        Region region,
        Optional<URI> controlPlane) {
    /** @throws com.aa.nxop.access.AccessException naming each that is wrong, if the access could not know them */
    static MskSettings of(NxopAccess nxop) {
        return nxop.adapterContext().settings(new MskSettingsReader());
    }
}
