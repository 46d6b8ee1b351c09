package com.aa.nxop.access.docdb;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.network.SandboxCa;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import com.mongodb.ReadPreference;
import com.mongodb.ServerAddress;
import com.mongodb.connection.ClusterConnectionMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("full")
final class SettingsTest {
    private static final String HOST = "orders.cluster-a1b2.us-east-1.docdb.amazonaws.com";

    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder().build();

    @TempDir
    private static Path folder;

    private static String caFile;

    @BeforeAll
    static void writeCa() throws IOException {
        caFile = Files.writeString(folder.resolve("ca.pem"), SandboxCa.create().certificatePem())
                .toString();
    }

    private static NxopAccess access(String... more) {
        String[] all = java.util.Arrays.copyOf(new String[] {"NXOP_DOCDB_CA_FILE", caFile}, more.length + 2);
        System.arraycopy(more, 0, all, 2, more.length);
        return Access.in(sandbox, all);
    }

    private static NxopAccess accessWithEndpoint() {
        return access("NXOP_DOCDB_ENDPOINT", HOST + ":27018");
    }

    @Test
    void areThoseOfDocumentDb() {
        try (NxopAccess nxop = accessWithEndpoint()) {
            MongoClientSettings settings = NxopDocumentDb.settings(nxop).build();
            assertThat(settings.getClusterSettings().getHosts()).containsExactly(new ServerAddress(HOST, 27018));
            assertThat(settings.getClusterSettings().getMode()).isEqualTo(ClusterConnectionMode.MULTIPLE);
            assertThat(settings.getClusterSettings().getRequiredReplicaSetName())
                    .isEqualTo("rs0");
            assertThat(settings.getReadPreference()).isEqualTo(ReadPreference.secondaryPreferred());
            assertThat(settings.getRetryWrites()).isFalse();
            assertThat(settings.getRetryReads()).isTrue();
            assertThat(settings.getSslSettings().isEnabled()).isTrue();
            assertThat(settings.getSslSettings().isInvalidHostNameAllowed()).isFalse();
            assertThat(settings.getSslSettings().getContext()).isNotNull();
            assertThat(settings.getConnectionPoolSettings().getMaxSize()).isEqualTo(50);
            assertThat(settings.getConnectionPoolSettings().getMaxConnecting()).isEqualTo(2);
            assertThat(settings.getConnectionPoolSettings().getMaxWaitTime(SECONDS))
                    .isEqualTo(10);
            assertThat(settings.getSocketSettings().getConnectTimeout(SECONDS)).isEqualTo(5);
            assertThat(settings.getSocketSettings().getReadTimeout(MILLISECONDS))
                    .isZero();
            assertThat(settings.getClusterSettings().getServerSelectionTimeout(SECONDS))
                    .isEqualTo(30);
            assertThat(settings.getCredential()).isEqualTo(NxopDocumentDb.credential(nxop));
        }
    }

    @Test
    void ofAnEngineThatCanMayAllowRetryableWrites() {
        try (NxopAccess nxop = accessWithEndpoint()) {
            assertThat(NxopDocumentDb.settings(nxop).retryWrites(true).build().getRetryWrites())
                    .isTrue();
        }
    }

    @Test
    void takeWhatAConnectionStringSaysAndKeepTheCredential() {
        try (NxopAccess nxop = access()) {
            MongoClientSettings settings = NxopDocumentDb.settings(
                            nxop,
                            "mongodb://a.example:1,b.example/?maxPoolSize=7&readPreference=primary&retryWrites=true"
                                    + "&connectTimeoutMS=1234&appName=mine&authMechanism=MONGODB-AWS&authSource=$external")
                    .build();
            assertThat(settings.getClusterSettings().getHosts())
                    .containsExactly(new ServerAddress("a.example", 1), new ServerAddress("b.example", 27017));
            assertThat(settings.getClusterSettings().getRequiredReplicaSetName())
                    .isEqualTo("rs0");
            assertThat(settings.getConnectionPoolSettings().getMaxSize()).isEqualTo(7);
            assertThat(settings.getConnectionPoolSettings().getMaxWaitTime(SECONDS))
                    .isEqualTo(10);
            assertThat(settings.getReadPreference()).isEqualTo(ReadPreference.primary());
            assertThat(settings.getRetryWrites()).isTrue();
            assertThat(settings.getSocketSettings().getConnectTimeout(MILLISECONDS))
                    .isEqualTo(1234);
            assertThat(settings.getApplicationName()).isEqualTo("mine");
            assertThat(settings.getSslSettings().isEnabled()).isTrue();
            assertThat(settings.getCredential()).isEqualTo(NxopDocumentDb.credential(nxop));
        }
    }

