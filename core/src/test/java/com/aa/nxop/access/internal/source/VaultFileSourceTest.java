package com.aa.nxop.access.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.SourceKind;
import com.aa.nxop.access.Stage;
import com.aa.nxop.access.fakes.Answer;
import com.aa.nxop.access.fakes.FakeClock;
import com.aa.nxop.access.fakes.Log;
import com.aa.nxop.access.fakes.Sts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The life of a rendered file, in virtual time: replaced in time, overdue, doubtful, dead, and back. */
@Tag("full")
class VaultFileSourceTest {
    private static final String ARN = "arn:aws:sts::178549792225:assumed-role/example-role/vault-1";
    private static final Answer EXPIRED =
            Sts.refusal(403, "ExpiredToken", "The security token included in the request is expired");

    @TempDir
    Path directory;

    private final Rests rests = new Rests();

    private VaultFixture vault(Answer... answers) {
        return new VaultFixture(directory, rests, answers);
    }

    @Test
    void theEndIsCountedFromWhenTheFileWasWritten() {
        try (VaultFixture vault = vault()) {
            vault.render("ASIAONE", FakeClock.START.minus(Duration.ofMinutes(10)));
            SourceSession session = vault.fetch();
            assertThat(session.kind()).isEqualTo(SourceKind.VAULT_FILE);
            assertThat(session.credentials().accessKeyId()).isEqualTo("ASIAONE");
            assertThat(session.expiresAt()).contains(FakeClock.START.plus(Duration.ofMinutes(50)));
            assertThat(session.refreshBy())
                    .as("at 57 of 60 minutes")
                    .contains(FakeClock.START.plus(Duration.ofMinutes(47)));
            assertThat(session.accountId()).isEmpty();
            assertThat(session).hasToString("vault-file");
            assertThat(vault.sts.requests()).isEmpty();
            assertThat(rests.pauses()).isEmpty();
        }
    }

    @Test
    void aReplacedFileIsSeenAtTheNextFetch() {
        try (VaultFixture vault = vault()) {
            vault.render("ASIAONE");
            assertThat(vault.fetch().credentials().accessKeyId()).isEqualTo("ASIAONE");
            vault.clock.advance(Duration.ofMinutes(54));
            vault.render("ASIATWO");
            SourceSession session = vault.fetch();
            assertThat(session.credentials().accessKeyId()).isEqualTo("ASIATWO");
            assertThat(session.expiresAt()).contains(vault.clock.instant().plus(VaultFixture.TTL));
        }
    }

    @Test
    void aFileFromTheFutureIsAsOldAsNow() {
        try (VaultFixture vault = vault()) {
            vault.render("ASIAONE", FakeClock.START.plus(Duration.ofDays(400)));
            assertThat(vault.fetch().expiresAt()).contains(FakeClock.START.plus(VaultFixture.TTL));
        }
    }

    @Test
    void aFileThatNobodyRefreshesIsReportedOnceBeforeItDies() {
        try (VaultFixture vault = vault();
                Log log = new Log()) {
            vault.render("ASIAONE");
            vault.clock.advance(Duration.ofMinutes(56));
            vault.fetch();
            assertThat(log.lines()).as("the agent may still come").isEmpty();
            vault.clock.advance(Duration.ofMinutes(1));
            assertThat(vault.fetch().refreshBy()).as("it has been looked at").isEmpty();
            vault.fetch();
            assertThat(log.lines()).containsExactly("""
                    WARN The file %s that Vault renders was last written at 2026-11-21T10:00:00Z, and nobody has refreshed it since: \
                    its credentials expire at 2026-11-21T11:00:00Z. Let the Vault Agent run beside the application: with the \
                    annotation vault.hashicorp.com/agent-pre-populate-only it writes the file only once, when the pod starts. \
                    If the agent runs, read its log, and set NXOP_VAULT_LIFETIME to the TTL that the agent requests.""".formatted(vault.file));
        }
    }

    @Test
    void theNextFileIsReportedAnew() {
        try (VaultFixture vault = vault();
                Log log = new Log()) {
            for (String key : new String[] {"ASIAONE", "ASIATWO"}) {
                vault.render(key);
                vault.clock.advance(Duration.ofMinutes(58));
                vault.fetch();
                vault.fetch();
            }
            assertThat(log.lines()).hasSize(2);
        }
    }

