package com.aa.nxop.access.connectors;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.docdb.NxopDocumentDb;
import com.mongodb.MongoCredential;
import com.mongodb.kafka.connect.util.custom.credentials.CustomCredentialProvider;
import java.util.Map;

/**
 * Logs the MongoDB Kafka connector in to DocumentDB with the NXOP session, sink and source. The connector knows it by two of its own settings:
 *
 * <pre>
 * mongo.custom.auth.mechanism.enable=true
 * mongo.custom.auth.mechanism.providerClass=com.aa.nxop.access.connectors.NxopMongoCredentialProvider
 * </pre>
 *
 * <p>The connector asks for nothing but the credential, so hosts, replica set and trust stay its own settings: {@code connection.uri} and
 * {@code connection.ssl.truststore}. A connector of another role names it among its settings: each {@code NXOP_} setting is one in lower camel
 * case, such as {@code nxopRole}. Connectors of equal settings share one session, which ends with the process: no connector says when it is done.
 *
 * <p>Thread-safe. The driver asks the credential for each new connection, which answers from the session at hand.
 */
public final class NxopMongoCredentialProvider implements CustomCredentialProvider {
    /** For the connector, which makes it by reflection. */
    public NxopMongoCredentialProvider() {}

    /**
     * Gets the session, so that a connector without access is refused when it is created, and says why.
     *
     * @throws AccessException if there is no access, or if one of the settings is wrong or unknown
     */
    @Override
    public void validate(Map<?, ?> configs) {
        try (NxopAccess nxop = ConnectorSettings.access(configs)) {
            nxop.credentialsProvider().resolveCredentials();
        }
    }

    /** Has nothing to prepare. */
    @Override
    public void init(Map<?, ?> configs) {}

    @Override
    public MongoCredential getCustomCredential(Map<?, ?> configs) {
        return NxopDocumentDb.credential(ConnectorSettings.access(configs));
    }
}
