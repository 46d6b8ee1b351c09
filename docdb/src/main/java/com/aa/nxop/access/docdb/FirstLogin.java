package com.aa.nxop.access.docdb;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.connection.ClusterConnectionMode;
import com.mongodb.connection.ClusterDescription;
import com.mongodb.connection.ClusterSettings;
import com.mongodb.connection.ServerDescription;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.jspecify.annotations.Nullable;

/**
 * Opens a client and logs in with it once, so that what does not work is said at once and in words.
 *
 * @param patience for finding an instance, connecting and logging in
 */
record FirstLogin(NxopAccess nxop, Duration patience) {
    MongoClient client(MongoClientSettings settings) {
        refuseOtherIdentity(settings);
        refuseLostReplicaSet(settings);
        boolean works = false;
        ServerWatch.keep(settings);
        try {
            MongoClient client = loggedIn(settings);
            works = true;
            return client;
        } finally {
            if (works) {
                ServerWatch.tell(settings);
            } else {
                ServerWatch.forget(settings);
            }
        }
    }

    private MongoClient loggedIn(MongoClientSettings settings) {
        MongoClient client = MongoClients.create(settings);
        boolean works = false;
        try {
            client.getDatabase("admin")
                    .withTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .runCommand(new BsonDocument("ping", new BsonInt32(1)), settings.getReadPreference());
            works = true;
            return client;
        } catch (MongoException e) {
            throw explained(e, client.getClusterDescription(), settings);
        } finally {
            if (!works) {
                client.close(); // Whatever went wrong: its threads and sockets are nobody's else.
            }
        }
    }

    private AccessException explained(MongoException e, ClusterDescription cluster, MongoClientSettings settings) {
        boolean member = cluster.getServerDescriptions().stream().anyMatch(ServerDescription::isOk);
        Optional<AccessException> other = member ? Optional.empty() : ServerWatch.otherServer(settings);
        return other.orElseGet(() -> new FailureExplanation(nxop).of(e, cluster));
    }

    private void refuseOtherIdentity(MongoClientSettings settings) {
        @Nullable MongoCredential credential = settings.getCredential();
        if (credential == null || !SessionCredential.isOf(nxop, credential)) {
            throw SessionCredential.lost();
        }
        if (!settings.getSslSettings().isEnabled()) {
            throw new AccessException(
                    DocumentDbFinding.DOCDB_CONTRADICTION,
                    "The settings contradict IAM authentication: TLS is off, so the session token would cross the network in clear text.",
                    "Leave TLS as NxopDocumentDb.settings sets it.");
        }
    }

    /** {@code applyConnectionString} takes them away, unless its text has them; and then the first failover is the last write. */
    private static void refuseLostReplicaSet(MongoClientSettings settings) {
        ClusterSettings cluster = settings.getClusterSettings();
        boolean discovers = cluster.getMode() == ClusterConnectionMode.MULTIPLE
                && DocumentDbSettings.REPLICA_SET.equals(cluster.getRequiredReplicaSetName());
        if (discovers || ServerWatch.isOfDirectConnection(settings)) {
            return;
        }
        throw new AccessException(
                DocumentDbFinding.DOCDB_CONTRADICTION,
                "The settings have lost the replica set rs0: a later call of applyConnectionString replaced it. The client would use"
                        + " only the named hosts, and would not follow a failover.",
                "Give the connection string to NxopDocumentDb.settings(nxop, connectionString), which also takes"
                        + " directConnection=true, or call NxopDocumentDb.configure(builder, nxop) last.");
    }
}
