package com.aa.nxop.access.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import com.mongodb.MongoClientSettings;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.connection.ClusterConnectionMode;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A laptop reaches the cluster through a tunnel: by the cluster's own name, which TLS checks, and without the members' names. */
@Tag("full")
@Timeout(60)
final class TunnelTest {
    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder().with(Part.DOCDB).build();

    private static NxopAccess through(String tunnel, String endpoint) {
        return Access.in(sandbox, "NXOP_DOCDB_TUNNEL", tunnel, "NXOP_DOCDB_ENDPOINT", endpoint);
    }

    /** Nobody listens at the endpoint itself: everything goes through the tunnel. */
    @Test
    void theClientTalksToTheTunnelAlone() {
        try (NxopAccess nxop = through(sandbox.docdb().endpoint(), "localhost:1");
                MongoClient client = NxopDocumentDb.client(nxop)) {
            client.getDatabase("orders").getCollection("flights").insertOne(new Document("flight", "AA100"));
            assertThat(client.getClusterDescription().getServerDescriptions()).hasSize(1);
            assertThat(client.getClusterDescription().getConnectionMode()).isEqualTo(ClusterConnectionMode.SINGLE);
        }
    }

    @Test
    void theClientKeepsTheClustersNameAndTheTunnelsPort() {
        try (NxopAccess nxop = through("localhost:27018", "orders.cluster-a1.us-east-1.docdb.amazonaws.com:27017")) {
            MongoClientSettings settings = NxopDocumentDb.settings(nxop).build();
            assertThat(settings.getClusterSettings().getHosts())
                    .isEqualTo(List.of(new ServerAddress("orders.cluster-a1.us-east-1.docdb.amazonaws.com", 27018)));
            assertThat(settings.getSslSettings().isInvalidHostNameAllowed()).isFalse();
        }
    }

    /** The name is in no DNS, so the tunnel was reached; and what answers there has another certificate. */
    @Test
    void tlsStillChecksTheClustersOwnName() {
        try (NxopAccess nxop = through(sandbox.docdb().endpoint(), "orders.cluster-a1.docdb.invalid:27017")) {
            AccessException failure = catchThrowableOfType(
                    AccessException.class,
                    () -> new FirstLogin(nxop, Duration.ofSeconds(2))
                            .client(NxopDocumentDb.settings(nxop).build()));
            assertThat(failure.finding()).isEqualTo(DocumentDbFinding.DOCDB_TLS);
            assertThat(failure.what()).contains("orders.cluster-a1.docdb.invalid");
        }
    }

    @Test
    void hostsOfTheApplicationContradictATunnel() {
        try (NxopAccess nxop = through("localhost:27018", "localhost:1")) {
            AccessException failure = catchThrowableOfType(
                    AccessException.class, () -> NxopDocumentDb.settings(nxop, "mongodb://other:27017/"));
            assertThat(failure.finding()).isEqualTo(DocumentDbFinding.DOCDB_CONTRADICTION);
            assertThat(failure.what())
                    .contains(
                            "its host is other:27017, but NXOP_DOCDB_TUNNEL is localhost:27018, which leads to the cluster. Remove one"
                                    + " of the two.");
        }
    }

    @Test
    void aTunnelOfAWrongFormIsAProblemAtStart() {
        assertThat(catchThrowableOfType(AccessException.class, () -> through("27017", "localhost:1")))
                .hasMessageContaining(
                        "NXOP_DOCDB_TUNNEL is \"27017\": it must be host:port, without a scheme and without"
                                + " anything after the port. Write for example localhost:27017.");
    }

    /** A laptop that has no tunnel is told of the setting. */
    @Test
    void withoutOneALaptopIsToldOfTheSetting() {
        try (NxopAccess nxop = Access.in(sandbox, "NXOP_SOURCE", "aws-default", "NXOP_DOCDB_ENDPOINT", "localhost:1")) {
            AccessException failure = new FailureExplanation(nxop)
                    .of(
                            new com.mongodb.MongoTimeoutException("Timed out while waiting for a server that matches"),
                            new com.mongodb.connection.ClusterDescription(
                                    ClusterConnectionMode.MULTIPLE,
                                    com.mongodb.connection.ClusterType.UNKNOWN,
                                    List.of()));
            assertThat(failure.remedy())
                    .endsWith("From a laptop you reach the cluster through a tunnel. Keep the cluster's own name in"
                            + " NXOP_DOCDB_ENDPOINT or NXOP_DOCDB_CLUSTER_ID, and name the tunnel's local end, for example"
                            + " NXOP_DOCDB_TUNNEL=localhost:27017.");
        }
    }
}
