package com.aa.nxop.testkit.internal.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aa.nxop.testkit.DocumentDbClients;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import com.aa.nxop.testkit.SandboxDocumentDb;
import com.mongodb.MongoSecurityException;
import com.mongodb.client.MongoClient;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("full")
class FaultyLoginsTest {
    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder().with(Part.DOCDB).build();

    private final SandboxDocumentDb docdb = sandbox.docdb();

    @AfterEach
    void clear() {
        docdb.clearFaults();
    }

    private BsonDocument login(WireClient client) throws Exception {
        return new HandMadeLogin(DocumentDbClients.session(sandbox)).over(client, UnaryOperator.identity());
    }

    @Test
    void areRefusedForSoManyTimes() {
        docdb.inject(SandboxDocumentDb.LoginFault.refuse().times(2));
        try (MongoClient client = DocumentDbClients.client(sandbox, DocumentDbClients.session(sandbox))) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> DocumentDbClients.orders(client).countDocuments())
                        .isInstanceOf(MongoSecurityException.class)
                        .cause()
                        .hasMessageContaining("error 18 (AuthenticationFailed): 'Authentication failed.'");
            }
            assertThat(DocumentDbClients.orders(client).countDocuments()).isNotNegative();
        }
        assertThat(docdb.refusals())
                .last()
                .extracting(SandboxDocumentDb.Refusal::why)
                .isEqualTo("Refused on request: LoginFault.refuse().");
    }

    @Test
    void areLate() throws Exception {
        docdb.inject(
                SandboxDocumentDb.LoginFault.latency(Duration.ofMillis(400)).times(1));
        for (boolean late : new boolean[] {true, false}) {
            try (WireClient client = new WireClient(docdb)) {
                client.ask("admin", "{hello: 1}");
                long start = System.nanoTime();
                assertThat(client.ask("$external", HandMadeLogin.start())
                                .getDouble("ok")
                                .getValue())
                        .isEqualTo(1.0);
                Duration took = Duration.ofNanos(System.nanoTime() - start);
                assertThat(took.compareTo(Duration.ofMillis(400)) >= 0).isEqualTo(late);
            }
        }
    }

    @Test
    void breakOff() throws Exception {
        docdb.inject(SandboxDocumentDb.LoginFault.reset().times(1));
        try (WireClient client = new WireClient(docdb)) {
            assertThatThrownBy(() -> login(client)).isInstanceOf(IOException.class);
        }
        try (WireClient client = new WireClient(docdb)) {
            assertThat(login(client).getBoolean("done").getValue()).isTrue();
        }
    }

    @Test
    void hangUntilTheFaultIsCleared() throws Exception {
        docdb.inject(SandboxDocumentDb.LoginFault.hang());
        try (WireClient client = new WireClient(docdb);
                WireClient greeting = new WireClient(docdb)) {
            client.timeout(300);
            assertThatThrownBy(() -> login(client)).isInstanceOf(SocketTimeoutException.class);
            // Only logins hang.
            assertThat(greeting.ask("admin", "{hello: 1}").containsKey("setName"))
                    .isTrue();
            client.timeout(5000);
            docdb.clearFaults();
            assertThatThrownBy(() -> client.ask("admin", "{hello: 1}")).isInstanceOf(IOException.class);
            assertThat(login(greeting).getBoolean("done").getValue()).isTrue();
        }
    }

    @Test
    void hangNoLongerThanTheSandboxRuns() throws Exception {
        NxopSandbox brief = NxopSandbox.builder().with(Part.DOCDB).start();
        brief.docdb().inject(SandboxDocumentDb.LoginFault.hang());
        try (WireClient client = new WireClient(brief.docdb())) {
            client.timeout(300);
            assertThatThrownBy(() -> client.ask("$external", HandMadeLogin.start()))
                    .isInstanceOf(SocketTimeoutException.class);
            client.timeout(5000);
            brief.close();
            assertThatThrownBy(() -> client.ask("$external", HandMadeLogin.start()))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void comeOneAfterTheOther() {
        LoginFaults faults = new LoginFaults();
        SandboxDocumentDb.LoginFault late = SandboxDocumentDb.LoginFault.latency(Duration.ofSeconds(1));
        faults.add(SandboxDocumentDb.LoginFault.refuse().times(2));
        faults.add(late);
        for (String expected : new String[] {"REFUSE for 2 logins", "REFUSE for 1 logins"}) {
            assertThat(faults.next().orElseThrow()).hasToString(expected);
        }
        assertThat(faults.next()).containsSame(late);
        assertThat(faults.next()).containsSame(late);
        assertThat(late).hasToString("LATENCY until cleared");
        faults.clear();
        assertThat(faults.next()).isEmpty();
    }

    @Test
    void happenAtLeastOnce() {
        assertThatThrownBy(() -> SandboxDocumentDb.LoginFault.hang().times(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A fault happens at least once: times(0).");
    }
}
