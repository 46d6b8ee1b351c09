package com.aa.nxop.access.connectors;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.docdb.NxopDocumentDb;
import com.mongodb.MongoCredential;
import com.mongodb.kafka.connect.util.custom.credentials.CustomCredentialProvider;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.ConfigException;

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
    private static final Set<String> CONNECTORS =
            Set.of("com.mongodb.kafka.connect.MongoSinkConnector", "com.mongodb.kafka.connect.MongoSourceConnector");

    /** For the connector, which makes it by reflection. */
    public NxopMongoCredentialProvider() {}

    /**
     * Gets the session, so that a task without access fails at its start, and says why.
     *
     * @throws ConfigException if there is no access, or if one of the settings is wrong or unknown
     */
    @Override
    public void validate(Map<?, ?> configs) {
        // While Connect validates a connector, the connector drops this exception and passes as valid: then the
        // credential is asked for, and fails.
        if (!isConnectorValidating()) {
            try (NxopAccess nxop = ConnectorSettings.access(configs)) {
                nxop.credentialsProvider().resolveCredentials();
            } catch (AccessException e) {
                throw ConnectorSettings.refused(e);
            }
        }
    }

    private static boolean isConnectorValidating() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame ->
                        frame.getMethodName().equals("validate") && CONNECTORS.contains(frame.getClassName())));
    }

    /** Has nothing to prepare. */
    @Override
    public void init(Map<?, ?> configs) {}

    /**
     * Gets the session, too: Connect answers a request for a connector without access with HTTP 400, and why.
     *
     * @throws org.apache.kafka.connect.runtime.rest.errors.BadRequestException as {@link #validate}
     */
    @Override
    public MongoCredential getCustomCredential(Map<?, ?> configs) {
        try {
            NxopAccess nxop = ConnectorSettings.access(configs);
            nxop.credentialsProvider().resolveCredentials();
            return NxopDocumentDb.credential(nxop);
        } catch (AccessException e) {
            throw RequestRefusal.of(e);
        }
    }
}
