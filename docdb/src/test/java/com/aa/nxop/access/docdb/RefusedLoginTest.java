package com.aa.nxop.access.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.Fault;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.time.Instant;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** DocumentDB says {@code Authentication failed} whatever the reason; the user reads the reason. */
@Tag("full")
@Timeout(60)
final class RefusedLoginTest {
    private static AccessException failure(NxopAccess nxop) {
        AccessException failure = catchThrowableOfType(AccessException.class, () -> NxopDocumentDb.client(nxop));
        assertThat(failure).isNotNull();
        return failure;
    }

    @Test
    void aRoleThatIsNotRegisteredIsToldTheCommand() {
        try (NxopSandbox sandbox = NxopSandbox.builder().with(Part.DOCDB).start();
                NxopAccess nxop = Access.in(sandbox)) {
            sandbox.docdb().deregister(sandbox.targetRole());
            assertThat(failure(nxop)).hasMessage("""
                    DocumentDB refused the login of arn:aws:sts::178549792225:assumed-role/example-role/%s, which STS accepts.
                      Remedy: Register the role, not its session, as a user of the cluster. As the cluster's primary user, run: use \
                    $external, then db.createUser({user: "arn:aws:iam::178549792225:role/example-role", mechanisms: ["MONGODB-AWS"], \
                    roles: [{role: "readWrite", db: "nxop_example"}]}).
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#docdb-login-refused""", "fxip-ms-dev.example-app.example-app-7d4b9c8f6-x2x1z");
            assertThat(sandbox.docdb().refusals()).isNotEmpty();
        }
    }

    @Test
    void aSessionThatWasEndedIsNamed() {
        try (NxopSandbox sandbox = NxopSandbox.builder().with(Part.DOCDB).start();
                NxopAccess nxop = known(sandbox)) {
            nxop.credentialsProvider().resolveCredentials();
            sandbox.sts().endSessions(sandbox.targetRole());
            isRefusedBySts(failure(nxop), "");
        }
    }

    /** Not in up to three quarters of an hour, when the session would have been refreshed; and not by asking STS without end. */
    @Test
    void aSessionThatWasEndedIsReplacedAndTheNextClientWorks() {
        try (NxopSandbox sandbox = NxopSandbox.builder().with(Part.DOCDB).start();
                NxopAccess nxop = known(sandbox)) {
            nxop.credentialsProvider().resolveCredentials();
            sandbox.sts().endSessions(sandbox.targetRole());
            assertThat(failure(nxop).retryable()).isTrue();
            try (MongoClient client = NxopDocumentDb.client(nxop)) {
                Clients.flights(client).insertOne(new Document());
            }
        }
    }

    @Test
    void aWrongSecretIsNamed() {
        try (NxopSandbox sandbox = NxopSandbox.builder().with(Part.DOCDB).start();
                NxopAccess other = Access.in(sandbox);
                NxopAccess nxop = known(sandbox)) {
            AwsSessionCredentials good = session(other);
            answerWith(sandbox, good.accessKeyId(), "canary" + good.secretAccessKey(), good.sessionToken());
            nxop.credentialsProvider().resolveCredentials();
            sandbox.faults(Endpoint.STS).clear();
            isRefusedBySts(failure(nxop), "SignatureDoesNotMatch: ");
        }
    }

    @Test
    void aWrongTokenIsNamed() {
        try (NxopSandbox sandbox = NxopSandbox.builder().with(Part.DOCDB).start();
                NxopAccess other = Access.in(sandbox);
                NxopAccess nxop = known(sandbox)) {
            AwsSessionCredentials good = session(other);
            answerWith(sandbox, good.accessKeyId(), good.secretAccessKey(), "canary" + good.sessionToken());
            nxop.credentialsProvider().resolveCredentials();
            sandbox.faults(Endpoint.STS).clear();
            isRefusedBySts(failure(nxop), "InvalidClientTokenId: ");
        }
    }

    @Test
    void anExpiredSessionIsNamed() {
        try (NxopSandbox sandbox = NxopSandbox.builder()
                        .with(Part.DOCDB)
                        .sts(sts -> sts.sessionLifetime(Duration.ofSeconds(30)))
                        .start();
                NxopAccess other = Access.in(sandbox);
                NxopAccess nxop = known(sandbox)) {
            AwsSessionCredentials shortLived = session(other);
            // What its holder believes to live for an hour.
            answerWith(sandbox, shortLived.accessKeyId(), shortLived.secretAccessKey(), shortLived.sessionToken());
            nxop.credentialsProvider().resolveCredentials();
            sandbox.faults(Endpoint.STS).clear();
            sandbox.clock().advance(Duration.ofSeconds(31));
            isRefusedBySts(failure(nxop), "ExpiredToken: ");
        }
    }

