package com.aa.nxop.access.docdb;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import com.mongodb.ReadPreference;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.connection.ClusterConnectionMode;
import com.mongodb.connection.ClusterType;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code configure} that knows the text: what it names stays, the driver's own defaults included. */
@Tag("full")
@Timeout(60)
final class BuilderAndConnectionStringTest {
    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder().with(Part.DOCDB).build();

    private static String text(String options) {
        return "mongodb://" + sandbox.docdb().endpoint() + "/?" + options;
    }

    private static MongoClientSettings configured(MongoClientSettings.Builder builder, String text) {
        try (NxopAccess nxop = Access.in(sandbox)) {
            return NxopDocumentDb.configure(builder, nxop, text).build();
        }
    }

    /** Issue 14, D 2: a primary read preference became stale reads in silence. */
    @Test
    void keepsWhatEqualsTheDriversDefaults() {
        String text = text("readPreference=primary&retryWrites=true&maxPoolSize=100&waitQueueTimeoutMS=120000"
                + "&connectTimeoutMS=10000&serverSelectionTimeoutMS=30000");
        MongoClientSettings settings =
                configured(MongoClientSettings.builder().applyConnectionString(new ConnectionString(text)), text);
        assertThat(settings.getReadPreference()).isEqualTo(ReadPreference.primary());
        assertThat(settings.getRetryWrites()).isTrue();
        assertThat(settings.getConnectionPoolSettings().getMaxSize()).isEqualTo(100);
        assertThat(settings.getConnectionPoolSettings().getMaxWaitTime(SECONDS)).isEqualTo(120);
        assertThat(settings.getSocketSettings().getConnectTimeout(SECONDS)).isEqualTo(10);
        assertThat(settings.getClusterSettings().getMode()).isEqualTo(ClusterConnectionMode.MULTIPLE);
        assertThat(settings.getClusterSettings().getRequiredReplicaSetName()).isEqualTo("rs0");
    }

    @Test
    void keepsADirectConnection() {
        String text = text("directConnection=true");
        MongoClientSettings settings =
                configured(MongoClientSettings.builder().applyConnectionString(new ConnectionString(text)), text);
        assertThat(settings.getClusterSettings().getMode()).isEqualTo(ClusterConnectionMode.SINGLE);
        assertThat(settings.getClusterSettings().getHosts())
                .containsExactly(new ServerAddress(sandbox.docdb().endpoint()));
        assertThat(settings.getClusterSettings().getRequiredReplicaSetName()).isNull();
    }

    @Test
    void keepsWhatTheBuilderSaysAndTheTextDoesNot() {
        MongoClientSettings settings = configured(
                MongoClientSettings.builder()
                        .readPreference(ReadPreference.nearest())
                        .applyToSocketSettings(socket -> socket.connectTimeout(17, MILLISECONDS))
                        .applyToConnectionPoolSettings(pool -> pool.maxSize(3)),
                text("maxPoolSize=7"));
        assertThat(settings.getReadPreference()).isEqualTo(ReadPreference.nearest());
        assertThat(settings.getSocketSettings().getConnectTimeout(MILLISECONDS)).isEqualTo(17);
        assertThat(settings.getConnectionPoolSettings().getMaxSize()).isEqualTo(7);
        assertThat(settings.getConnectionPoolSettings().getMaxWaitTime(SECONDS)).isEqualTo(10);
        assertThat(settings.getRetryWrites()).isFalse();
    }

    @Test
    void refusesAnotherIdentityInEither() {
        MongoClientSettings.Builder builder = MongoClientSettings.builder()
                .credential(MongoCredential.createCredential("canary-user", "admin", "canary-pass".toCharArray()));
        assertThatThrownBy(() -> configured(builder, text("maxPoolSize=7"))).hasMessage("""
                The settings contradict IAM authentication:
                  - their credential has a password mechanism, but the session logs in with MONGODB-AWS. Remove it.
                  Remedy: Make these changes: the SDK never overrides what the application has set.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#docdb-contradiction""");
        assertThatThrownBy(() ->
                        configured(MongoClientSettings.builder(), "mongodb://canary-user:canary-pass@other.example:1"))
                .hasMessage("""
                        The connection string contradicts IAM authentication:
                          - it has a user name, with which the driver would not ask for the session. Remove the user name.
                          - authMechanism is a password mechanism, but the session logs in with MONGODB-AWS. Remove it.
                          Remedy: Make these changes: the SDK never overrides what the application has set.
                          More: https://nxop-access.example/docs/guide/troubleshooting.md#docdb-contradiction""");
    }

    /** The driver's text would replace neither. */
    @Test
    void refusesWhatTheTextWouldNotReplace() {
        MongoClientSettings.Builder builder = MongoClientSettings.builder()
                .applyToClusterSettings(cluster -> cluster.srvHost("orders.example")
                        .mode(ClusterConnectionMode.MULTIPLE)
                        .requiredClusterType(ClusterType.SHARDED));
        assertThatThrownBy(() -> configured(builder, text("maxPoolSize=7"))).hasMessage("""
                The settings contradict IAM authentication:
                  - their host is mongodb+srv://orders.example, but DocumentDB has no SRV records. Name host and port.
                  - their cluster type is SHARDED, but DocumentDB is a replica set. Remove it.
                  Remedy: Make these changes: the SDK never overrides what the application has set.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#docdb-contradiction""");
    }

    /** The application's own trust, and no CA file at all. */
    @Test
    void logsInOverTheSslContextOfTheBuilder() {
        Map<String, String> variables = new HashMap<>(sandbox.environment());
        Path file = Path.of(variables.remove("NXOP_DOCDB_CA_FILE"));
        SSLContext own = CaBundle.of(Optional.of(file)).context();
        MongoClientSettings.Builder builder = MongoClientSettings.builder()
                .applyToSslSettings(tls -> tls.context(own))
                .timeout(20, TimeUnit.SECONDS);
        try (NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(variables));
                MongoClient client = NxopDocumentDb.client(
                        nxop,
                        NxopDocumentDb.configure(builder, nxop, text("readPreference=primary"))
                                .build())) {
            assertThat(Clients.flights(client).countDocuments()).isZero();
        }
    }
}
