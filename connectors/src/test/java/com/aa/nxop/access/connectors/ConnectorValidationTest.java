package com.aa.nxop.access.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.kafka.connect.MongoSinkConnector;
import com.mongodb.kafka.connect.MongoSourceConnector;
import io.debezium.connector.mongodb.MongoDbConnector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.runtime.rest.errors.BadRequestException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the real connectors make of a wrong setting, when Kafka Connect validates them for a request. */
@Tag("full")
@Timeout(60)
final class ConnectorValidationTest {
    private static final String NEAR_MISS =
            "the connector's setting nxopRol is not a setting of this SDK. Did you mean nxopRole? [config-invalid]";

    private static Map<String, String> wrong(Map<String, String> connector) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "nxopRol", "178549792225/other-role",
                "nxopRole", "178549792225/example-role",
                "nxopRegion", "us-east-1",
                "nxopSource", "vault-file",
                "nxopVaultFile", "/nowhere/credentials",
                "nxopSessionName", "example"));
        settings.putAll(connector);
        return settings;
    }

    private static Map<String, String> mongo() {
        return wrong(Map.of(
                "connection.uri", "mongodb://127.0.0.1:1/?replicaSet=rs0",
                "topics", "nxop-example-topic",
                "database", "nxop_example",
                "collection", "nxop_example_records",
                "mongo.custom.auth.mechanism.enable", "true",
                "mongo.custom.auth.mechanism.providerClass", NxopMongoCredentialProvider.class.getName()));
    }

    @Test
    void theMongoConnectorsAnswerIsHttp400() {
        for (Connector connector : List.of(new MongoSinkConnector(), new MongoSourceConnector())) {
            assertThatThrownBy(() -> connector.validate(mongo()))
                    .isInstanceOfSatisfying(
                            BadRequestException.class,
                            e -> assertThat(e.statusCode()).isEqualTo(400))
                    .hasMessageContaining(NEAR_MISS);
        }
    }

    @Test
    void debeziumsAnswerIsHttp400() {
        Map<String, String> settings = wrong(Map.of(
                "connector.class",
                MongoDbConnector.class.getName(),
                "topic.prefix",
                "nxop-example",
                "mongodb.connection.string",
                "mongodb://127.0.0.1:1/?replicaSet=rs0",
                "mongodb.authentication.class",
                NxopMongoDbAuthProvider.class.getName()));
        assertThatThrownBy(() -> new MongoDbConnector().validate(settings))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining(NEAR_MISS);
    }
}
