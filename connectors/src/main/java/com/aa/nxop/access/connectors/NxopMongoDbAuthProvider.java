package com.aa.nxop.access.connectors;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.docdb.NxopDocumentDb;
import com.mongodb.MongoClientSettings;
import io.debezium.config.Configuration;
import io.debezium.connector.mongodb.MongoDbConnectorConfig;
import io.debezium.connector.mongodb.connection.MongoDbAuthProvider;
import java.util.Map;

/**
 * Logs Debezium's connector for MongoDB in to DocumentDB with the NXOP session. The connector knows it by one of its own settings:
 *
 * <pre>
 * mongodb.authentication.class=com.aa.nxop.access.connectors.NxopMongoDbAuthProvider
 * </pre>
 *
 * <p>It also sets what {@link NxopDocumentDb#configure} sets, so {@code NXOP_DOCDB_CA_FILE} is trusted, and the connector needs no setting
 * for TLS; {@code mongodb.ssl.truststore} and {@code mongodb.ssl.keystore} count before. Hosts and options of {@code mongodb.connection.string} count before. A connector of another role
 * names it among its settings: each {@code NXOP_} setting is one in lower camel case, such as {@code nxopRole}. Connectors of equal settings share
 * one session, which ends with the process: no connector says when it is done.
 *
 * <p>Used by one thread after another, as Debezium does.
 */
public final class NxopMongoDbAuthProvider implements MongoDbAuthProvider {
    private Map<String, String> settings = Map.of();
    private String connectionString = "";
    private boolean trustsByItself;

    /** For Debezium, which makes it by reflection. */
    public NxopMongoDbAuthProvider() {}

    @Override
    public void init(Configuration config) {
        settings = config.asMap();
        connectionString = config.getString(MongoDbConnectorConfig.CONNECTION_STRING, "");
        trustsByItself = config.hasKey(MongoDbConnectorConfig.SSL_TRUSTSTORE)
                || config.hasKey(MongoDbConnectorConfig.SSL_KEYSTORE);
    }

    /**
     * Sets the credential, and what else DocumentDB needs. Debezium applies its connection string once more after this, which changes nothing.
     *
     * @throws org.apache.kafka.connect.runtime.rest.errors.BadRequestException if one of the settings is wrong or unknown, or if the connection
     *     string contradicts IAM authentication: Connect answers a request for the connector with HTTP 400
     */
    @Override
    public MongoClientSettings.Builder addAuthConfig(MongoClientSettings.Builder client) {
        try {
            return configured(client, ConnectorSettings.access(settings));
        } catch (AccessException e) {
            throw RequestRefusal.of(e);
        }
    }

    private MongoClientSettings.Builder configured(MongoClientSettings.Builder client, NxopAccess nxop) {
        if (!trustsByItself) {
            // Debezium has set the JVM's own, which counts as the user's wish otherwise.
            client.applyToSslSettings(tls -> tls.context(null));
        }
        return connectionString.isEmpty()
                ? NxopDocumentDb.configure(client, nxop)
                : NxopDocumentDb.configure(client, nxop, connectionString);
    }
}
