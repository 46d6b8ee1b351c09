package com.aa.nxop.access.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.SessionStatus.State;
import com.aa.nxop.access.fakes.Answer;
import com.aa.nxop.access.fakes.FakeClock;
import com.aa.nxop.access.fakes.Log;
import com.aa.nxop.access.fakes.ScriptedServer;
import com.aa.nxop.access.fakes.Sts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Where the session is the source's own credentials, an answer that proves them dead is its end, whatever time it had left. */
@Tag("full")
@Timeout(60)
class EndedCredentialsTest {
    private static final String PROCESS = """
            {"Version": 1, "AccessKeyId": "ASIAVAULT1", "SecretAccessKey": "hidden", "SessionToken": "hidden",
             "Expiration": "2026-11-21T11:00:00+00:00"}""";
    private static final String LINES = """
            access_key: %s
            secret_key: hidden
            security_token: hidden
            """;
    private static final Answer ALIVE = Sts.identity(SourceWorld.NXOP_SESSION);

    @TempDir
    private Path folder;

    private Path vault(String text, Duration age) {
        return SourceWorld.write(folder.resolve("aws-credentials"), text, FakeClock.START.minus(age));
    }

    private static Answer dead(String code) {
        return Sts.refusal(403, code, "The security token included in the request is expired");
    }

    private static AccessException failure(SourceWorld world) {
        AccessException failure = catchThrowableOfType(AccessException.class, world::key);
        assertThat(failure).isNotNull();
        assertThat(Throwables.getStackTrace(failure)).doesNotContain("hidden");
        return failure;
    }

    /** 36 seconds after the end that the file states, the SDK said that the session was fresh for 59 minutes. */
    @Test
    void hashicorpVaultIssue19513AStatedEndIsTheSessionsEnd() {
        try (SourceWorld world = SourceWorld.ofVault(vault(PROCESS, Duration.ZERO), ALIVE)) {
            // Somebody has copied the file since: by its time of change it would be good for longer.
            SourceWorld.write(folder.resolve("aws-credentials"), PROCESS, FakeClock.START.plus(Duration.ofMinutes(55)));
            world.advance(Duration.ofMinutes(50));
            assertThat(world.key()).isEqualTo("ASIAVAULT1");
            assertThat(world.credentials.status().left()).isEqualTo(Duration.ofMinutes(10));
            assertThat(world.credentials.resolveCredentials().expirationTime())
                    .contains(FakeClock.START.plus(Duration.ofHours(1)));
            world.advance(Duration.ofMinutes(10).plusSeconds(36));
            assertThat(world.credentials.status().state()).isEqualTo(State.EXPIRED);
            AccessException failure = failure(world);
            assertThat(failure).hasMessage("""
                    The file %s that Vault renders was last written at 2026-11-21T10:55:00Z, and nobody has refreshed it \
                    since: the file itself says that its credentials expired at 2026-11-21T11:00:00Z.
                      Remedy: Let the Vault Agent run beside the application: with the annotation \
                    vault.hashicorp.com/agent-pre-populate-only it writes the file only once, when the pod starts. If the \
                    agent runs, read its log, and set NXOP_VAULT_LIFETIME to the TTL that the agent requests. If the agent \
                    replaces the file in time, \
                    correct the clock of the pod's node.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#vault-file-abandoned""", folder.resolve("aws-credentials"));
        }
    }

    /** They were served for 52 minutes more. */
    @ParameterizedTest
    @ValueSource(
            strings = {"ExpiredToken", "ExpiredTokenException", "InvalidClientTokenId", "UnrecognizedClientException"})
    void hashicorpVaultIssue19513WhatStsCallsDeadIsServedNoMore(String code) {
        try (SourceWorld world = SourceWorld.ofVault(
                        vault(LINES.formatted("ASIAVAULT1"), Duration.ofMinutes(2)), ALIVE, dead(code), ALIVE);
                Log log = new Log()) {
            assertThat(world.key()).isEqualTo("ASIAVAULT1");
            assertThat(world.credentials.status().left()).isEqualTo(Duration.ofMinutes(58));
            world.advance(Duration.ofMinutes(5));
            assertThat(world.sts.requests()).hasSize(2);
            assertThat(world.credentials.status().state()).isEqualTo(State.EXPIRED);
            assertThat(world.credentials.status().left()).isZero();
            assertThat(failure(world).finding().id()).isEqualTo("source-credentials");
            assertThat(log.lines()).hasSize(2).last().asString().startsWith("""
                    WARN NXOP access has ended: the session has expired, and the SDK got no new one. STS does not know the \
                    pod's own \
                    credentials and refused GetCallerIdentity: %s: The security token included in the request is expired
                      Remedy: You need to do nothing now: the SDK reads the file again at the next attempt.""".formatted(code));
            vault(LINES.formatted("ASIAVAULT2"), Duration.ofMinutes(-6));
            world.advance(Duration.ofMinutes(1));
            assertThat(world.key()).as("the agent's next file").isEqualTo("ASIAVAULT2");
        }
    }

