package com.aa.nxop.testkit.internal.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.testkit.DocumentDbClients;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import com.aa.nxop.testkit.PodClient;
import com.aa.nxop.testkit.SandboxDocumentDb;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoCredential;
import com.mongodb.MongoSecurityException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** What the driver is told, which is always the same, and the reason, which is not. */
@Tag("full")
class LoginRefusalsTest {
    private static final String OTHER = "arn:aws:iam::178549792225:role/team/other-role";
    private static final String PERMISSIONS = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
            """;

    @RegisterExtension
    static final NxopSandbox sandbox =
            NxopSandbox.builder().with(Part.DOCDB).role(OTHER, PERMISSIONS).build();

    private final SandboxDocumentDb docdb = sandbox.docdb();

    @AfterEach
    void restore() {
        docdb.register(sandbox.targetRole());
        docdb.deregister("arn:aws:iam::178549792225:role/other-role");
    }

    private static MongoCommandException refused(MongoClient client) {
        try (client) {
            MongoSecurityException e = catchThrowableOfType(
                    MongoSecurityException.class,
                    () -> DocumentDbClients.orders(client).countDocuments());
            assertThat(e).hasMessageStartingWith("Exception authenticating MongoCredential{");
            assertThat(e.getCause()).isInstanceOf(MongoCommandException.class);
            return (MongoCommandException) e.getCause();
        }
    }

    private void assertRefused(AwsCredentials credentials, String why) {
        int logins = docdb.logins().size();
        int before = docdb.refusals().size();
        MongoCommandException told = refused(DocumentDbClients.client(sandbox, credentials));
        assertThat(told.getErrorCode()).isEqualTo(18);
        assertThat(told.getErrorCodeName()).isEqualTo("AuthenticationFailed");
        assertThat(told.getErrorMessage()).isEqualTo("Authentication failed.");
        List<SandboxDocumentDb.Refusal> refusals = docdb.refusals();
        assertThat(refusals.subList(before, refusals.size())).isNotEmpty().allSatisfy(refusal -> {
            assertThat(refusal.code()).isEqualTo(18);
            assertThat(refusal.text()).isEqualTo("Authentication failed.");
            assertThat(docdb.members()).contains(refusal.member());
            assertThat(refusal.why()).isEqualTo(why);
        });
        assertThat(docdb.logins()).hasSize(logins);
    }

    @Test
    void wrongSecret() {
        AwsSessionCredentials right = DocumentDbClients.session(sandbox);
        assertRefused(
                AwsSessionCredentials.create(right.accessKeyId(), "not-it", right.sessionToken()),
                "WRONG_SIGNATURE: The request signature we calculated does not match the signature you provided. Check"
                        + " your AWS Secret Access Key and signing method. Consult the service documentation for"
                        + " details.");
    }

    @Test
    void wrongToken() {
        AwsSessionCredentials right = DocumentDbClients.session(sandbox);
        assertRefused(
                AwsSessionCredentials.create(right.accessKeyId(), right.secretAccessKey(), "not-it"),
                "WRONG_TOKEN: The security token included in the request is invalid.");
    }

    @Test
    void noToken() {
        AwsSessionCredentials right = DocumentDbClients.session(sandbox);
        assertRefused(
                software.amazon.awssdk.auth.credentials.AwsBasicCredentials.create(
                        right.accessKeyId(), right.secretAccessKey()),
                "WRONG_TOKEN: The security token included in the request is invalid.");
    }

    @Test
    void unknownKey() {
        assertRefused(
                AwsSessionCredentials.create("ASIANOBODYSOBODYS001", "x", "x"),
                "UNKNOWN_KEY: The security token included in the request is invalid.");
    }

    @Test
    void endedSession() {
        AwsSessionCredentials session = DocumentDbClients.session(sandbox);
        sandbox.sts().endSessions(sandbox.targetRole());
        assertRefused(session, "UNKNOWN_KEY: The security token included in the request is invalid.");
    }

    /** The driver signs by the real time, so the session has to end within the fifteen minutes that clocks may differ. */
    @Test
    void expiredSession() {
        try (NxopSandbox brief = NxopSandbox.builder()
                .with(Part.DOCDB)
                .sts(sts -> sts.sessionLifetime(Duration.ofMinutes(5)))
                .start()) {
            AwsSessionCredentials session = DocumentDbClients.session(brief);
            brief.clock().advance(Duration.ofMinutes(6));
            assertThat(refused(DocumentDbClients.client(brief, session)).getErrorCode())
                    .isEqualTo(18);
            assertThat(brief.docdb().refusals())
                    .extracting(SandboxDocumentDb.Refusal::why)
                    .containsOnly("SESSION_EXPIRED: The security token included in the request is expired");
            assertThat(brief.docdb().refusals().get(0).at())
                    .isAfter(java.time.Instant.now().plus(Duration.ofMinutes(5)));
        }
    }

    @Test
    void clockThatIsTooFarOff() {
        AwsSessionCredentials session = DocumentDbClients.session(sandbox);
        sandbox.clock().advance(Duration.ofMinutes(20));
        try {
            int before = docdb.refusals().size();
            assertThat(refused(DocumentDbClients.client(sandbox, session)).getErrorCode())
                    .isEqualTo(18);
            assertThat(docdb.refusals().get(before).why()).startsWith("CLOCK_SKEWED: Signature expired: ");
        } finally {
            sandbox.clock().advance(Duration.ofMinutes(-20));
        }
    }

    @Test
    void roleThatIsNotRegistered() {
        String arn = "arn:aws:iam::178549792225:role/other-role";
        String session = "arn:aws:sts::178549792225:assumed-role/other-role/fxip-ms-dev.example-app";
        String why = "There is no user \"" + arn + "\" in $external for " + session + "; registered are ";
        assertRefused(
                DocumentDbClients.session(sandbox, OTHER), why + "[arn:aws:iam::178549792225:role/example-role].");
        // Neither with its path nor as a session: DocumentDB cannot know the one, and maps the other.
        docdb.register(OTHER);
        docdb.register(session);
        assertRefused(
                DocumentDbClients.session(sandbox, OTHER),
                why + "[arn:aws:iam::178549792225:role/example-role, " + OTHER + ", " + session + "].");
        docdb.deregister(OTHER);
        docdb.deregister(session);
        docdb.register(arn);
        try (MongoClient client = DocumentDbClients.client(sandbox, DocumentDbClients.session(sandbox, OTHER))) {
            assertThat(DocumentDbClients.orders(client).countDocuments()).isNotNegative();
        }
        assertThat(docdb.logins())
                .last()
                .extracting(SandboxDocumentDb.Login::roleArn)
                .isEqualTo(arn);
    }

    @Test
    void sourceCredentialsOfThePod() {
        AwsCredentials source = PodClient.in(sandbox).fromAgent();
        String why = "There is no user \"arn:aws:iam::285282426848:role/example-app-kpaas\" in $external for "
                + sandbox.sts().session(source.accessKeyId()).orElseThrow().arn()
                + "; registered are [arn:aws:iam::178549792225:role/example-role].";
        assertRefused(source, why);
    }

    @Test
    void roleThatIsDroppedLater() {
        AwsSessionCredentials session = DocumentDbClients.session(sandbox);
        try (MongoClient client = DocumentDbClients.client(sandbox, session)) {
            assertThat(DocumentDbClients.orders(client).countDocuments()).isNotNegative();
            docdb.deregister(sandbox.targetRole());
            MongoCommandException told = catchThrowableOfType(
                    MongoCommandException.class,
                    () -> DocumentDbClients.orders(client).countDocuments());
            assertThat(told.getErrorCode()).isEqualTo(13);
            assertThat(told.getErrorMessage()).isEqualTo("not authorized on shop to execute command aggregate");
        }
        assertRefused(
                session,
                "There is no user \"arn:aws:iam::178549792225:role/example-role\" in $external for"
                        + " arn:aws:sts::178549792225:assumed-role/example-role/fxip-ms-dev.example-app; registered are"
                        + " [].");
    }

    @Test
    void regionOfAnotherSandbox() {
        try (NxopSandbox west =
                NxopSandbox.builder().with(Part.DOCDB).region("us-west-2").start()) {
            try (MongoClient client = DocumentDbClients.client(west, DocumentDbClients.session(west))) {
                DocumentDbClients.orders(client).insertOne(new Document("_id", 1));
            }
            assertThat(refused(DocumentDbClients.client(west, DocumentDbClients.session(sandbox)))
                            .getErrorCode())
                    .isEqualTo(18);
            assertThat(west.docdb().refusals())
                    .extracting(SandboxDocumentDb.Refusal::why)
                    .containsOnly("UNKNOWN_KEY: The security token included in the request is invalid.");
        }
    }

    @Test
    void passwords() {
        MongoClient scram = MongoClients.create(DocumentDbClients.settings(
                        sandbox,
                        DocumentDbClients.uri(sandbox),
                        () -> DocumentDbClients.of(DocumentDbClients.session(sandbox)))
                .credential(MongoCredential.createScramSha256Credential("primary", "admin", "password".toCharArray()))
                .build());
        int before = docdb.refusals().size();
        MongoCommandException told = refused(scram);
        assertThat(told.getErrorCode()).isEqualTo(-301);
        assertThat(told.getErrorMessage()).isEqualTo("Unsupported mechanism [ -301 ]");
        assertThat(docdb.refusals().get(before).why())
                .isEqualTo("The mechanism is not MONGODB-AWS but \"SCRAM-SHA-256\".");
        assertThat(docdb.refusals().get(before).code()).isEqualTo(-301);
    }

    @Test
    void nobodyKeepsASecret() {
        AwsSessionCredentials right = DocumentDbClients.session(sandbox);
        assertRefused(
                AwsSessionCredentials.create(right.accessKeyId(), right.secretAccessKey(), "not-it"),
                "WRONG_TOKEN: The security token included in the request is invalid.");
        try (MongoClient client = DocumentDbClients.client(sandbox, right)) {
            assertThat(DocumentDbClients.orders(client).countDocuments()).isNotNegative();
        }
        assertThat(docdb.logins() + " " + docdb.refusals())
                .doesNotContain(right.secretAccessKey(), right.sessionToken());
    }
}
