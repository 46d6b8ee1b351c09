package com.aa.nxop.access.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import com.mongodb.client.MongoClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sessions of four seconds: connections opened under each of eleven sessions, all in use to the end. */
@Tag("full")
@Timeout(120)
final class RotationTest {
    private static final int ROTATIONS = 10;

    @Test
    void connectionsOfElevenSessionsAllWorkAndNoneIsDropped() {
        List<MongoClient> clients = new ArrayList<>();
        try (NxopSandbox sandbox = NxopSandbox.builder()
                        .with(Part.DOCDB)
                        .sts(sts -> sts.sessionLifetime(Duration.ofSeconds(6)))
                        .start();
                NxopAccess nxop = Access.in(sandbox)) {
            Set<String> sessions = new HashSet<>();
            while (sessions.size() <= ROTATIONS) {
                await().until(() -> sessions.add(
                        nxop.credentialsProvider().resolveCredentials().accessKeyId()));
                clients.add(Clients.withOneConnection(nxop, sandbox));
                clients.forEach(Clients::use);
            }
            assertThat(sandbox.docdb().logins())
                    .hasSize(ROTATIONS + 1)
                    .extracting(login -> login.accessKeyId())
                    .containsExactlyInAnyOrderElementsOf(sessions);
            assertThat(sandbox.docdb().openConnections()).isEqualTo(ROTATIONS + 1);
            assertThat(sandbox.docdb().refusals()).isEmpty();
        } finally {
            clients.forEach(MongoClient::close);
        }
    }
}
