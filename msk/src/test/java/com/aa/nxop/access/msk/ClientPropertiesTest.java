package com.aa.nxop.access.msk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.network.SandboxCa;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("full")
final class ClientPropertiesTest {
    private static final String SERVERS = "b-1.nxop.abc.c2.kafka.us-east-1.amazonaws.com:9098";

    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder().build();

    @Test
    void holdAllThatIamAuthenticationNeeds() {
        try (NxopAccess nxop = Access.in(sandbox, "NXOP_MSK_BOOTSTRAP_SERVERS", SERVERS)) {
            assertThat(NxopMsk.clientProperties(nxop))
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            "bootstrap.servers",
                            SERVERS,
                            "security.protocol",
                            "SASL_SSL",
                            "sasl.mechanism",
                            "AWS_MSK_IAM",
                            "sasl.jaas.config",
                            "software.amazon.msk.auth.iam.IAMLoginModule required;",
                            "sasl.client.callback.handler.class",
                            NxopMskCallbackHandler.class,
                            "sasl.nxop.access",
                            nxop));
        }
    }

    @Test
    void withBearerTokensHoldTheLoginHandler() {
        try (NxopAccess nxop =
                Access.in(sandbox, "NXOP_MSK_BOOTSTRAP_SERVERS", SERVERS, "NXOP_MSK_MECHANISM", "OAUTHBEARER")) {
            assertThat(NxopMsk.clientProperties(nxop))
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            "bootstrap.servers",
                            SERVERS,
                            "security.protocol",
                            "SASL_SSL",
                            "sasl.mechanism",
                            "OAUTHBEARER",
                            "sasl.jaas.config",
                            "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;",
                            "sasl.login.callback.handler.class",
                            NxopMskCallbackHandler.class,
                            "sasl.nxop.access",
                            nxop));
        }
    }

    @Test
    void neverChangeWhatTheCallerSet() {
        Properties own = new Properties();
        own.setProperty("bootstrap.servers", "elsewhere:9098");
        own.setProperty("sasl.mechanism", "OAUTHBEARER");
        own.setProperty("client.id", "mine");
        own.setProperty(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required scope=\"x\";");
        try (NxopAccess nxop = Access.in(sandbox)) {
            assertThat(NxopMsk.clientProperties(nxop, own))
                    .containsAllEntriesOf(Map.of(
                            "bootstrap.servers", "elsewhere:9098",
                            "sasl.mechanism", "OAUTHBEARER",
                            "client.id", "mine",
                            "sasl.jaas.config", own.getProperty("sasl.jaas.config"),
                            "sasl.login.callback.handler.class", NxopMskCallbackHandler.class));
            assertThat(own).hasSize(4);
        }
    }

    @Test
    void nameEveryContradictionAtOnceAndNoPassword() {
        Map<String, Object> own = Map.of(
                "security.protocol", "SASL_PLAINTEXT",
                "sasl.mechanism", "SCRAM-SHA-512",
                "sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required password=\"hidden\";",
                "sasl.client.callback.handler.class", "com.example.Handler");
        try (NxopAccess nxop = Access.in(sandbox)) {
            assertThatThrownBy(() -> NxopMsk.clientProperties(nxop, own))
                    .isInstanceOf(AccessException.class)
                    .hasMessage("""
                            The Kafka client's properties contradict IAM authentication: security.protocol is SASL_PLAINTEXT, but must \
                            be SASL_SSL; sasl.mechanism is SCRAM-SHA-512, but must be AWS_MSK_IAM; sasl.jaas.config names a login \
                            module other than software.amazon.msk.auth.iam.IAMLoginModule; sasl.client.callback.handler.class is \
                            com.example.Handler, but must be com.aa.nxop.access.msk.NxopMskCallbackHandler.
                              Remedy: Remove these properties from the client, or do not use NxopMsk for it. The SDK never overrides a \
                            property that the application has set.
                              More: https://nxop-access.example/docs/guide/troubleshooting.md#msk-contradiction""");
        }
    }

    @Test
    void refuseAMechanismThatTheVariableContradicts() {
        try (NxopAccess nxop = Access.in(sandbox, "NXOP_MSK_MECHANISM", "AWS_MSK_IAM")) {
            assertThatThrownBy(() -> NxopMsk.clientProperties(nxop, Map.of("sasl.mechanism", "OAUTHBEARER")))
                    .hasMessageStartingWith(
                            "The Kafka client's properties contradict IAM authentication: sasl.mechanism is"
                                    + " OAUTHBEARER, but NXOP_MSK_MECHANISM says AWS_MSK_IAM.");
        }
    }

    @Test
    void areNotMadeWhereThereIsNoAccess() {
        try (NxopSandbox refusing = NxopSandbox.builder().start();
                NxopAccess nxop = Access.in(refusing, "NXOP_MSK_BOOTSTRAP_SERVERS", SERVERS)) {
            refusing.pod().removeAssociation();
            AccessException failure = catchThrowableOfType(AccessException.class, () -> NxopMsk.clientProperties(nxop));
            assertThat(failure.finding().id()).isEqualTo("agent-no-association");
        }
    }

    @Test
    void withoutBrokersSayWhatToSet() {
        try (NxopAccess nxop = Access.in(sandbox)) {
            assertThatThrownBy(() -> NxopMsk.clientProperties(nxop)).hasMessage("""
                            The SDK does not know the MSK brokers: neither NXOP_MSK_BOOTSTRAP_SERVERS nor NXOP_MSK_CLUSTER_ARN is set.
                              Remedy: Set one of them, or bootstrap.servers in the client's own properties.
                              More: https://nxop-access.example/docs/guide/troubleshooting.md#msk-not-configured""");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "no text of a certificate, 'holds no certificate in PEM form'",
        "'', 'is empty'",
        "'-----BEGIN CERTIFICATE-----', 'holds a certificate that is damaged (it has no end)'",
        "'-----BEGIN RSA PRIVATE KEY-----', 'holds a PEM block of the kind RSA PRIVATE KEY, and no certificate'",
    })
    void refuseACaFileWithoutACertificate(String content, String why, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("ca.pem"), content);
        try (NxopAccess nxop =
                Access.in(sandbox, "NXOP_MSK_BOOTSTRAP_SERVERS", SERVERS, "NXOP_MSK_CA_FILE", file.toString())) {
            assertThatThrownBy(() -> NxopMsk.clientProperties(nxop))
                    .isInstanceOf(AccessException.class)
                    .hasMessageStartingWith("The SDK cannot use the CA file " + file + ": it " + why + ".");
        }
    }

    @Test
    void refuseACaFileThatIsNotThere() {
        try (NxopAccess nxop =
                Access.in(sandbox, "NXOP_MSK_BOOTSTRAP_SERVERS", SERVERS, "NXOP_MSK_CA_FILE", "/nonexistent/ca.pem")) {
            assertThatThrownBy(() -> NxopMsk.clientProperties(nxop))
                    .hasMessageStartingWith("The SDK cannot use the CA file /nonexistent/ca.pem: it does not exist.");
        }
    }

    /** A Java trust store was a MalformedInputException, and a pipe was waited for. */
    @Test
    @Timeout(20)
    void refuseACaFileThatIsSomethingElse(@TempDir Path folder) throws Exception {
        Path store = folder.resolve("truststore.jks");
        try (OutputStream out = Files.newOutputStream(store)) {
            KeyStore empty = KeyStore.getInstance("JKS");
            empty.load(null, null);
            empty.store(out, "changeit".toCharArray());
        }
        refuses(
                store,
                "is a Java key store (JKS), not certificates in PEM form (keytool -list -rfc -keystore " + store
                        + " prints them)");
        refuses(folder, "is a directory");
        Path pipe = folder.resolve("pipe");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")));
        assertThat(new ProcessBuilder("/usr/bin/mkfifo", pipe.toString())
                        .start()
                        .waitFor())
                .isZero();
        refuses(pipe, "is a named pipe (FIFO), not a regular file");
    }

    private void refuses(Path file, String why) {
        try (NxopAccess nxop =
                Access.in(sandbox, "NXOP_MSK_BOOTSTRAP_SERVERS", SERVERS, "NXOP_MSK_CA_FILE", file.toString())) {
            assertThatThrownBy(() -> NxopMsk.clientProperties(nxop)).hasMessage("""
                    The SDK cannot use the CA file %s: it %s.
                      Remedy: Leave NXOP_MSK_CA_FILE out: a public CA signs MSK's certificates. If a proxy stands before the brokers, \
                    check that its CA certificate is mounted there in PEM form.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#msk-ca-file""", file, why);
        }
    }

    @Test
    void trustTheCaOfTheFile(@TempDir Path folder) throws IOException {
        Path file =
                Files.writeString(folder.resolve("ca.pem"), SandboxCa.create().certificatePem());
        try (NxopAccess nxop =
                Access.in(sandbox, "NXOP_MSK_BOOTSTRAP_SERVERS", SERVERS, "NXOP_MSK_CA_FILE", file.toString())) {
            assertThat(NxopMsk.clientProperties(nxop))
                    .containsEntry("ssl.truststore.type", "PEM")
                    .containsEntry("ssl.truststore.location", file.toString());
        }
    }

    @Test
    void costOneAssumeRoleHoweverManyAreMade() {
        try (NxopSandbox world = NxopSandbox.builder().start();
                NxopAccess nxop = Access.in(world, "NXOP_MSK_BOOTSTRAP_SERVERS", SERVERS)) {
            for (int i = 0; i < 10; i++) {
                NxopMsk.clientProperties(nxop);
            }
            assertThat(world.requests(Endpoint.STS)).isOne();
        }
    }
}
