package com.aa.nxop.benchmarks.rows;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.docdb.NxopDocumentDb;
import com.mongodb.AwsCredential;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.ConnectionPoolListener;
import com.mongodb.event.ConnectionReadyEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bson.Document;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** MongoDB clients of a world's cluster, with the same settings but for whose credential they log in with. */
record MongoClientsOf(NxopAccess nxop) {
    MongoClientSettings.Builder ours() {
        return NxopDocumentDb.settings(nxop);
    }

    MongoClientSettings.Builder with(Supplier<AwsCredential> supplier) {
        return ours().credential(MongoCredential.createAwsCredential(null, null)
                .withMechanismProperty(MongoCredential.AWS_CREDENTIAL_PROVIDER_KEY, supplier));
    }

    MongoClientSettings.Builder with(AwsSessionCredentials keys) {
        return ours().credential(MongoCredential.createAwsCredential(
                        keys.accessKeyId(), keys.secretAccessKey().toCharArray())
                .withMechanismProperty(MongoCredential.AWS_SESSION_TOKEN_KEY, keys.sessionToken()));
    }

    /** How long each of so many connections took to be ready, in nanoseconds. */
    static double[] logins(MongoClientSettings.Builder settings, int connections) {
        List<Double> ready = new CopyOnWriteArrayList<>();
        settings.applyToConnectionPoolSettings(pool -> pool.minSize(connections)
                .maxSize(connections)
                .addConnectionPoolListener(new ConnectionPoolListener() {
                    @Override
                    public void connectionReady(ConnectionReadyEvent event) {
                        ready.add((double) event.getElapsedTime(TimeUnit.NANOSECONDS));
                    }
                }));
        try (MongoClient client = MongoClients.create(settings.build())) {
            client.getDatabase("admin").runCommand(new Document("ping", 1));
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (ready.size() < connections && System.nanoTime() < end) {
                java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
            }
        }
        return ready.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
