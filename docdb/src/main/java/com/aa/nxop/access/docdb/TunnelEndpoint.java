package com.aa.nxop.access.docdb;

import com.mongodb.MongoClientSettings;
import com.mongodb.ServerAddress;
import com.mongodb.connection.ClusterConnectionMode;
import com.mongodb.spi.dns.InetAddressResolver;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a tunnel to the cluster begins, for a laptop. The client keeps the cluster's own name, so that TLS checks the certificate, and resolves that
 * name to the tunnel. The connection is direct: the names of the members mean nothing outside the VPC.
 *
 * @param tunnel {@code host:port}
 * @param cluster {@code host:port} of the cluster's own endpoint
 */
record TunnelEndpoint(String tunnel, String cluster) {
    void applyTo(MongoClientSettings.Builder builder) {
        @Nullable InetAddressResolver own = builder.build().getInetAddressResolver();
        ServerAddress address = new ServerAddress(host(cluster), port(tunnel));
        builder.inetAddressResolver(name -> lookUp(name, own))
                .applyToClusterSettings(settings -> settings.requiredReplicaSetName(null)
                        .hosts(List.of(address))
                        .mode(ClusterConnectionMode.SINGLE));
    }

    /** Under the cluster's name: of the address's own, Java would take the certificate as well. */
    private List<InetAddress> lookUp(String name, @Nullable InetAddressResolver own) throws UnknownHostException {
        boolean ours = name.equalsIgnoreCase(host(cluster));
        if (!ours) {
            return own == null ? List.of(InetAddress.getAllByName(name)) : own.lookupByName(name);
        }
        List<InetAddress> named = new ArrayList<>();
        for (InetAddress address : InetAddress.getAllByName(host(tunnel))) {
            named.add(InetAddress.getByAddress(name, address.getAddress()));
        }
        return named;
    }

    static String host(String address) {
        return address.substring(0, address.lastIndexOf(':'));
    }

    static int port(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    @Override
    public String toString() {
        return tunnel + ", where the tunnel to " + cluster + " begins";
    }
}
