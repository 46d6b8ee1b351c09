package com.aa.nxop.access.docdb;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.network.SandboxCa;
import com.mongodb.AwsCredential;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCompressor;
import com.mongodb.MongoCredential;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.ServerAddress;
import com.mongodb.ServerApi;
import com.mongodb.ServerApiVersion;
import com.mongodb.WriteConcern;
import com.mongodb.connection.ClusterConnectionMode;
import com.mongodb.connection.ClusterType;
import com.mongodb.connection.TransportSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.bson.UuidRepresentation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an application set on its builder before {@code configure}: it stays, or the SDK says what contradicts it. */
@Tag("full")
final class ApplicationSettingsTest {
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
        String[] all = Arrays.copyOf(new String[] {"NXOP_DOCDB_CA_FILE", caFile}, more.length + 2);
        System.arraycopy(more, 0, all, 2, more.length);
        return Access.in(sandbox, all);
    }

    private static NxopAccess accessWithEndpoint() {
        return access("NXOP_DOCDB_ENDPOINT", HOST + ":27017");
    }

    private static MongoClientSettings.Builder with(String connectionString) {
        return MongoClientSettings.builder().applyConnectionString(new ConnectionString(connectionString));
    }

    /** Issue 14, D 2. */
    @Test
    void ofAConnectionStringAppliedBeforeConfigureStay() {
        try (NxopAccess nxop = access()) {
            MongoClientSettings settings = NxopDocumentDb.configure(
                            with(
                                    "mongodb://a.example:1,b.example:2/?readPreference=nearest&maxPoolSize=7&waitQueueTimeoutMS=11"
                                            + "&connectTimeoutMS=12&serverSelectionTimeoutMS=13"),
                            nxop)
                    .build();
            assertThat(settings.getReadPreference()).isEqualTo(ReadPreference.nearest());
            assertThat(settings.getConnectionPoolSettings().getMaxSize()).isEqualTo(7);
            assertThat(settings.getConnectionPoolSettings().getMaxWaitTime(MILLISECONDS))
                    .isEqualTo(11);
            assertThat(settings.getSocketSettings().getConnectTimeout(MILLISECONDS))
                    .isEqualTo(12);
            assertThat(settings.getClusterSettings().getServerSelectionTimeout(MILLISECONDS))
                    .isEqualTo(13);
            assertThat(settings.getClusterSettings().getHosts())
                    .containsExactly(new ServerAddress("a.example", 1), new ServerAddress("b.example", 2));
            assertThat(settings.getClusterSettings().getMode()).isEqualTo(ClusterConnectionMode.MULTIPLE);
            assertThat(settings.getClusterSettings().getRequiredReplicaSetName())
                    .isEqualTo("rs0");
            assertThat(settings.getRetryWrites()).isFalse();
            assertThat(settings.getCredential()).isEqualTo(NxopDocumentDb.credential(nxop));
        }
    }

    private static Arguments own(String name, Consumer<MongoClientSettings.Builder> set) {
        return Arguments.of(name, set);
    }

    static Stream<Arguments> settings() {
        return Stream.of(
                own("read preference", b -> b.readPreference(ReadPreference.secondary())),
                own("read concern", b -> b.readConcern(ReadConcern.MAJORITY)),
                own("write concern", b -> b.writeConcern(WriteConcern.W2)),
                own("retryReads", b -> b.retryReads(false)),
                own("retryWrites", b -> b.retryWrites(false)),
                own(
                        "pool",
                        b -> b.applyToConnectionPoolSettings(pool -> pool.maxSize(9)
                                .minSize(3)
                                .maxWaitTime(1, SECONDS)
                                .maxConnecting(9)
                                .maxConnectionIdleTime(4, SECONDS)
                                .maxConnectionLifeTime(5, SECONDS))),
                own(
                        "socket",
                        b -> b.applyToSocketSettings(socket -> socket.connectTimeout(1, SECONDS)
                                .readTimeout(2, SECONDS)
                                .receiveBufferSize(3)
                                .applyToProxySettings(
                                        proxy -> proxy.host("socks.example").port(1080)))),
                own("server", b -> b.applyToServerSettings(server -> server.heartbeatFrequency(1, SECONDS))),
                own(
                        "cluster",
                        b -> b.applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(1, SECONDS)
                                .localThreshold(2, SECONDS)
                                .hosts(List.of(new ServerAddress(HOST))))),
                own("timeout", b -> b.timeout(1, SECONDS)),
                own("host name check", b -> b.applyToSslSettings(tls -> tls.invalidHostNameAllowed(true))),
                own("application name", b -> b.applicationName("mine")),
                own("compressors", b -> b.compressorList(List.of(MongoCompressor.createZlibCompressor()))),
                own("uuid", b -> b.uuidRepresentation(UuidRepresentation.STANDARD)),
                own(
                        "server API",
                        b -> b.serverApi(
                                ServerApi.builder().version(ServerApiVersion.V1).build())),
                own(
                        "transport",
                        b -> b.transportSettings(
                                TransportSettings.asyncBuilder().build())),
                own("addresses", b -> b.inetAddressResolver(host -> List.of())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("settings")
    void stay(String name, Consumer<MongoClientSettings.Builder> set) {
        MongoClientSettings.Builder own = MongoClientSettings.builder();
        set.accept(own);
        MongoClientSettings before = own.build();
        try (NxopAccess nxop = accessWithEndpoint()) {
            MongoClientSettings after = NxopDocumentDb.configure(own, nxop).build();
            assertThat(SettingsDifference.between(before, after))
                    .as(name)
                    .isSubsetOf(SettingsDifference.between(
                            MongoClientSettings.builder().build(),
                            NxopDocumentDb.settings(nxop).build()));
            assertThat(SettingsDifference.between(MongoClientSettings.builder().build(), before))
                    .as("what this case sets is set still")
                    .isNotEmpty()
                    .doesNotContainAnyElementsOf(SettingsDifference.between(before, after));
        }
    }

    /** Both belong together: the driver refuses a pool whose minimum is above its maximum. */
    @Test
    void withAPoolThatStartsLargerThanTheSdksLimitAreNotMadeUnusable() {
        try (NxopAccess nxop = accessWithEndpoint()) {
            MongoClientSettings.Builder own =
                    MongoClientSettings.builder().applyToConnectionPoolSettings(pool -> pool.minSize(60));
            assertThat(NxopDocumentDb.configure(own, nxop)
                            .build()
                            .getConnectionPoolSettings()
                            .getMaxSize())
                    .isEqualTo(100);
            assertThat(NxopDocumentDb.settings(nxop, "mongodb://" + HOST + "/?minPoolSize=60")
                            .build()
                            .getConnectionPoolSettings()
                            .getMinSize())
                    .isEqualTo(60);
        }
    }

    /** A bundle of Spring Boot, for example: the trust is the application's, and needs no other file. */
    @Test
    void keepTheirOwnSslContextAndNeedNoCaFile() throws NoSuchAlgorithmException {
        SSLContext own = SSLContext.getDefault();
        try (NxopAccess nxop = Access.in(sandbox, "NXOP_DOCDB_ENDPOINT", HOST + ":27017");
                NxopAccess withFile = accessWithEndpoint()) {
            MongoClientSettings.Builder builder =
                    MongoClientSettings.builder().applyToSslSettings(tls -> tls.context(own));
            assertThat(NxopDocumentDb.configure(builder, nxop)
                            .build()
                            .getSslSettings()
                            .getContext())
                    .isSameAs(own);
            MongoClientSettings settings = NxopDocumentDb.configure(
                            MongoClientSettings.builder().applyToSslSettings(tls -> tls.context(own)), withFile)
                    .build();
            assertThat(settings.getSslSettings().getContext()).isSameAs(own);
            assertThat(settings.getSslSettings().isEnabled()).isTrue();
        }
    }

    /** Spring Boot's is {@code localhost}, the driver's {@code 127.0.0.1}: nobody's wish. */
    @ParameterizedTest
    @ValueSource(strings = {"mongodb://localhost/test", "mongodb://localhost:27017", "mongodb://127.0.0.1"})
    void giveWayWhereTheHostIsAFrameworksDefault(String text) {
        try (NxopAccess nxop = accessWithEndpoint()) {
            assertThat(NxopDocumentDb.configure(with(text), nxop)
                            .build()
                            .getClusterSettings()
                            .getHosts())
                    .containsExactly(new ServerAddress(HOST, 27017));
        }
    }

    @Test
    void withAHostOfTheirOwnNeedNoPlaceInTheVariables() {
        try (NxopAccess nxop = access()) {
            MongoClientSettings settings = NxopDocumentDb.configure(with("mongodb://a.example:1"), nxop)
                    .build();
            assertThat(settings.getClusterSettings().getHosts()).containsExactly(new ServerAddress("a.example", 1));
            assertThat(settings.getClusterSettings().getMode()).isEqualTo(ClusterConnectionMode.MULTIPLE);
            assertThat(settings.getClusterSettings().getRequiredReplicaSetName())
                    .isEqualTo("rs0");
        }
    }

    static Stream<Arguments> contradictions() {
        MongoCredential foreign = MongoCredential.createAwsCredential(null, null)
                .withMechanismProperty(MongoCredential.AWS_CREDENTIAL_PROVIDER_KEY, (Supplier<AwsCredential>)
                        () -> new AwsCredential("AKIDCANARY", "canary", null));
        return Stream.of(
                Arguments.of(
                        contradicting(b -> b.credential(
                                MongoCredential.createCredential("canary-user", "admin", "canary-pass".toCharArray()))),
                        "their credential has a password mechanism, but the session logs in with MONGODB-AWS. Remove it."),
                Arguments.of(
                        contradicting(b -> b.credential(MongoCredential.createScramSha256Credential(
                                "canary-user", "admin", "canary-pass".toCharArray()))),
                        "their credential has the mechanism SCRAM-SHA-256, but the session logs in with MONGODB-AWS. Remove it."),
                Arguments.of(
                        contradicting(b -> b.credential(MongoCredential.createMongoX509Credential())),
                        "their credential has the mechanism MONGODB-X509, but the session logs in with MONGODB-AWS. Remove it."),
                Arguments.of(
                        contradicting(b -> b.credential(
                                MongoCredential.createAwsCredential("AKIDCANARY", "canary".toCharArray()))),
                        "their credential has a user name, with which the driver would not ask for the session. Remove the user name."),
                Arguments.of(
                        contradicting(b -> b.credential(foreign)),
                        "their credential has its own AWS_CREDENTIAL_PROVIDER, which is another identity than the session's. Remove it."),
                Arguments.of(
                        contradicting(b -> b.credential(MongoCredential.createAwsCredential(null, null)
                                .withMechanismProperty("AWS_SESSION_TOKEN", "canary"))),
                        "their credential has an AWS_SESSION_TOKEN, but the session brings its own. Remove AWS_SESSION_TOKEN."),
                Arguments.of(
                        contradicting(b -> b.applyToClusterSettings(
                                cluster -> cluster.srvHost("orders.example").mode(ClusterConnectionMode.MULTIPLE))),
                        "their host is mongodb+srv://orders.example, but DocumentDB has no SRV records. Name host and port."),
                Arguments.of(
                        contradicting(b ->
                                b.applyToClusterSettings(cluster -> cluster.mode(ClusterConnectionMode.LOAD_BALANCED))),
                        "their mode is LOAD_BALANCED, but DocumentDB is not load balanced. Remove it."),
                Arguments.of(
                        contradicting(b -> b.applyToClusterSettings(cluster -> cluster.requiredReplicaSetName("rs1"))),
                        "their replica set is rs1, but DocumentDB's is always rs0. Remove it."),
                Arguments.of(
                        contradicting(b ->
                                b.applyToClusterSettings(cluster -> cluster.requiredClusterType(ClusterType.SHARDED))),
                        "their cluster type is SHARDED, but DocumentDB is a replica set. Remove it."),
                Arguments.of(
                        contradicting(b -> b.applyConnectionString(new ConnectionString("mongodb://other.example"))),
                        "their host is other.example:27017, but NXOP_DOCDB_ENDPOINT is " + HOST
                                + ":27017. Remove one of the two."));
    }

    private static MongoClientSettings.Builder contradicting(Consumer<MongoClientSettings.Builder> set) {
        MongoClientSettings.Builder builder = MongoClientSettings.builder();
        set.accept(builder);
        return builder;
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("contradictions")
    void thatContradictTheSessionAreRefused(MongoClientSettings.Builder own, String why) {
        try (NxopAccess nxop = accessWithEndpoint()) {
            assertThatThrownBy(() -> NxopDocumentDb.configure(own, nxop))
                    .isInstanceOf(AccessException.class)
                    .hasMessageNotContaining("canary")
                    .hasMessageNotContaining("CANARY")
                    .hasMessage("""
                            The settings contradict IAM authentication:
                              - %s
                              Remedy: Make these changes: the SDK never overrides what the application has set.
                              More: https://nxop-access.example/docs/guide/troubleshooting.md#docdb-contradiction""", why);
        }
    }

    @Test
    void areRefusedWithAllThatContradicts() {
        try (NxopAccess nxop = accessWithEndpoint()) {
            assertThatThrownBy(
                            () -> NxopDocumentDb.configure(with("mongodb://u:canary@d.example/?replicaSet=rs1"), nxop))
                    .hasMessage("""
                            The settings contradict IAM authentication:
                              - their credential has a password mechanism, but the session logs in with MONGODB-AWS. Remove it.
                              - their replica set is rs1, but DocumentDB's is always rs0. Remove it.
                              - their host is d.example:27017, but NXOP_DOCDB_ENDPOINT is %s:27017. Remove one of the two.
                              Remedy: Make these changes: the SDK never overrides what the application has set.
                              More: https://nxop-access.example/docs/guide/troubleshooting.md#docdb-contradiction""", HOST);
        }
    }

    /** A cluster endpoint says whose it is. */
    @Test
    void thatNameAnotherClusterThanTheVariablesAreRefused() {
        try (NxopAccess nxop = access("NXOP_DOCDB_CLUSTER_ID", "billing")) {
            assertThatThrownBy(() -> NxopDocumentDb.configure(with("mongodb://" + HOST), nxop))
                    .hasMessage("""
                    The settings contradict IAM authentication:
                      - their host is %s:27017, an endpoint of the cluster orders, but NXOP_DOCDB_CLUSTER_ID is billing. Remove one of \
                    the two.
                      Remedy: Make these changes: the SDK never overrides what the application has set.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#docdb-contradiction""", HOST);
            assertThatThrownBy(() -> NxopDocumentDb.settings(nxop, "mongodb://" + HOST))
                    .hasMessage("""
                    The connection string contradicts IAM authentication:
                      - its host is %s, an endpoint of the cluster orders, but NXOP_DOCDB_CLUSTER_ID is billing. Remove one of the two.
                      Remedy: Make these changes: the SDK never overrides what the application has set.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#docdb-contradiction""", HOST);
        }
        try (NxopAccess same = access("NXOP_DOCDB_CLUSTER_ID", "orders")) {
            assertThat(NxopDocumentDb.configure(with("mongodb://" + HOST), same)
                            .build()
                            .getClusterSettings()
                            .getHosts())
                    .containsExactly(new ServerAddress(HOST, 27017));
        }
    }

    @Test
    void mayBeConfiguredTwice() {
        try (NxopAccess nxop = accessWithEndpoint()) {
            MongoClientSettings once = NxopDocumentDb.settings(nxop).build();
            MongoClientSettings twice = NxopDocumentDb.configure(NxopDocumentDb.settings(nxop), nxop)
                    .build();
            assertThat(SettingsDifference.between(once, twice)).isSubsetOf("tls.getContext");
        }
    }
}