    @Test
    void fillInWhatAConnectionStringDoesNotSay() {
        try (NxopAccess nxop = access()) {
            MongoClientSettings settings =
                    NxopDocumentDb.settings(nxop, "mongodb://a.example:1").build();
            assertThat(settings.getClusterSettings().getMode()).isEqualTo(ClusterConnectionMode.MULTIPLE);
            assertThat(settings.getReadPreference()).isEqualTo(ReadPreference.secondaryPreferred());
            assertThat(settings.getRetryWrites()).isFalse();
            assertThat(settings.getConnectionPoolSettings().getMaxSize()).isEqualTo(50);
        }
    }

    @Test
    void leaveADirectConnectionDirect() {
        try (NxopAccess nxop = access()) {
            MongoClientSettings settings = NxopDocumentDb.settings(
                            nxop, "mongodb://localhost:1/?directConnection=true&tlsAllowInvalidHostnames=true")
                    .build();
            assertThat(settings.getClusterSettings().getMode()).isEqualTo(ClusterConnectionMode.SINGLE);
            assertThat(settings.getSslSettings().isInvalidHostNameAllowed()).isTrue();
        }
    }

    @Test
    void keepTheCredentialIfALaterConnectionStringHasNone() {
        try (NxopAccess nxop = accessWithEndpoint()) {
            MongoClientSettings settings = NxopDocumentDb.settings(nxop)
                    .applyConnectionString(new ConnectionString("mongodb://a.example/?maxPoolSize=3"))
                    .build();
            assertThat(settings.getCredential()).isEqualTo(NxopDocumentDb.credential(nxop));
        }
    }

    @Test
    void replaceTheCredentialOfAConnectionStringThatWasAppliedBefore() {
        try (NxopAccess nxop = accessWithEndpoint()) {
            MongoClientSettings.Builder own = MongoClientSettings.builder()
                    .applyConnectionString(new ConnectionString(
                            "mongodb://" + HOST + ":27018/?authMechanism=MONGODB-AWS&maxPoolSize=3"));
            MongoClientSettings settings = NxopDocumentDb.configure(own, nxop).build();
            assertThat(settings.getConnectionPoolSettings().getMaxSize()).isEqualTo(3);
            assertThat(settings.getCredential()).isEqualTo(NxopDocumentDb.credential(nxop));
            assertThat(settings.getClusterSettings().getHosts()).containsExactly(new ServerAddress(HOST, 27018));
        }
    }

    /** The trap: the driver would log in as whoever the process is, and say nothing. */
    @Test
    void withAConnectionStringsOwnCredentialAreRefused() {
        try (NxopAccess nxop = accessWithEndpoint()) {
            MongoClientSettings lost = NxopDocumentDb.settings(nxop)
                    .applyConnectionString(new ConnectionString("mongodb://a.example/?authMechanism=MONGODB-AWS"))
                    .build();
            AccessException failure =
                    catchThrowableOfType(AccessException.class, () -> NxopDocumentDb.client(nxop, lost));
            assertThat(failure).hasMessage("""
                    The credential of these settings is not the SDK's: a later call of applyConnectionString or credential replaced it. \
                    The driver would log in with another identity, not as the NXOP role.
                      Remedy: Give the connection string to NxopDocumentDb.settings(nxop, connectionString), or call \
                    NxopDocumentDb.configure(builder, nxop) last.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#docdb-credential-lost""");
        }
    }

    @Test
    void ofAnotherAccessAreRefused() {
        try (NxopAccess one = accessWithEndpoint();
                NxopAccess other = accessWithEndpoint()) {
            MongoClientSettings settings = NxopDocumentDb.settings(one).build();
            assertThatThrownBy(() -> NxopDocumentDb.client(other, settings))
                    .isInstanceOfSatisfying(
                            AccessException.class,
                            e -> assertThat(e.finding().id()).isEqualTo("docdb-credential-lost"));
        }
    }

