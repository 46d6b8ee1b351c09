package com.aa.nxop.access.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.Stage;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.Fault;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** STS is down: what connections notice of it. */
@Tag("full")
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
final class OutageTest {
    @Test
    void whileTheSessionIsValidNewConnectionsLogIn() {
        try (NxopSandbox sandbox = NxopSandbox.builder().with(Part.DOCDB).start();
                NxopAccess nxop = Access.in(sandbox)) {
            nxop.credentialsProvider().resolveCredentials();
            sandbox.faults(Endpoint.STS).inject(Fault.status(503));
            sandbox.faults(Endpoint.AGENT).inject(Fault.status(503));
            for (int i = 0; i < 3; i++) {
                try (MongoClient client = Clients.withOneConnection(nxop, sandbox)) {
                    Clients.use(client);
                }
            }
            assertThat(sandbox.docdb().logins()).hasSize(3);
        }
    }

    @Test
    void withoutAValidSessionNewConnectionsSayWhyAndOpenOnesStay() {
        try (NxopSandbox sandbox = NxopSandbox.builder()
                        .with(Part.DOCDB)
                        .sts(sts -> sts.sessionLifetime(Duration.ofSeconds(4)))
                        .start();
                NxopAccess nxop = Access.in(sandbox);
                MongoClient open = Clients.withOneConnection(nxop, sandbox)) {
            Clients.use(open);
            // Made while there still is a session: it opens its connections later.
            MongoClientSettings settings = NxopDocumentDb.settings(nxop).build();
            sandbox.faults(Endpoint.STS).inject(Fault.status(503));
            await().until(() -> isExpired(nxop));
            try (MongoClient late = MongoClients.create(settings)) {
                MongoSecurityException failure =
                        catchThrowableOfType(MongoSecurityException.class, () -> Clients.use(late));
                assertThat(failure)
                        .hasMessageStartingWith("STS is busy and did not answer AssumeRole: ")
                        .hasMessageContaining("https://nxop-access.example/docs/guide/troubleshooting.md#sts-busy");
                assertThat(failure.hasErrorLabel(MongoException.RETRYABLE_ERROR_LABEL))
                        .isTrue();
                assertThat(failure.getCause())
                        .isInstanceOfSatisfying(
                                AccessException.class,
                                e -> assertThat(e.stage()).isEqualTo(Stage.ASSUME_ROLE));
                assertThat(NxopDocumentDb.explain(nxop, late, failure).finding().id())
                        .isEqualTo("sts-busy");

                Clients.use(open);
                assertThat(sandbox.docdb().logins()).hasSize(1);

                sandbox.faults(Endpoint.STS).clear();
                await().atMost(Duration.ofSeconds(15)).until(() -> works(late));
            }
        }
    }

    private static boolean isExpired(NxopAccess nxop) {
        try {
            nxop.credentialsProvider().resolveCredentials();
            return false;
        } catch (AccessException e) {
            return true;
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
}
