package com.aa.nxop.testkit.internal.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aa.nxop.testkit.DocumentDbClients;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import com.aa.nxop.testkit.network.SandboxCa;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Whom the client's TLS lets it talk to. */
@Tag("full")
class TlsTest {
    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder().with(Part.DOCDB).build();

    @TempDir
    private Path directory;

    private static MongoClientSettings.Builder impatient(String uri) {
        return DocumentDbClients.settings(sandbox, uri, () -> DocumentDbClients.of(DocumentDbClients.session(sandbox)))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(1500, TimeUnit.MILLISECONDS));
    }

    private static void assertTimeout(MongoClientSettings settings, String text) {
        int logins = sandbox.docdb().logins().size();
        try (MongoClient client = MongoClients.create(settings)) {
            assertThatThrownBy(() -> DocumentDbClients.orders(client).countDocuments())
                    .isInstanceOf(MongoTimeoutException.class)
                    .hasMessageContaining(text);
        }
        assertThat(sandbox.docdb().logins()).hasSize(logins);
    }

    @Test
    void anotherAuthorityIsNotEnough() throws Exception {
        Path other = Files.writeString(
                directory.resolve("other.pem"), SandboxCa.create().certificatePem());
        assertTimeout(
                impatient(DocumentDbClients.uri(sandbox))
                        .applyToSslSettings(ssl -> ssl.context(DocumentDbClients.trusting(other)))
                        .build(),
                "PKIX path building failed");
    }

    @Test
    void anotherNameIsNotTheOneInTheCertificate() {
        String host = "c1.cluster-abc.us-east-1.docdb.amazonaws.com";
        assertTimeout(
                impatient(DocumentDbClients.uri(sandbox).replace("localhost", host))
                        .inetAddressResolver(name -> List.of(InetAddress.getByAddress(name, new byte[] {127, 0, 0, 1})))
                        .build(),
                "No subject alternative DNS name matching " + host + " found.");
    }

    @Test
    void theAddressIsInTheCertificateToo() {
        String uri = DocumentDbClients.uri(sandbox)
                .replace("localhost", "127.0.0.1")
                .replace("replicaSet=rs0", "directConnection=true");
        try (MongoClient client = MongoClients.create(impatient(uri).build())) {
            DocumentDbClients.orders(client).insertOne(new Document());
        }
    }

    @Test
    void clientsWithoutTlsHearNothing() {
        assertTimeout(
                impatient(DocumentDbClients.uri(sandbox))
                        .applyToSslSettings(ssl -> ssl.enabled(false))
                        .build(),
                "Timed out while waiting for a server");
    }
}