    @Test
    void aRoleWithoutTheRightIsToldTheGrant() {
        try (NxopSandbox sandbox = NxopSandbox.builder().with(Part.DOCDB).start();
                NxopAccess nxop = Access.in(sandbox)) {
            sandbox.docdb().deregister(sandbox.targetRole());
            sandbox.docdb().register(sandbox.targetRole(), "readWrite@orders");
            try (MongoClient client = NxopDocumentDb.client(nxop)) {
                MongoException failure = catchThrowableOfType(
                        MongoException.class, () -> Clients.flights(client).insertOne(new Document()));
                AccessException explained = NxopDocumentDb.explain(nxop, client, failure);
                assertThat(explained.finding().id()).isEqualTo("docdb-unauthorized");
                assertThat(explained.what())
                        .startsWith(
                                "The role arn:aws:iam::178549792225:role/example-role is logged in to DocumentDB, but may not"
                                        + " do this: ");
                assertThat(explained.remedy())
                        .isEqualTo(
                                "Grant the role what it needs. As the cluster's primary user, run: use $external, then"
                                        + " db.grantRolesToUser(\"arn:aws:iam::178549792225:role/example-role\", [{role: \"readWrite\","
                                        + " db:"
                                        + " \"nxop_example\"}]).");
            }
        }
    }

    /** While STS is down, DocumentDB's refusal is still explained, as far as it can be. */
    @Test
    void withoutStsTheLikelyReasonIsSaid() {
        try (NxopSandbox sandbox = NxopSandbox.builder().with(Part.DOCDB).start();
                NxopAccess nxop = Access.in(sandbox)) {
            nxop.credentialsProvider().resolveCredentials();
            sandbox.docdb().deregister(sandbox.targetRole());
            sandbox.faults(Endpoint.STS).inject(Fault.status(503));
            AccessException failure = failure(nxop);
            assertThat(failure.finding().id()).isEqualTo("docdb-login-refused");
            assertThat(failure.what())
                    .isEqualTo(
                            "DocumentDB refused the login of a session of arn:aws:iam::178549792225:role/example-role. Either the role"
                                    + " is not registered as a user, or the session is no longer valid. NxopDocumentDb.explain"
                                    + " asks STS which of the two it is.");
        }
    }

    /** STS's refusals have many reasons, of which a bad session is but one. */
    @ParameterizedTest
    @CsvSource({
        "AccessDenied, docdb-login-refused",
        "RegionDisabledException, docdb-login-refused",
        "Throttling, docdb-login-refused",
        "'', docdb-login-refused",
        "ExpiredToken, session-refused",
        "ExpiredTokenException, session-refused",
        "InvalidClientTokenId, session-refused",
        "UnrecognizedClientException, session-refused",
        "SignatureDoesNotMatch, session-refused",
        "RequestExpired, session-refused"
    })
    void onlySomeOfStssRefusalsAreAboutTheSession(String code, String finding) {
        try (NxopSandbox sandbox = NxopSandbox.builder().start();
                NxopAccess nxop = Access.in(sandbox)) {
            nxop.credentialsProvider().resolveCredentials();
            sandbox.faults(Endpoint.STS).inject(Fault.status(403, code.isEmpty() ? "proxy" : """
                <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>%s</Code>
                <Message>no</Message></Error><RequestId>1</RequestId></ErrorResponse>""".formatted(code)));
            assertThat(new RefusedLogin(nxop)
                            .asked(new MongoException("x"))
                            .finding()
                            .id())
                    .isEqualTo(finding);
        }
    }

