package com.aa.nxop.access.docdb;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.Finding;
import com.aa.nxop.access.NxopAccess;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.jspecify.annotations.Nullable;

/**
 * Opens a client and logs in with it once, so that what does not work is said at once and in words.
 *
 * @param patience for finding an instance, connecting and logging in
 */
record FirstContact(NxopAccess nxop, Duration patience) {
    MongoClient client(MongoClientSettings settings) {
        refuseOtherIdentity(settings);
        MongoClient client = MongoClients.create(settings);
        try {
            client.getDatabase("admin")
                    .withTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .runCommand(new BsonDocument("ping", new BsonInt32(1)), settings.getReadPreference());
            return client;
        } catch (MongoException e) {
            AccessException explained = new Explanation(nxop).of(e, client.getClusterDescription());
            client.close();
            throw explained;
        } catch (RuntimeException e) {
            client.close();
            throw e;
        }
    }

    private void refuseOtherIdentity(MongoClientSettings settings) {
        @Nullable MongoCredential credential = settings.getCredential();
        if (credential == null || !SessionCredential.isOf(nxop, credential)) {
            throw lost();
        }
        if (!settings.getSslSettings().isEnabled()) {
            throw new AccessException(
                    Finding.DOCDB_CONTRADICTION,
                    "The settings contradict IAM authentication: TLS is off, and the session token would cross the network in clear"
                            + " text.",
                    "Leave TLS as NxopDocumentDb.settings sets it.");
        }
    }

    static AccessException lost() {
        return new AccessException(
                Finding.DOCDB_CREDENTIAL_LOST,
                "The credential of these settings is not the SDK's: applyConnectionString or credential was called after it was set. The"
                        + " driver would log in as whoever the process is, not as the NXOP role.",
                "Give the connection string to NxopDocumentDb.settings(nxop, connectionString), or call"
                        + " NxopDocumentDb.configure(builder, nxop) last.");
    }
}
