package com.aa.nxop.benchmarks.start;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import software.amazon.awssdk.services.s3.S3Client;

/** First use of the same client with static keys, which the variables hold. */
public final class KeysFirstUse {
    private KeysFirstUse() {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "s3" -> FirstUse.of(S3Client.create());
            case "kafka" -> FirstUse.of(kafka());
            default -> FirstUse.of(mongo());
        }
    }

    private static Map<String, Object> kafka() {
        Map<String, Object> properties = new HashMap<>();
        properties.put("bootstrap.servers", System.getenv("NXOP_MSK_BOOTSTRAP_SERVERS"));
        properties.put("ssl.truststore.type", "PEM");
        properties.put("ssl.truststore.location", System.getenv("NXOP_MSK_CA_FILE"));
        properties.put("security.protocol", "SASL_SSL");
        properties.put("sasl.mechanism", "AWS_MSK_IAM");
        properties.put("sasl.jaas.config", "software.amazon.msk.auth.iam.IAMLoginModule required;");
        properties.put("sasl.client.callback.handler.class", "software.amazon.msk.auth.iam.IAMClientCallbackHandler");
        return properties;
    }

    private static MongoClientSettings mongo() throws Exception {
        SSLContext tls = trusting(Path.of(System.getenv("NXOP_DOCDB_CA_FILE")));
        return MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString("mongodb://" + System.getenv("NXOP_DOCDB_ENDPOINT")
                        + "/?replicaSet=rs0&retryWrites=false&readPreference=secondaryPreferred"))
                .applyToSslSettings(ssl -> ssl.enabled(true).context(tls))
                .credential(MongoCredential.createAwsCredential(
                                System.getenv("AWS_ACCESS_KEY_ID"),
                                System.getenv("AWS_SECRET_ACCESS_KEY").toCharArray())
                        .withMechanismProperty(
                                MongoCredential.AWS_SESSION_TOKEN_KEY, System.getenv("AWS_SESSION_TOKEN")))
                .build();
    }

    private static SSLContext trusting(Path bundle) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(bundle)) {
            int number = 0;
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("ca" + number++, one);
            }
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        return tls;
    }
}
