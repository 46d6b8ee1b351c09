package com.aa.nxop.access.docdb;

import com.aa.nxop.access.NxopAccess;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadPreference;
import com.mongodb.ServerAddress;
import com.mongodb.connection.ClusterConnectionMode;
import com.mongodb.connection.ClusterSettings;
import com.mongodb.connection.ConnectionPoolSettings;
import com.mongodb.connection.SocketSettings;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/** What {@link NxopDocumentDb#configure} promises, set in the order in which the driver keeps it. */
record ClientSettings(NxopAccess nxop) {
    private static final int CONNECTIONS = 50;
    private static final int CONNECT_SECONDS = 5;
    private static final int FREE_CONNECTION_SECONDS = 10;
    private static final int INSTANCE_SECONDS = 30;

    /** @param endpoint {@code host:port} */
    MongoClientSettings.Builder with(MongoClientSettings.Builder builder, String endpoint) {
        int colon = endpoint.lastIndexOf(':');
        ServerAddress seed =
                new ServerAddress(endpoint.substring(0, colon), Integer.parseInt(endpoint.substring(colon + 1)));
        builder.applyToClusterSettings(cluster -> replicaSet(cluster.hosts(List.of(seed))))
                .readPreference(ReadPreference.secondaryPreferred())
                .retryWrites(false);
        return common(defaults(builder), false);
    }

    /** @param own what it says counts before the defaults */
    MongoClientSettings.Builder with(MongoClientSettings.Builder builder, ConnectionString own) {
        defaults(builder).readPreference(ReadPreference.secondaryPreferred()).retryWrites(false);
        builder.applyConnectionString(own);
        boolean direct = Boolean.TRUE.equals(own.isDirectConnection());
        if (!direct) {
            builder.applyToClusterSettings(ClientSettings::replicaSet);
        }
        return common(builder, direct);
    }

    /** With one host and no mode the driver would talk to that host alone, and never see a failover. */
    private static void replicaSet(ClusterSettings.Builder cluster) {
        cluster.requiredReplicaSetName(NxopDocumentDb.REPLICA_SET).mode(ClusterConnectionMode.MULTIPLE);
    }

    private static MongoClientSettings.Builder defaults(MongoClientSettings.Builder builder) {
        return builder.applyToConnectionPoolSettings(ClientSettings::pool)
                .applyToSocketSettings(ClientSettings::socket)
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(INSTANCE_SECONDS, TimeUnit.SECONDS));
    }

    private static void pool(ConnectionPoolSettings.Builder pool) {
        pool.maxSize(CONNECTIONS).maxWaitTime(FREE_CONNECTION_SECONDS, TimeUnit.SECONDS);
    }

    private static void socket(SocketSettings.Builder socket) {
        socket.connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS);
    }

    private MongoClientSettings.Builder common(MongoClientSettings.Builder builder, boolean direct) {
        SSLContext trust = CaBundle.of(nxop.config().documentDb().caFile()).context();
        nxop.credentialsProvider().resolveCredentials();
        ServerWatch watch = new ServerWatch(nxop, direct);
        return builder.applyToSslSettings(tls -> tls.enabled(true).context(trust))
                .applyToServerSettings(server -> server.addServerListener(watch))
                .applyToConnectionPoolSettings(pool -> pool.addConnectionPoolListener(watch))
                .credential(SessionCredential.of(nxop));
    }
}
