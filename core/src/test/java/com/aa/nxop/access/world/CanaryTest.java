package com.aa.nxop.access.world;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.fakes.Answer;
import com.aa.nxop.access.fakes.ScriptedServer;
import com.aa.nxop.access.fakes.Sts;
import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.internal.source.SourceCredentials;
import com.aa.nxop.access.internal.sts.StsClients;
import com.aa.nxop.access.internal.text.WorkloadReader;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.Fault;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.PodSource;
import com.aa.nxop.testkit.SandboxSts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Plants secrets wherever the SDK meets any, and looks for them in everything it says: the log at every level, messages with all their
 * causes, and {@code toString}.
 *
 * <p>Some things are left out, because they are not the SDK's to say: should STS repeat the token in a refusal, the AWS SDK's own log has that
 * refusal at DEBUG. (STS does so for tokens that break its form; those are refused before they are sent.) Nor is the one header with the
 * pod's session token in what the AWS SDK's signer says at DEBUG of each request; docs/guide/troubleshooting.md tells users.
 */
@Tag("full")
final class CanaryTest {
    private static final String CANARY = "CANARY-5f1c9a";
    private static final Pattern KEY_ID = Pattern.compile("ASIA[A-Z0-9]{16}");

    private final Queue<String> said = new ConcurrentLinkedQueue<>();
    private final Queue<String> saidByAws = new ConcurrentLinkedQueue<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final AppenderBase<ILoggingEvent> listener = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            IThrowableProxy thrown = event.getThrowableProxy();
            String text = event.getFormattedMessage() + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown));
            (event.getLoggerName().startsWith("software.amazon.awssdk") ? saidByAws : said).add(text);
        }
    };

    private final java.util.logging.Logger jdkRoot = java.util.logging.Logger.getLogger("");
    private final Handler jdkListener = new Handler() {
        @Override
        public void publish(LogRecord event) {
            said.add(event.getLoggerName() + " " + event.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        // As an application that passes the JDK's log on to its own, and has that at its finest.
        jdkRoot.setLevel(java.util.logging.Level.ALL);
        jdkListener.setLevel(java.util.logging.Level.ALL);
        jdkRoot.addHandler(jdkListener);
        listener.start();
        root.setLevel(Level.TRACE);
        root.addAppender(listener);
    }

    @AfterEach
    void stopListening() {
        jdkRoot.removeHandler(jdkListener);
        jdkRoot.setLevel(java.util.logging.Level.INFO);
        root.detachAppender(listener);
        root.setLevel(Level.INFO);
    }

    /** The session that signs AssumeRole: the platform gives it out again, but for web identity, which makes a new one. */
    private static AwsSessionCredentials ofThePod(AccessSettings config) {
        WorkloadReader workload = config.workloadReader(Path.of("/nonexistent/namespace"));
        try (StsClient sts = StsClients.create(config, Optional.empty())) {
            return (AwsSessionCredentials) SourceCredentials.of(config.source(), workload, sts, InstantSource.system())
                    .fetch()
                    .credentials();
        }
    }

    /** At DEBUG the AWS SDK's signer logs what it signs, the token's header among it. That one place, and nothing else, is left out. */
    private static String withoutSignersToken(String text) {
        return text.startsWith("AWS4 Canonical Request: ")
                ? text.replaceFirst("(?m)^x-amz-security-token:\\S+$", "x-amz-security-token:<token>")
                : text;
    }

    @ParameterizedTest
    @EnumSource(PodSource.class)
    void nothingSecretIsSaidWhenAccessWorks(PodSource source) throws Exception {
        try (NxopSandbox sandbox = NxopSandbox.builder().source(source).start();
                NxopAccess nxop = NxopAccess.of(NxopConfig.builder(sandbox.environment())
                        .externalId(CANARY + "-external-id")
                        .build())) {
            AwsSessionCredentials credentials =
                    (AwsSessionCredentials) nxop.credentialsProvider().resolveCredentials();
            say(nxop, nxop.config(), nxop.config().source(), nxop.credentialsProvider());
            say(credentials);
            List<String> secrets = new ArrayList<>(List.of(
                    credentials.secretAccessKey(),
                    credentials.sessionToken(),
                    Files.readString(sandbox.token().file()).strip(),
                    CANARY));
            saidByAws.stream().map(CanaryTest::withoutSignersToken).forEach(said::add);
            // The pod's own session too: where its key id stands, its secrets may stand as well.
            List<SandboxSts.Session> mentioned = said.stream()
                    .flatMap(text -> KEY_ID.matcher(text).results())
                    .map(match -> sandbox.sts().session(match.group()))
                    .flatMap(Optional::stream)
                    .toList();
            mentioned.forEach(session -> secrets.addAll(List.of(session.secretAccessKey(), session.sessionToken())));
            AwsSessionCredentials ofThePod = ofThePod(AccessSettings.of(sandbox.environment()));
            secrets.addAll(List.of(ofThePod.secretAccessKey(), ofThePod.sessionToken()));
            assertNothingOf(secrets);
            if (source != PodSource.WEB_IDENTITY) {
                assertThat(saidByAws)
                        .as("docs/guide/troubleshooting.md says so, under Secrets in logs")
                        .anyMatch(text -> text.contains("x-amz-security-token:" + ofThePod.sessionToken()));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(PodSource.class)
    void nothingSecretIsSaidWhenAnswersAreGarbageFullOfSecrets(PodSource source) throws Exception {
        String body = "{\"AccessKeyId\": \"AKIA\", \"SecretAccessKey\": \"" + CANARY + "-secret\", \"Token\": " + CANARY
                + "-token";
        String xml = "<AssumeRoleResponse><SecretAccessKey>" + CANARY + "</SecretAccessKey><SessionToken>" + CANARY;
        for (Endpoint endpoint : List.of(Endpoint.AGENT, Endpoint.STS)) {
            for (int status : List.of(200, 302, 400, 403, 404, 500)) {
                for (String answer : List.of(body, xml, CANARY)) {
                    if (endpoint == Endpoint.AGENT && (source != PodSource.POD_IDENTITY || status >= 300)) {
                        continue; // A refusal's text is the agent's own and is shown; the token in it is not (see
                        // below).
                    }
                    try (NxopSandbox sandbox =
                            NxopSandbox.builder().source(source).start()) {
                        sandbox.faults(endpoint).inject(Fault.status(status, answer));
                        say(Refused.in(sandbox));
                        assertNothingOf(List.of(
                                CANARY, Files.readString(sandbox.token().file()).strip()));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = PodSource.class,
            names = {"POD_IDENTITY", "WEB_IDENTITY"})
    void aTokenThatTheOtherSideRepeatsIsNotShown(PodSource source) throws Exception {
        try (NxopSandbox sandbox = NxopSandbox.builder().source(source).start()) {
            String token = Files.readString(sandbox.token().file()).strip();
            sandbox.faults(Endpoint.AGENT)
                    .inject(Fault.status(400, "[id]: (InvalidRequestException): bad token " + token));
            sandbox.faults(Endpoint.STS)
                    .inject(Fault.status(
                            400,
                            "<ErrorResponse><Error><Code>ValidationError</Code><Message>Value '" + token
                                    + "' at 'webIdentityToken' failed</Message></Error></ErrorResponse>"));
            AccessException refusal = Refused.in(sandbox);
            assertThat(refusal.getMessage()).containsAnyOf("<token>", "<redacted>");
            say(refusal);
            assertNothingOf(List.of(token));
        }
    }

    private static Map<String, String> named(String source, ScriptedServer sts) {
        return new HashMap<>(Map.of(
                "NXOP_ROLE", "178549792225/example-role",
                "AWS_REGION", "us-east-1",
                "NXOP_SOURCE", source,
                "NXOP_POD_NAME", "pod-1",
                "AWS_ENDPOINT_URL_STS", sts.uri().toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"Code\":\"Failed\",",
                "\"Expiration\":\"" + CANARY + "\",",
                "\"Expiration\":\"2020-01-01T00:00:00Z\","
            })
    void nothingSecretIsSaidOfKube2IamsAnswers(String more) {
        Answer given = Answer.json("{" + more + "\"AccessKeyId\":\"ASIATESTPOD\",\"SecretAccessKey\":\"" + CANARY
                + "\",\"Token\":\"" + CANARY + "\"}");
        try (ScriptedServer sts = ScriptedServer.answering(Sts.refusal(403, "AccessDenied", "no"));
                ScriptedServer metadata =
                        ScriptedServer.answering(Answer.of(200, CANARY), Answer.of(200, "pod-role"), given)) {
            Map<String, String> variables = named("kube2iam", sts);
            variables.put("AWS_EC2_METADATA_SERVICE_ENDPOINT", metadata.uri().toString());
            say(Refused.with(variables));
            assertThat(metadata.requests()).hasSize(3);
            assertNothingOf(List.of(CANARY));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "access_key: ASIA\nsecret_key: " + CANARY + "\nsecurity_token: " + CANARY + "\n",
                "access_key: ASIA\nsecret_key: \"" + CANARY + "\nsecurity_token: " + CANARY,
                "{\"access_key\":\"" + CANARY + "\",\"secret_key\":\"" + CANARY,
                CANARY
            })
    void nothingSecretIsSaidOfVaultsFile(String text, @TempDir Path directory) throws Exception {
        // Side by side: a file that is not whole is read again for three seconds.
        CompletableFuture.allOf(Stream.of(0, 58, 600)
                        .map(age -> CompletableFuture.runAsync(() -> sayOfVaultsFile(text, age, directory)))
                        .toArray(CompletableFuture[]::new))
                .get();
        assertThat(said).hasSizeGreaterThanOrEqualTo(3);
        assertNothingOf(List.of(CANARY));
    }

    private void sayOfVaultsFile(String text, int age, Path directory) {
        try (ScriptedServer sts = ScriptedServer.answering(Sts.refusal(403, "ExpiredToken", "expired"))) {
            Path file = Files.writeString(directory.resolve("aws-credentials-" + age), text);
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofMinutes(age))));
            Map<String, String> variables = named("vault-file", sts);
            variables.put("NXOP_VAULT_FILE", file.toString());
            say(Refused.with(variables));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aSecretInTheWrongVariableIsNotRepeated() {
        String jwt = "eyJhbGciOiJSUzI1NiJ9." + CANARY;
        for (String variable : List.of(
                "NXOP_ROLE",
                "NXOP_REGION",
                "NXOP_SOURCE",
                "NXOP_SESSION_NAME",
                "NXOP_SESSION_DURATION",
                "NXOP_CLUSTER_ARN",
                "AWS_CONTAINER_CREDENTIALS_FULL_URI")) {
            say(Refused.with(Map.of(variable, jwt + " ")));
        }
        Map<String, String> variables = new HashMap<>();
        variables.put("AWS_ENDPOINT_URL_STS", "https://user:" + CANARY + "@sts.example.com");
        variables.put("NXOP_EXTERNAL_ID", CANARY + " with a blank");
        say(Refused.with(variables));
        assertNothingOf(List.of(CANARY));
    }

    @Test
    void aTokenGivenDirectlyIsNotShown() {
        say(Refused.with(Map.of(
                "NXOP_ROLE", "178549792225/example-role",
                "AWS_REGION", "us-east-1",
                "AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1:1/",
                "AWS_CONTAINER_AUTHORIZATION_TOKEN", CANARY + " with a blank")));
        say(NxopConfig.fromEnvironment(Map.of(
                        "NXOP_ROLE", "178549792225/example-role",
                        "AWS_REGION", "us-east-1",
                        "AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1:1/",
                        "AWS_CONTAINER_AUTHORIZATION_TOKEN", CANARY))
                .source());
        assertNothingOf(List.of(CANARY));
    }

    private void say(Object... things) {
        for (Object thing : things) {
            said.add(String.valueOf(thing));
            if (thing instanceof Throwable thrown) {
                said.add(Throwables.getStackTrace(thrown));
            }
        }
    }

    private void assertNothingOf(List<String> secrets) {
        assertThat(said).isNotEmpty();
        for (String secret : secrets) {
            assertThat(said).noneMatch(text -> text.contains(secret));
        }
    }
}
