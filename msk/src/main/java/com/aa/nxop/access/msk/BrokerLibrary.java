package com.aa.nxop.access.msk;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.internal.io.OptionalModule;
import java.util.Collection;

/**
 * The AWS SDK's client of MSK's control plane: an application brings it where brokers are looked up. {@link BrokerLookup} cannot be loaded without
 * it, so nobody else names that class.
 */
final class BrokerLibrary {
    private static final OptionalModule KAFKA = new OptionalModule("kafka");

    private BrokerLibrary() {}

    /** @throws AccessException if the application has not brought it, or as the lookup throws it */
    static String bootstrapServers(NxopAccess nxop, String clusterArn) {
        return KAFKA.use(
                () -> new BrokerLookup(nxop, clusterArn).bootstrapServers(), module -> missing(clusterArn, module));
    }

    /** As above, of all brokers that a client may name. */
    static Collection<String> possibleServers(NxopAccess nxop, String clusterArn) {
        return KAFKA.use(
                () -> new BrokerLookup(nxop, clusterArn).possibleServers(), module -> missing(clusterArn, module));
    }

    static AccessException missing(String clusterArn, String module) {
        return new AccessException(
                MskFinding.MSK_LIBRARY_MISSING,
                "NXOP_MSK_CLUSTER_ARN is " + clusterArn
                        + ", but the class path has no client for MSK's control plane. The SDK asks it for the cluster's brokers.",
                "Add the dependency " + module + ", or set NXOP_MSK_BOOTSTRAP_SERVERS.");
    }
}
