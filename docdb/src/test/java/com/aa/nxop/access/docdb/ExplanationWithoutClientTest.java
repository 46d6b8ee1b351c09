package com.aa.nxop.access.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.connection.ClusterDescription;
import com.mongodb.event.ClusterDescriptionChangedEvent;
import com.mongodb.event.ClusterListener;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What NxopDocumentDb.explain says where the synchronous client is not at hand: for the reactive driver, and for libraries around it. */
@Tag("full")
@Timeout(60)
final class ExplanationWithoutClientTest {
    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder().with(Part.DOCDB).build();

    /** The description is what the reactive driver's client and every listener give. */
    @Test
    void theClustersDescriptionSaysWhyThereIsNoServer() {
        AtomicReference<ClusterDescription> seen = new AtomicReference<>();
        try (NxopAccess nxop = Access.in(sandbox, "NXOP_DOCDB_ENDPOINT", "localhost:1")) {
            MongoClientSettings settings = NxopDocumentDb.settings(nxop)
                    .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(2, TimeUnit.SECONDS)
                            .addClusterListener(new ClusterListener() {
                                @Override
                                public void clusterDescriptionChanged(ClusterDescriptionChangedEvent event) {
                                    seen.set(event.getNewDescription());
                                }
                            }))
                    .build();
            MongoException failure;
            ClusterDescription cluster;
            try (MongoClient client = MongoClients.create(settings)) {
                failure = catchThrowableOfType(MongoException.class, () -> Clients.use(client));
                cluster = Objects.requireNonNull(seen.get());
            }
            assertThat(NxopDocumentDb.explain(nxop, cluster, new CompletionException(failure))
                            .what())
                    .isEqualTo(
                            "DocumentDB cannot be reached: localhost:1 refuses the connection, or no network route leads to it (Connection refused).");
            AccessException less = NxopDocumentDb.explain(nxop, new CompletionException(failure));
            assertThat(less.finding()).isEqualTo(DocumentDbFinding.DOCDB_UNREACHABLE);
            assertThat(less.what())
                    .startsWith("DocumentDB cannot be reached: Timed out")
                    .contains("waiting for a server", "Connection refused");
            assertThat(less.remedy())
                    .isEqualTo(
                            "Check NXOP_DOCDB_ENDPOINT and its port, the pod's egress rule, and the cluster's security group."
                                    + " NxopDocumentDb.explain says more with the client or its ClusterDescription.");
        }
    }

    @Test
    void whatTheServerSaidNeedsNoCluster() {
        try (NxopSandbox own = NxopSandbox.builder().with(Part.DOCDB).start();
                NxopAccess nxop = Access.in(own)) {
            own.docdb().deregister(own.targetRole());
            try (MongoClient client = Clients.withOneConnection(nxop, own)) {
                MongoException failure = catchThrowableOfType(MongoException.class, () -> Clients.use(client));
                assertThat(NxopDocumentDb.explain(nxop, new RuntimeException(failure))
                                .what())
                        .startsWith(
                                "DocumentDB refused the login of arn:aws:sts::178549792225:assumed-role/example-role/")
                        .endsWith(", which STS accepts.");
            }
        }
    }

    @Test
    void aHostThatDnsDoesNotKnow() {
        try (NxopAccess nxop = Access.in(sandbox)) {
            MongoException failure = new MongoSocketOpenException(
                    "Exception opening socket",
                    new ServerAddress("no-such-host.invalid"),
                    new UnknownHostException("no-such-host.invalid"));
            assertThat(NxopDocumentDb.explain(nxop, failure).what())
                    .isEqualTo("DocumentDB cannot be reached: the host name no-such-host.invalid is not known to DNS.");
        }
    }

    @Test
    void whatTheSdkSaidItselfStays() {
        NxopAccess nxop = Access.in(sandbox);
        MongoClientSettings settings = NxopDocumentDb.settings(nxop).build();
        nxop.close();
        try (MongoClient client = MongoClients.create(settings)) {
            MongoException failure = catchThrowableOfType(MongoException.class, () -> Clients.use(client));
            assertThat(NxopDocumentDb.explain(nxop, new CompletionException(failure))
                            .finding()
                            .id())
                    .isEqualTo("session-closed");
        }
    }

    @Test
    void whatIsNoExceptionOfTheDriver() {
        try (NxopAccess nxop = Access.in(sandbox)) {
            assertThat(NxopDocumentDb.explain(nxop, new IllegalStateException("no")))
                    .hasMessage("""
                    The failure does not contain an exception of the MongoDB driver: IllegalStateException: no
                      Remedy: Call NxopDocumentDb.explain with an exception that the MongoDB driver has thrown.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#unexpected""");
        }
    }
}
