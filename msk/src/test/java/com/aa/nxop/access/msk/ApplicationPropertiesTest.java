package com.aa.nxop.access.msk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.testkit.NxopSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The caller's own properties, as Kafka takes them. */
@Tag("full")
final class ApplicationPropertiesTest {
    @RegisterExtension
    static final NxopSandbox sandbox =
            NxopSandbox.builder().msk(msk -> msk.topic("t")).build();

    private static NxopAccess access() {
        return Access.in(sandbox);
    }

    @Test
    void kafka19213TheDefaultsOfPropertiesAreNotLost() {
        Properties defaults = new Properties();
        defaults.setProperty("client.id", "from-the-defaults");
        defaults.setProperty("retries", "7");
        Properties own = new Properties(new Properties(defaults));
        own.setProperty("retries", "8");
        own.put("linger.ms", 5);
        try (NxopAccess nxop = access()) {
            assertThat(NxopMsk.clientProperties(nxop, own))
                    .containsEntry("client.id", "from-the-defaults")
                    .containsEntry("retries", "8")
                    .containsEntry("linger.ms", 5);
        }
    }

    @Test
    void kafka19213SoIsAContradictionAmongThem() {
        Properties defaults = new Properties();
        defaults.setProperty("sasl.mechanism", "PLAIN");
        try (NxopAccess nxop = access()) {
            assertThatThrownBy(() -> NxopMsk.clientProperties(nxop, new Properties(defaults)))
                    .hasMessageContaining("sasl.mechanism is PLAIN, but must be AWS_MSK_IAM");
        }
    }

    /** Kafka takes blanks, both cases of the protocol, and a password for the JAAS text. The broker sees the same login. */
    @Test
    void whatKafkaTakesIsTaken() throws Exception {
        Map<String, Object> own = new HashMap<>(Map.of(
                "security.protocol",
                "sasl_ssl",
                "sasl.mechanism",
                "AWS_MSK_IAM ",
                "sasl.jaas.config",
                new Password("software.amazon.msk.auth.iam.IAMLoginModule required; "),
                "sasl.client.callback.handler.class",
                " com.aa.nxop.access.msk.NxopMskCallbackHandler",
                "bootstrap.servers",
                List.of(sandbox.msk().bootstrapServers()),
                "default.api.timeout.ms",
                60_000));
        try (NxopAccess nxop = access()) {
            Map<String, Object> properties = NxopMsk.clientProperties(nxop, own);
            assertThat(properties).containsAllEntriesOf(own);
            try (Admin admin = Admin.create(properties)) {
                assertThat(admin.listTopics().names().get()).contains("t");
            }
        }
    }

    @Test
    void placeholdersOfConfigProvidersAreReadAsKafkaReadsThem(@TempDir Path folder) throws Exception {
        Map<String, Object> own = withFile(folder, """
                protocol=SASL_SSL
                mechanism=OAUTHBEARER
                """);
        own.put("security.protocol", "${file:" + folder + "/own.properties:protocol}");
        own.put("sasl.mechanism", "${file:" + folder + "/own.properties:mechanism}");
        own.put("default.api.timeout.ms", 60_000);
        try (NxopAccess nxop = access()) {
            Map<String, Object> properties = NxopMsk.clientProperties(nxop, own);
            assertThat(properties)
                    .containsAllEntriesOf(own)
                    .containsEntry("sasl.login.callback.handler.class", NxopMskCallbackHandler.class);
            try (Admin admin = Admin.create(properties)) {
                assertThat(admin.listTopics().names().get()).contains("t");
            }
        }
    }

    @Test
    void whatStandsBehindAPlaceholderIsComparedAndNotShown(@TempDir Path folder) throws IOException {
        Map<String, Object> own = withFile(folder, """
                protocol=hidden-protocol
                handler=software.amazon.msk.auth.iam.IAMClientCallbackHandler
                jaas=software.amazon.msk.auth.iam.IAMLoginModule required awsRoleArn="hidden";
                """);
        String file = "${file:" + folder + "/own.properties:";
        own.put("security.protocol", file + "protocol}");
        own.put("sasl.client.callback.handler.class", file + "handler}");
        own.put("sasl.jaas.config", file + "jaas}");
        try (NxopAccess nxop = access()) {
            assertThatThrownBy(() -> NxopMsk.clientProperties(nxop, own))
                    .hasMessageStartingWith(
                            "The Kafka client's properties contradict IAM authentication: security.protocol is "
                                    + file
                                    + "protocol}, but must be SASL_SSL; sasl.jaas.config has awsRoleArn, which the SDK does not read:"
                                    + " the session decides the identity; sasl.client.callback.handler.class is " + file
                                    + "handler}, but must be com.aa.nxop.access.msk.NxopMskCallbackHandler.\n");
        }
    }

    /** Kafka's own error says it when the client is made. */
    @Test
    void whatNoProviderResolvesIsLeftToKafka() {
        Map<String, Object> own = Map.of(
                "security.protocol", "${env:NO_SUCH_VARIABLE}",
                "sasl.jaas.config", "${env:NO_SUCH_VARIABLE}",
                "bootstrap.servers", "${env:NO_SUCH_VARIABLE}");
        Map<String, Object> withProvider = new HashMap<>(own);
        withProvider.put("config.providers", "env");
        withProvider.put("config.providers.env.class", "org.apache.kafka.common.config.provider.EnvVarConfigProvider");
        Map<String, Object> withUnknownProvider = new HashMap<>(withProvider);
        withUnknownProvider.put("config.providers.env.class", "com.example.NoSuchProvider");
        try (NxopAccess nxop = access()) {
            for (Map<String, Object> one : List.of(own, withProvider, withUnknownProvider)) {
                assertThat(NxopMsk.clientProperties(nxop, one)).containsAllEntriesOf(one);
            }
        }
    }

    /** A handler that cannot be compared may be any: Kafka would ask it, and never ours. */
    @Test
    void aHandlerBehindAPlaceholderThatIsStillOpenIsRefused() {
        try (NxopAccess nxop = access()) {
            assertThatThrownBy(() -> NxopMsk.clientProperties(
                            nxop,
                            Map.of(
                                    "sasl.mechanism",
                                    "OAUTHBEARER",
                                    "sasl.login.callback.handler.class",
                                    "${env:NO_SUCH_VARIABLE}")))
                    .hasMessageContaining("sasl.login.callback.handler.class is ${env:NO_SUCH_VARIABLE}, but must be"
                            + " com.aa.nxop.access.msk.NxopMskCallbackHandler.");
        }
    }

    private static Map<String, Object> withFile(Path folder, String text) throws IOException {
        Files.writeString(folder.resolve("own.properties"), text);
        return new HashMap<>(Map.of(
                "config.providers",
                "file",
                "config.providers.file.class",
                "org.apache.kafka.common.config.provider.FileConfigProvider"));
    }
}