    /** With a user name the driver never asks the supplier, and says nothing. */
    @Test
    void withAUserNameAreRefused() {
        try (NxopAccess nxop = accessWithEndpoint()) {
            MongoClientSettings settings = NxopDocumentDb.settings(nxop)
                    .credential(MongoCredential.createAwsCredential("AKIDX", "pw".toCharArray())
                            .withMechanismProperty(
                                    MongoCredential.AWS_CREDENTIAL_PROVIDER_KEY, new SessionCredential(nxop)))
                    .build();
            assertThatThrownBy(() -> NxopDocumentDb.client(nxop, settings))
                    .isInstanceOfSatisfying(
                            AccessException.class,
                            e -> assertThat(e.finding().id()).isEqualTo("docdb-credential-lost"));
        }
    }

    /** The other trap: with one host and no name of the set the driver follows no failover, and says nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "mongodb://a.example:1/",
                "mongodb://a.example:1/?directConnection=true",
                "mongodb://a.example:1,b.example:1/",
                "mongodb://a.example:1/?replicaSet=rs1"
            })
    void thatLostTheReplicaSetAreRefused(String text) {
        try (NxopAccess nxop = accessWithEndpoint()) {
            MongoClientSettings lost = NxopDocumentDb.settings(nxop)
                    .applyConnectionString(new ConnectionString(text))
                    .build();
            assertThatThrownBy(() -> NxopDocumentDb.client(nxop, lost)).hasMessage("""
                    The settings have lost the replica set rs0: a later call of applyConnectionString replaced it. The client would use \
                    only the named hosts, and would not follow a failover.
                      Remedy: Give the connection string to NxopDocumentDb.settings(nxop, connectionString), which also takes \
                    directConnection=true, or call NxopDocumentDb.configure(builder, nxop) last.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#docdb-contradiction""");
        }
    }

    @Test
    void withoutTlsAreRefused() {
        try (NxopAccess nxop = accessWithEndpoint()) {
            MongoClientSettings settings = NxopDocumentDb.settings(nxop)
                    .applyToSslSettings(tls -> tls.enabled(false))
                    .build();
            assertThatThrownBy(() -> NxopDocumentDb.client(nxop, settings)).hasMessage("""
                    The settings contradict IAM authentication: TLS is off, so the session token would cross the network in clear text.
                      Remedy: Leave TLS as NxopDocumentDb.settings sets it.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#docdb-contradiction""");
        }
    }

    @Test
    void needAPlace() {
        try (NxopAccess nxop = access()) {
            assertThatThrownBy(() -> NxopDocumentDb.settings(nxop)).hasMessage("""
                    The SDK does not know the DocumentDB cluster: neither NXOP_DOCDB_ENDPOINT nor NXOP_DOCDB_CLUSTER_ID is set.
                      Remedy: Set one of them.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#docdb-not-configured""");
        }
    }

    @Test
    void needAccess() {
        try (NxopAccess nxop = access("NXOP_ROLE", "178549792225/other-role", "NXOP_DOCDB_ENDPOINT", HOST + ":27017")) {
            AccessException failure = catchThrowableOfType(AccessException.class, () -> NxopDocumentDb.settings(nxop));
            assertThat(failure.finding().id()).isEqualTo("assume-role-refused");
        }
    }

    @Test
    void neverShowTheSession() {
        try (NxopAccess nxop = accessWithEndpoint()) {
            MongoCredential credential = NxopDocumentDb.credential(nxop);
            String shown = NxopDocumentDb.settings(nxop).build() + " " + credential + " "
                    + credential.getMechanismProperty(MongoCredential.AWS_CREDENTIAL_PROVIDER_KEY, null);
            software.amazon.awssdk.auth.credentials.AwsSessionCredentials session =
                    (software.amazon.awssdk.auth.credentials.AwsSessionCredentials)
                            nxop.credentialsProvider().resolveCredentials();
            assertThat(shown).doesNotContain(session.secretAccessKey(), session.sessionToken());
        }
    }
}
