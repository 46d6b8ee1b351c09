package com.aa.nxop.access.msk;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.testkit.NxopSandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whom a client trusts, where the caller says it and {@code NXOP_MSK_CA_FILE} does, too: the caller's, and never half of each. */
@Tag("full")
final class OwnTrustTest {
    @RegisterExtension
    static final NxopSandbox sandbox =
            NxopSandbox.builder().msk(msk -> msk.topic("t")).build();

    private static Map<String, Object> trust(Map<String, Object> properties) {
        Map<String, Object> trust = new HashMap<>(properties);
        trust.keySet().removeIf(name -> !name.contains("ssl."));
        return trust;
    }

    static Stream<Map<String, Object>> own() {
        return Stream.of(
                Map.of("ssl.truststore.location", "/own/trust.jks", "ssl.truststore.password", new Password("hidden")),
                Map.of("ssl.truststore.location", "/own/trust.p12", "ssl.truststore.type", "PKCS12"),
                Map.of("ssl.truststore.type", "JKS"),
                Map.of("ssl.truststore.password", "hidden"),
                Map.of("ssl.truststore.type", "PEM", "ssl.truststore.certificates", "-----BEGIN CERTIFICATE-----"),
                Map.of("ssl.engine.factory.class", "com.example.Factory"),
                Map.of("consumer.ssl.truststore.location", "/own/trust.jks"));
    }

    @ParameterizedTest
    @MethodSource("own")
    void theCallersOwnStaysWholeAndTheLogSaysWhatIsNotUsed(Map<String, Object> own) {
        try (NxopAccess nxop = Access.in(sandbox);
                Log log = new Log()) {
            assertThat(trust(NxopMsk.clientProperties(nxop, own))).isEqualTo(own);
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .startsWith(
                            "WARN The SDK does not use NXOP_MSK_CA_FILE, because the client's own properties decide whom the client trusts: ")
                    .doesNotContain("hidden");
        }
    }

    static Stream<Map<String, Object>> agreeing() {
        String file = sandbox.environment().get("NXOP_MSK_CA_FILE");
        return Stream.of(
                Map.of(),
                Map.of("ssl.truststore.type", "PEM"),
                Map.of("ssl.truststore.location", file),
                Map.of("ssl.truststore.type", "PEM", "ssl.truststore.location", file),
                Map.of("ssl.truststore.certificates", ""));
    }

    @ParameterizedTest
    @MethodSource("agreeing")
    void whatAgreesIsCompletedWithoutAWord(Map<String, Object> own) {
        try (NxopAccess nxop = Access.in(sandbox);
                Log log = new Log()) {
            assertThat(NxopMsk.clientProperties(nxop, own))
                    .containsEntry("ssl.truststore.type", "PEM")
                    .containsEntry(
                            "ssl.truststore.location", sandbox.environment().get("NXOP_MSK_CA_FILE"));
            assertThat(log.lines()).isEmpty();
        }
    }

    /** The broker's CA is in the caller's own certificates alone: with half of ours beside, Kafka would make no client. */
    @Test
    void certificatesInAPropertyReachTheBroker() throws Exception {
        String pem = Files.readString(Path.of(sandbox.environment().getOrDefault("NXOP_MSK_CA_FILE", "")));
        Map<String, Object> own = Map.of(
                "ssl.truststore.type", "PEM", "ssl.truststore.certificates", pem, "default.api.timeout.ms", 60_000);
        try (NxopAccess nxop = Access.in(sandbox);
                Admin admin = Admin.create(NxopMsk.clientProperties(nxop, own))) {
            assertThat(admin.listTopics().names().get()).contains("t");
        }
    }
}