    @Test
    void afterItsTimeStsDecidesAndOneWhoLivesIsServedForAShortWhile() {
        try (VaultFixture vault = vault(Sts.identity(ARN));
                Log log = new Log()) {
            vault.render("ASIAONE");
            vault.clock.advance(Duration.ofHours(3));
            SourceSession session = vault.fetch();
            assertThat(session.expiresAt()).contains(vault.clock.instant().plus(Duration.ofMinutes(5)));
            assertThat(session.accountId()).contains("178549792225");
            assertThat(session.sessionArn()).as("so that nobody need ask again").contains(ARN);
            assertThat(vault.sts.request().form()).containsEntry("Action", "GetCallerIdentity");
            assertThat(vault.sts.request().headers().get("authorization")).contains("Credential=ASIAONE/");
            vault.fetch();
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .contains(
                            "nobody has refreshed it since: according to NXOP_VAULT_LIFETIME, its credentials have expired,"
                                    + " but STS still accepts them. Let the Vault Agent");
        }
    }

    @ParameterizedTest
    @CsvSource({"ExpiredToken, The security token included in the request is expired", "InvalidClientTokenId, invalid"})
    void aDeadFileIsExplained(String code, String text) {
        try (VaultFixture vault = vault(Sts.refusal(403, code, text))) {
            vault.render("ASIAONE");
            vault.clock.advance(VaultFixture.TTL);
            AccessException failure = vault.failure();
            assertThat(failure).hasMessage("""
                    The file %s that Vault renders was last written at 2026-11-21T10:00:00Z, and nobody has refreshed it \
                    since: STS no longer accepts its credentials.
                      Remedy: Let the Vault Agent run beside the application: with the annotation \
                    vault.hashicorp.com/agent-pre-populate-only it writes the file only once, when the pod starts. If the \
                    agent runs, read its log, and set NXOP_VAULT_LIFETIME to the TTL that the agent requests.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#vault-file-abandoned""", vault.file);
            assertThat(failure.stage()).isEqualTo(Stage.SOURCE);
            assertThat(failure.retryable()).isFalse();
        }
    }

    @Test
    void whereStsDoesNotSayThatIsTheFailure() {
        try (VaultFixture vault = vault(Sts.refusal(400, "Throttling", "Rate exceeded"))) {
            vault.render("ASIAONE");
            vault.clock.advance(Duration.ofHours(2));
            AccessException failure = vault.failure();
            assertThat(failure.finding().id()).isEqualTo("sts-busy");
            assertThat(failure.stage()).isEqualTo(Stage.SOURCE);
        }
    }

    @Test
    void aNewFileEndsTheTrouble() {
        try (VaultFixture vault = vault(EXPIRED)) {
            vault.render("ASIAONE");
            vault.clock.advance(Duration.ofHours(2));
            vault.failure();
            vault.render("ASIATWO");
            assertThat(vault.fetch().credentials().accessKeyId()).isEqualTo("ASIATWO");
            assertThat(vault.sts.requests()).hasSize(1);
        }
    }

    @Test
    void aDayOfAFaithfulAgentBringsNoWordAndNoCall() {
        try (VaultFixture vault = vault();
                Log log = new Log()) {
            Instant rendered = Instant.MIN;
            for (int minute = 0; minute < 24 * 60; minute++) {
                if (Duration.between(rendered, vault.clock.instant()).compareTo(Duration.ofMinutes(54)) >= 0) {
                    rendered = vault.clock.instant();
                    vault.render("ASIA" + minute);
                }
                assertThat(vault.fetch().expiresAt().orElseThrow()).isAfter(vault.clock.instant());
                vault.clock.advance(Duration.ofMinutes(1));
            }
            assertThat(log.lines()).isEmpty();
            assertThat(vault.sts.requests()).isEmpty();
        }
    }

    /** Vault may give less than it is asked for, and says so. */
    @Test
    void theTtlInTheFileCountsAndNotTheConfiguredOne() {
        try (VaultFixture vault = vault(Sts.identity(ARN));
                Log log = new Log()) {
            vault.replace(
                    "access_key: ASIAONE\nsecret_key: hidden\nsecurity_token: hidden\nttl: 900\n", FakeClock.START);
            SourceSession session = vault.fetch();
            assertThat(session.expiresAt()).contains(FakeClock.START.plus(Duration.ofMinutes(15)));
            assertThat(session.refreshBy()).contains(FakeClock.START.plusSeconds(855));
            vault.clock.advance(Duration.ofMinutes(15));
            vault.fetch();
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .contains(
                            ": according to the TTL in it, its credentials have expired, but STS still accepts them. ");
        }
    }
}
