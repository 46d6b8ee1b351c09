package com.aa.nxop.testkit;

import com.mongodb.AwsCredential;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bson.Document;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** MongoDB's own driver, on the sandbox's DocumentDB. */
public final class DocumentDbClients {
    private DocumentDbClients() {}

    /** A session of the target role, as an application in the pod gets it. */
    public static AwsSessionCredentials session(NxopSandbox sandbox) {
        return session(sandbox, sandbox.targetRole());
    }

    public static AwsSessionCredentials session(NxopSandbox sandbox, String role) {
        PodClient pod = PodClient.in(sandbox);
        return (AwsSessionCredentials) pod.assume(pod.fromAgent(), role, "fxip-ms-dev.example-app", Map.of());
    }

    public static String uri(NxopSandbox sandbox) {
        return "mongodb://" + sandbox.docdb().endpoint() + "/?replicaSet=rs0&retryWrites=false"
                + "&serverSelectionTimeoutMS=10000&heartbeatFrequencyMS=500";
    }

    public static MongoClientSettings.Builder settings(
            NxopSandbox sandbox, String uri, Supplier<AwsCredential> supplier) {
        return settings(sandbox.docdb().caFile(), uri, supplier);
    }

    public static MongoClientSettings.Builder settings(Path ca, String uri, Supplier<AwsCredential> supplier) {
        SSLContext tls = trusting(ca);
        return MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .applyToSslSettings(ssl -> ssl.enabled(true).context(tls))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout(5, TimeUnit.SECONDS).readTimeout(10, TimeUnit.SECONDS))
                // Always with a supplier: without one the driver asks the real metadata service.
                .credential(MongoCredential.createAwsCredential(null, null)
                        .withMechanismProperty(MongoCredential.AWS_CREDENTIAL_PROVIDER_KEY, supplier));
    }

    public static MongoClient client(NxopSandbox sandbox, AwsCredentials credentials) {
        return MongoClients.create(
                settings(sandbox, uri(sandbox), () -> of(credentials)).build());
    }

    public static MongoClient client(NxopSandbox sandbox, String more, AwsCredentials credentials) {
        return MongoClients.create(
                settings(sandbox, uri(sandbox) + more, () -> of(credentials)).build());
    }

    public static MongoCollection<Document> orders(MongoClient client) {
        return client.getDatabase("shop").getCollection("orders");
    }

    public static AwsCredential of(AwsCredentials credentials) {
        return new AwsCredential(
                credentials.accessKeyId(),
                credentials.secretAccessKey(),
                credentials instanceof AwsSessionCredentials session ? session.sessionToken() : null);
    }

    public static SSLContext trusting(Path pem) {
        try (InputStream in = Files.newInputStream(pem)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
