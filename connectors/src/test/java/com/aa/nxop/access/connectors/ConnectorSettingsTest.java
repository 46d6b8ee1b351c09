package com.aa.nxop.access.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What connectors and Kafka clients say in settings of their own; {@code proofs/engines} runs each with the real one. */
final class ConnectorSettingsTest {
    private static Map<String, Object> settings(String... more) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "connector.class", "com.mongodb.kafka.connect.MongoSinkConnector",
                "nxopRole", "178549792225/example-role",
                "nxopRegion", "eu-central-1",
                "nxopSource", "vault-file",
                "nxopVaultFile", "/nowhere/credentials",
                "nxopSessionName", "example"));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return settings;
    }

    @Test
    void theRoleIsTheConnectors() {
        try (NxopAccess nxop = ConnectorSettings.access(settings())) {
            assertThat(nxop.config().role()).hasToString("arn:aws:iam::178549792225:role/example-role");
        }
    }

    @Test
    void settingsWithoutAValueAreNone() {
        Map<String, Object> settings = settings();
        settings.put("nxopExternalId", null);
        try (NxopAccess nxop = ConnectorSettings.access(settings)) {
            assertThat(nxop.config().role().name()).isEqualTo("example-role");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "nxopRoel, is not a setting of this SDK. Did you mean nxopRole?",
        "nxopSesionTags, is not a setting of this SDK. Did you mean nxopSessionTags?",
    })
    void anUnknownSettingIsRefusedWithItsNearMiss(String name, String problem) {
        assertThatThrownBy(() -> new NxopMongoCredentialProvider().validate(settings(name, "x")))
                .isInstanceOf(ConfigException.class)
                .hasCauseInstanceOf(AccessException.class)
                .hasMessage("NXOP access is not configured: 1 problem.\n  1. the connector's setting " + name + " "
                        + problem
                        + " [config-invalid]\n  Remedy: Correct the setting named above.\n  More:"
                        + " https://nxop-access.example/docs/guide/troubleshooting.md#config-invalid");
    }

    @Test
    void aConnectorWithoutAccessIsRefusedWhenItIsMade() {
        assertThatThrownBy(() -> new NxopMongoCredentialProvider().validate(settings()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("/nowhere/credentials");
    }

    @Test
    void glueIsAskedInTheRegionOfTheResourcesUnlessItHasOne() {
        try (NxopAccess nxop = ConnectorSettings.access(settings())) {
            assertThat(ConnectorSettings.glue(nxop, Map.of("dataFormat", "AVRO")))
                    .isEqualTo(Map.of("dataFormat", "AVRO", "region", "eu-central-1"));
            assertThat(ConnectorSettings.glue(nxop, Map.of("region", "us-east-1")))
                    .isEqualTo(Map.of("region", "us-east-1"));
        }
    }
}
