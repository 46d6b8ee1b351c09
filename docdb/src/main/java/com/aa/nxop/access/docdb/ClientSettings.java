package com.aa.nxop.access.docdb;

import com.aa.nxop.access.NxopAccess;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ServerAddress;
import com.mongodb.connection.ClusterConnectionMode;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What {@link NxopDocumentDb#configure} promises, set in the order in which the driver keeps it. */
record ClientSettings(NxopAccess nxop) {
    private static final Logger log = LoggerFactory.getLogger(ClientSettings.class);

    MongoClientSettings.Builder with(MongoClientSettings.Builder builder) {
        ApplicationSettings own = new ApplicationSettings(nxop, builder.build());
        own.refuseContradictions();
        Optional<String> tunnel = DocumentDbSettings.of(nxop).tunnel();
        if (tunnel.isPresent()) {
            new TunnelEndpoint(tunnel.get(), ClusterEndpoint.of(nxop)).applyTo(builder);
            return complete(builder, Optional.empty(), true);
        }
        if (!own.nameHosts()) {
            ServerAddress endpoint = seed(ClusterEndpoint.of(nxop));
            sayWhatGivesWay(own.settings(), endpoint);
            builder.applyToClusterSettings(cluster -> cluster.hosts(List.of(endpoint)));
        }
        return complete(builder, Optional.empty(), false);
    }

    /** @param text what it says counts before what the builder says, as always in the driver */
    MongoClientSettings.Builder with(MongoClientSettings.Builder builder, ConnectionString text) {
        new ApplicationSettings(nxop, builder.build()).refuseContradictionsThatStay();
        return complete(
                builder.applyConnectionString(text), Optional.of(text), Boolean.TRUE.equals(text.isDirectConnection()));
    }

    private MongoClientSettings.Builder complete(
            MongoClientSettings.Builder builder, Optional<ConnectionString> text, boolean direct) {
        MongoClientSettings own = builder.build();
        new DefaultSettings(own, text).fill(builder);
        if (!direct) {
            // With one host and no mode the driver would talk to that host alone, and never see a failover.
            builder.applyToClusterSettings(cluster -> cluster.requiredReplicaSetName(DocumentDbSettings.REPLICA_SET)
                    .mode(ClusterConnectionMode.MULTIPLE));
        }
        SSLContext trust = trust(own);
        nxop.credentialsProvider().resolveCredentials();
        ServerWatch watch = new ServerWatch(nxop, direct);
        return builder.applyToSslSettings(tls -> tls.enabled(true).context(trust))
                .applyToServerSettings(server -> server.addServerListener(watch))
                .applyToConnectionPoolSettings(pool -> pool.addConnectionPoolListener(watch))
                .credential(SessionCredential.of(nxop));
    }

    /** The application's own as a whole, or the CA file: half of each would be neither. */
    private SSLContext trust(MongoClientSettings own) {
        @Nullable SSLContext context = own.getSslSettings().getContext();
        if (context == null) {
            return CaBundle.of(DocumentDbSettings.of(nxop).caFile()).context();
        }
        DocumentDbSettings.of(nxop)
                .caFile()
                .ifPresent(file -> log.info(
                        "TLS to DocumentDB uses the SSLContext of the application's own settings, and not {} of"
                                + " NXOP_DOCDB_CA_FILE.",
                        file));
        return context;
    }

    private static void sayWhatGivesWay(MongoClientSettings own, ServerAddress endpoint) {
        ServerAddress host = own.getClusterSettings().getHosts().get(0);
        if (!host.equals(new ServerAddress()) && !host.equals(endpoint)) {
            log.info("The host {} of the settings is a framework's default. The SDK uses {} instead.", host, endpoint);
        }
    }

    /** @param endpoint {@code host:port} */
    private static ServerAddress seed(String endpoint) {
        return new ServerAddress(TunnelEndpoint.host(endpoint), TunnelEndpoint.port(endpoint));
    }
}
