package com.aa.nxop.access.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import com.aa.nxop.testkit.network.SandboxCa;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.assertj.core.util.Throwables;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** What stands in the log, for applications that make their client by themselves. */
@Tag("full")
@Timeout(60)
final class LogTest {
    private static final String WATCH = ServerWatch.class.getName();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Lines lines = new Lines();
    private final Level usual = root.getLevel();

    @BeforeEach
    void listen() {
        lines.setContext(root.getLoggerContext());
        lines.start();
        root.addAppender(lines);
    }

    @AfterEach
    void stop() {
        root.detachAppender(lines);
        root.setLevel(usual);
    }

    private List<String> warnings() {
        return lines.events.stream()
                .filter(event -> event.getLoggerName().equals(WATCH))
                .filter(event -> event.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Test
    void aRefusedLoginIsExplainedOnceUntilOneWorks() {
        try (NxopSandbox sandbox = NxopSandbox.builder().with(Part.DOCDB).start();
                NxopAccess nxop = Access.in(sandbox);
                MongoClient client = Clients.withOneConnection(nxop, sandbox)) {
            sandbox.docdb().deregister(sandbox.targetRole());
            for (int i = 0; i < 3; i++) {
                assertThat(catchThrowable(() -> Clients.use(client))).isNotNull();
            }
            assertThat(warnings()).singleElement().asString().startsWith("""
                    %s: DocumentDB refused the login of a session of arn:aws:iam::178549792225:role/example-role. Either the role is \
                    not registered as a user, or the session is no longer valid. NxopDocumentDb.explain asks STS which of the two it is.
                      Remedy: If the role is not registered, register the role, not its session, as a user of the cluster.""".formatted(
                            sandbox.docdb().endpoint()));

            sandbox.docdb().register(sandbox.targetRole());
            Clients.use(client);
            sandbox.docdb().deregister(sandbox.targetRole());
            sandbox.docdb().cutConnections();
            await().until(() -> catchThrowable(() -> Clients.use(client)) != null
                    && warnings().size() == 2);
        }
    }

    @Test
    void whatWhoeverMakesAClientIsThrownIsNotLoggedToo() {
        try (NxopSandbox sandbox = NxopSandbox.builder().with(Part.DOCDB).start();
                NxopAccess nxop = Access.in(sandbox)) {
            sandbox.docdb().deregister(sandbox.targetRole());
            MongoClientSettings settings = NxopDocumentDb.settings(nxop).build();
            assertThat(catchThrowable(() -> NxopDocumentDb.client(nxop, settings)))
                    .hasMessageContaining("docdb-login-refused");
            assertThat(warnings()).isEmpty();
            // The same settings in the application's own client: nobody is told but the log.
            try (MongoClient client = MongoClients.create(settings)) {
                assertThat(catchThrowable(() -> Clients.use(client))).isNotNull();
                await().until(() -> !warnings().isEmpty());
            }
        }
    }

    @Test
    void aClientThatWorkedIsWatched() {
        try (NxopSandbox sandbox = NxopSandbox.builder().with(Part.DOCDB).start();
                NxopAccess nxop = Access.in(sandbox);
                MongoClient client = NxopDocumentDb.client(nxop)) {
            assertThat(warnings()).isEmpty();
            sandbox.docdb().deregister(sandbox.targetRole());
            sandbox.docdb().cutConnections();
            await().until(() -> catchThrowable(() -> Clients.use(client)) != null
                    && !warnings().isEmpty());
        }
    }

    /** Nobody has asked STS yet: the log must not send people to register a role that is registered. */
    @Test
    void anEndedSessionIsNotTakenForAMissingUser() {
        try (NxopSandbox sandbox = NxopSandbox.builder().with(Part.DOCDB).start();
                NxopAccess nxop = Access.in(sandbox);
                MongoClient client = Clients.withOneConnection(nxop, sandbox)) {
            sandbox.sts().endSessions(sandbox.targetRole());
            assertThat(catchThrowable(() -> Clients.use(client))).isNotNull();
            await().until(() -> !warnings().isEmpty()); // The driver tells its listeners on a thread of its own.
            assertThat(warnings())
                    .singleElement()
                    .asString()
                    .contains("or the session is no longer valid")
                    .contains("If the role is not registered, register");
        }
    }

    @Test
    void theCaOfSomebodyElseIsExplained(@TempDir Path folder) throws IOException {
        Path file =
                Files.writeString(folder.resolve("ca.pem"), SandboxCa.create().certificatePem());
        try (NxopSandbox sandbox = NxopSandbox.builder().with(Part.DOCDB).start();
                NxopAccess nxop = Access.in(sandbox, "NXOP_DOCDB_CA_FILE", file.toString());
                MongoClient client =
                        MongoClients.create(NxopDocumentDb.settings(nxop).build())) {
            await().until(() -> !warnings().isEmpty());
            assertThat(client).isNotNull();
            assertThat(warnings())
                    .allSatisfy(line -> assertThat(line).contains("The TLS connection to DocumentDB at localhost:"));
        }
    }

    /** Never without a supplier of its own, which stands for the identity that the driver would find by itself. */
    @Test
    void aLostCredentialIsNoticedWhenItIsRefused() {
        Supplier<com.mongodb.AwsCredential> somebodyElse =
                () -> new com.mongodb.AwsCredential("ASIAEXAMPLE", "secret", "token");
        try (NxopSandbox sandbox = NxopSandbox.builder().with(Part.DOCDB).start();
                NxopAccess nxop = Access.in(sandbox)) {
            MongoClientSettings lost = NxopDocumentDb.settings(nxop)
                    .applyConnectionString(new ConnectionString(
                            "mongodb://" + sandbox.docdb().endpoint() + "/?authMechanism=MONGODB-AWS"))
                    .credential(MongoCredential.createAwsCredential(null, null)
                            .withMechanismProperty(MongoCredential.AWS_CREDENTIAL_PROVIDER_KEY, somebodyElse))
                    .build();
            try (MongoClient client = MongoClients.create(lost)) {
                assertThat(catchThrowable(() -> Clients.use(client))).isNotNull();
                await().until(() -> !warnings().isEmpty());
                assertThat(warnings())
                        .singleElement()
                        .asString()
                        .contains("The credential of these settings is not the SDK's");
            }
        }
    }

    @Test
    void whatGivesWayAndWhatIsNotUsedIsSaid() throws NoSuchAlgorithmException {
        SSLContext own = SSLContext.getDefault();
        try (NxopSandbox sandbox = NxopSandbox.builder().start();
                NxopAccess nxop = Access.in(
                        sandbox,
                        "NXOP_DOCDB_ENDPOINT",
                        "orders.example:27017",
                        "NXOP_DOCDB_CA_FILE",
                        "/etc/nxop/global-bundle.pem")) {
            MongoClientSettings.Builder frameworks = MongoClientSettings.builder()
                    .applyConnectionString(new ConnectionString("mongodb://localhost/test"))
                    .applyToSslSettings(tls -> tls.context(own));
            assertThat(NxopDocumentDb.configure(frameworks, nxop)).isSameAs(frameworks);
            assertThat(infos())
                    .containsExactly(
                            "The host localhost:27017 of the settings is a framework's default. The SDK uses orders.example:27017 instead.",
                            "TLS to DocumentDB uses the SSLContext of the application's own settings, and not"
                                    + " /etc/nxop/global-bundle.pem of NXOP_DOCDB_CA_FILE.");
        }
    }

    private List<String> infos() {
        return lines.events.stream()
                .filter(event -> event.getLoggerName().equals(ClientSettings.class.getName()))
                .filter(event -> event.getLevel() == Level.INFO)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Test
    void atTheFinestLevelNoSecretIsInIt() {
        root.setLevel(Level.TRACE);
        try (NxopSandbox sandbox = NxopSandbox.builder().with(Part.DOCDB).start();
                NxopAccess nxop = Access.in(sandbox)) {
            AwsSessionCredentials session =
                    (AwsSessionCredentials) nxop.credentialsProvider().resolveCredentials();
            try (MongoClient client = NxopDocumentDb.client(nxop)) {
                Clients.flights(client).insertOne(new Document());
            }
            sandbox.docdb().deregister(sandbox.targetRole());
            String all = Throwables.getStackTrace(catchThrowable(() -> NxopDocumentDb.client(nxop)))
                    + String.join("\n", lines.events.stream().map(Lines::text).toList());
            assertThat(all).contains("docdb-login-refused", "Authentication failed");
            assertThat(all).doesNotContain(session.secretAccessKey(), session.sessionToken());
        }
    }

    private static final class Lines extends AppenderBase<ILoggingEvent> {
        private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            // The AWS SDK's signer has the session token in its own log at DEBUG, whoever calls it.
            if (!event.getLoggerName().startsWith("software.amazon.awssdk")) {
                events.add(event);
            }
        }

        static String text(ILoggingEvent event) {
            return event.getFormattedMessage()
                    + (event.getThrowableProxy() == null
                            ? ""
                            : event.getThrowableProxy().getMessage());
        }
    }
}
