package com.aa.nxop.probes.data;

import com.aa.nxop.probes.world.ImpossibleProbeException;
import com.aa.nxop.probes.world.MongoTarget;
import com.aa.nxop.probes.world.ProbedWorld;
import com.mongodb.AwsCredential;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoCredential;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bson.Document;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Logs in to DocumentDB with MONGODB-AWS, and sends a ping. */
record MongoLogin(MongoTarget target) {
    static MongoLogin to(ProbedWorld world) {
        return new MongoLogin(
                world.mongo()
                        .orElseThrow(
                                () -> new ImpossibleProbeException(
                                        "there is no DocumentDB here: --documentdb names a cluster's endpoint, and --documentdb-ca Amazon's CA bundle")));
    }

    /** What DocumentDB says to the login; empty if it lets the session in. */
    String refusal(AwsSessionCredentials session) {
        Supplier<AwsCredential> supplier =
                () -> new AwsCredential(session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
        MongoClientSettings settings = MongoClientSettings.builder()
                .applyConnectionString(
                        new ConnectionString("mongodb://" + target.endpoint() + "/?replicaSet=rs0&retryWrites=false"))
                .applyToSslSettings(ssl -> ssl.enabled(true).context(trusting()))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(10, TimeUnit.SECONDS))
                .credential(MongoCredential.createAwsCredential(null, null)
                        .withMechanismProperty(MongoCredential.AWS_CREDENTIAL_PROVIDER_KEY, supplier))
                .build();
        try (MongoClient client = MongoClients.create(settings)) {
            client.getDatabase("admin").runCommand(new Document("ping", 1));
            return "";
        } catch (MongoSecurityException e) {
            return e.getCause() instanceof MongoCommandException refused
                    ? refused.getErrorCode() + " " + refused.getErrorMessage()
                    : String.valueOf(e.getCause());
        } catch (MongoException e) {
            throw new ImpossibleProbeException(
                    "DocumentDB does not answer: " + e.getClass().getSimpleName());
        }
    }

    private SSLContext trusting() {
        try (InputStream file = Files.newInputStream(target.caFile())) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(file)) {
                store.setCertificateEntry("ca-" + number++, certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new ImpossibleProbeException("the CA file " + target.caFile() + " cannot be read");
        }
    }
}