    /** Nobody waits for a better text as long as for the access itself. */
    @Test
    void aSilentStsCostsThreeSeconds() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start();
                NxopAccess nxop = Access.in(sandbox)) {
            nxop.credentialsProvider().resolveCredentials();
            sandbox.faults(Endpoint.STS).inject(Fault.hang());
            long start = System.nanoTime();
            assertThat(new RefusedLogin(nxop)
                            .asked(new MongoException("x"))
                            .finding()
                            .id())
                    .isEqualTo("docdb-login-refused");
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(7));
        }
    }

    @Test
    void aRoleWithAPathIsToldTheLikelyName() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start();
                NxopAccess nxop = Access.in(sandbox, "NXOP_ROLE", "178549792225/team/flight/example-role")) {
            assertThat(new RefusedLogin(nxop).unasked(new MongoException("x"))).hasMessage("""
                    DocumentDB refused the login of a session of arn:aws:iam::178549792225:role/team/flight/example-role. Either the \
                    role is not registered as a user, or the session is no longer valid. NxopDocumentDb.explain asks STS which of the \
                    two it is.
                      Remedy: If the role is not registered, register the role, not its session, as a user of the cluster. As the \
                    cluster's primary user, run: use $external, then db.createUser({user: \
                    "arn:aws:iam::178549792225:role/example-role", mechanisms: ["MONGODB-AWS"], roles: [{role: "readWrite", db: \
                    "<database>"}]}). (The role has a path, which sessions do not show. AWS does not document the user's name for such \
                    a role: it is probably the name without the path.)
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#docdb-login-refused""");
        }
    }

    /** A client that the application made by itself: the driver's own exception, explained on demand. */
    @Test
    void theDriversExceptionCanBeExplained() {
        try (NxopSandbox sandbox = NxopSandbox.builder().with(Part.DOCDB).start();
                NxopAccess nxop = Access.in(sandbox);
                MongoClient client =
                        MongoClients.create(NxopDocumentDb.settings(nxop).build())) {
            sandbox.docdb().deregister(sandbox.targetRole());
            MongoException failure = catchThrowableOfType(MongoException.class, () -> Clients.use(client));
            AccessException explained = NxopDocumentDb.explain(nxop, client, failure);
            assertThat(explained.finding().id()).isEqualTo("docdb-login-refused");
            assertThat(explained.getCause()).isSameAs(failure);
        }
    }

    /** The control plane meets a bad session first. */
    @Test
    void aSessionThatTheControlPlaneRefusesIsNoMatterOfPermissions() {
        try (NxopSandbox sandbox = NxopSandbox.builder().with(Part.DOCDB).start();
                NxopAccess nxop = Access.in(sandbox)) {
            nxop.credentialsProvider().resolveCredentials();
            sandbox.sts().endSessions(sandbox.targetRole());
            assertThat(failure(nxop)).hasMessage("""
                    DocumentDB does not accept the session: InvalidClientTokenId: The security token included in the request is \
                    invalid.
                      Remedy: The SDK has discarded this session and gets a new one: try again.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#session-refused""");
        }
    }

    private static NxopAccess known(NxopSandbox sandbox) {
        return Access.in(sandbox, "NXOP_DOCDB_ENDPOINT", sandbox.docdb().endpoint());
    }

    private static void isRefusedBySts(AccessException failure, String said) {
        assertThat(failure.what())
                .startsWith("DocumentDB refused the login, because STS does not accept the session: " + said);
        assertThat(failure.finding().id()).isEqualTo("session-refused");
        assertThat(failure.remedy())
                .isEqualTo(
                        said.startsWith("SignatureDoesNotMatch")
                                ? "Restart the pod, or call NxopAccess.invalidate: then the SDK gets a new session"
                                        + " immediately. Otherwise it gets one at the next refresh. Somebody ended this"
                                        + " session, it is damaged, or the pod's clock is wrong."
                                : "The SDK has discarded this session and gets a new one: try again.");
        assertThat(failure).hasMessageNotContaining("canary");
    }

    private static AwsSessionCredentials session(NxopAccess nxop) {
        return (AwsSessionCredentials) nxop.credentialsProvider().resolveCredentials();
    }

    private static void answerWith(NxopSandbox sandbox, String key, String secret, String token) {
        sandbox.faults(Endpoint.STS).inject(Fault.status(200, """
                <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
                <AccessKeyId>%s</AccessKeyId><SecretAccessKey>%s</SecretAccessKey><SessionToken>%s</SessionToken>
                <Expiration>%s</Expiration></Credentials><AssumedRoleUser><AssumedRoleId>AROA:n</AssumedRoleId>
                <Arn>arn:aws:sts::178549792225:assumed-role/example-role/n</Arn></AssumedRoleUser></AssumeRoleResult>
                </AssumeRoleResponse>""".formatted(
                        key, secret, token, Instant.now().plusSeconds(3600))));
    }
}
