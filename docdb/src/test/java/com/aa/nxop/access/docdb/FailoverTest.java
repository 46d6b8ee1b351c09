package com.aa.nxop.access.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import java.time.Duration;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The other member becomes primary. */
@Tag("full")
@Timeout(60)
final class FailoverTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    /** One login to each member at first; the old primary's connection was not cut, so it need not log in again. */
    @Test
    void writesResumeOnTheOtherMember() {
        try (NxopSandbox sandbox = NxopSandbox.builder().with(Part.DOCDB).start();
                NxopAccess nxop = Access.in(sandbox);
                MongoClient client = NxopDocumentDb.client(nxop)) {
            Clients.flights(client).insertOne(new Document());
            Clients.use(client);
            int before = sandbox.docdb().logins().size();
            sandbox.docdb().failover();
            await().atMost(SOON).until(() -> Clients.writes(client));
            Clients.use(client);
            assertThat(sandbox.docdb().logins()).hasSizeLessThanOrEqualTo(before + 2);
            assertThat(sandbox.docdb().refusals()).isEmpty();
        }
    }

    @Test
    void onlyCutConnectionsLogInAgain() {
        try (NxopSandbox sandbox = NxopSandbox.builder().with(Part.DOCDB).start();
                NxopAccess nxop = Access.in(sandbox);
                MongoClient cut = Clients.withOneConnection(nxop, sandbox);
                MongoClient client = NxopDocumentDb.client(nxop)) {
            String first = sandbox.docdb().members().get(0);
            String second = sandbox.docdb().members().get(1);
            Clients.use(cut);
            // Reads go to the second as soon as the driver has found it, not before.
            await().until(() -> {
                Clients.use(client);
                return logins(sandbox, second) > 0;
            });
            Clients.flights(client).insertOne(new Document());
            long firstBefore = logins(sandbox, first);
            long secondBefore = logins(sandbox, second);
            sandbox.docdb().failover();
            sandbox.docdb().cutConnections(first);
            await().atMost(SOON).until(() -> Clients.writes(client));
            await().atMost(SOON).until(() -> works(cut));
            Clients.use(client);
            assertThat(logins(sandbox, second)).isEqualTo(secondBefore);
            assertThat(logins(sandbox, first)).isBetween(firstBefore + 1, firstBefore + 2);
        }
    }

    private static boolean works(MongoClient client) {
        try {
            Clients.use(client);
            return true;
        } catch (MongoException e) {
            return false;
        }
    }

    private static long logins(NxopSandbox sandbox, String member) {
        return sandbox.docdb().logins().stream()
                .filter(login -> login.member().equals(member))
                .count();
    }
}