    /** The same with an association that has a target role. */
    @Test
    void anAgentsCredentialsThatStsCallsDeadAreServedNoMore() {
        try (ScriptedServer agent = ScriptedServer.answering(Answer.json("""
                        {"AccessKeyId":"ASIAAGENT1","SecretAccessKey":"hidden","Token":"hidden","AccountId":"178549792225",
                         "Expiration":"2026-11-21T16:00:00Z"}"""));
                SourceWorld world = new SourceWorld(
                        Map.of(
                                "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                                agent.uri().toString(),
                                "AWS_CONTAINER_AUTHORIZATION_TOKEN",
                                "token"),
                        ALIVE,
                        dead("InvalidClientTokenId"))) {
            assertThat(world.key()).isEqualTo("ASIAAGENT1");
            world.advance(Duration.ofHours(4));
            assertThat(world.credentials.status().state()).isEqualTo(State.EXPIRED);
            assertThat(failure(world).finding().id()).isEqualTo("source-credentials");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, Throttling, Rate exceeded",
        "503, ServiceUnavailable, later",
        "403, AccessDenied, no",
        "403, RequestExpired, 'Request has expired, the clock is off'",
        "403, SignatureDoesNotMatch, Signature expired: 20261121T100000Z is now earlier than 20261121T100500Z",
    })
    void whatProvesNothingLeavesTheSession(int status, String code, String text) {
        try (SourceWorld world = SourceWorld.ofVault(
                vault(LINES.formatted("ASIAVAULT1"), Duration.ZERO), ALIVE, Sts.refusal(status, code, text))) {
            assertThat(world.key()).isEqualTo("ASIAVAULT1");
            world.advance(Duration.ofMinutes(6));
            assertThat(world.credentials.status().state()).isEqualTo(State.STALE);
            assertThat(world.key()).isEqualTo("ASIAVAULT1");
        }
    }

    /** The file holds others by now: that those are dead says nothing of the ones in use. */
    @Test
    void theProofIsAboutOneKeyAlone() {
        try (SourceWorld world = SourceWorld.ofVault(
                vault(LINES.formatted("ASIAVAULT1"), Duration.ZERO), ALIVE, dead("InvalidClientTokenId"))) {
            assertThat(world.key()).isEqualTo("ASIAVAULT1");
            vault(LINES.formatted("ASIABROKEN"), Duration.ofMinutes(-1));
            world.advance(Duration.ofMinutes(10));
            assertThat(world.credentials.status().failures()).isPositive();
            assertThat(world.key()).isEqualTo("ASIAVAULT1");
        }
    }

    /** A cause whose text may hold a secret is replaced by a copy: the proof must not go with it. */
    @Test
    void theProofOutlivesACauseThatIsNotSafeToPrint() {
        Answer repeating =
                Sts.refusal(403, "ExpiredToken", "expired: x-amz-security-token=canary-canary-canary-canary");
        try (SourceWorld world =
                SourceWorld.ofVault(vault(LINES.formatted("ASIAVAULT1"), Duration.ZERO), ALIVE, repeating)) {
            assertThat(world.key()).isEqualTo("ASIAVAULT1");
            world.advance(Duration.ofMinutes(5));
            assertThat(world.credentials.status().state()).isEqualTo(State.EXPIRED);
            AccessException failure = catchThrowableOfType(AccessException.class, world::key);
            assertThat(failure.what()).contains("ExpiredToken: expired: x-amz-security-token=<redacted>");
            assertThat(Throwables.getStackTrace(failure)).doesNotContain("canary");
        }
    }

    /** Neither the wall clock nor the file proves anything of a session in use: the clock may have been set. */
    @Test
    void aFileThatCallsItselfDeadIsAskedAboutToo() {
        try (SourceWorld world = SourceWorld.ofVault(
                vault(LINES.formatted("ASIAVAULT1"), Duration.ZERO), ALIVE, ALIVE, dead("ExpiredToken"))) {
            assertThat(world.key()).isEqualTo("ASIAVAULT1");
            vault(PROCESS.replace("T11:", "T09:"), Duration.ZERO);
            world.advance(Duration.ofMinutes(5));
            assertThat(world.credentials.status().state()).isEqualTo(State.STALE);
            world.advance(Duration.ofMinutes(1));
            assertThat(world.credentials.status().state()).isEqualTo(State.EXPIRED);
            assertThat(failure(world).what()).endsWith("STS no longer accepts its credentials.");
        }
    }

    /** STS had nothing to do with it, and was blamed. */
    @Test
    void credentialsThatEndWhileStsIsAskedAreNotCalledAnAnswerOfSts() {
        Session session = new Session(
                AwsSessionCredentials.create("ASIAVAULT1", "hidden", "hidden"),
                FakeClock.START,
                FakeClock.START,
                "the role, already served by vault-file",
                Optional.empty(),
                true);
        Refreshing refreshing = new Refreshing();
        refreshing.loader.does(() -> session);
        assertThat(refreshing.failure()).hasMessage("""
                The platform gave credentials that expired before the SDK could use them: the role, already served by \
                vault-file, until \
                2026-11-21T10:00:00Z.
                  Remedy: Find out why the platform does not replace them in time. With a Vault file, read the log of the \
                Vault Agent. Check the clock of the pod's node.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#source-expired""");
    }
}
