package com.aa.nxop.access.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.fakes.FakeClock;
import com.aa.nxop.access.internal.text.StatedLifetime;
import com.aa.nxop.access.internal.text.VaultFileLifetime;
import com.aa.nxop.access.internal.text.VaultReading;
import com.aa.nxop.access.internal.text.VaultText;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Every end that a file states counts, the earliest of them; what states none of its own is not taken for one. */
class StatedLifetimeTest {
    private static final String KEYS = "access_key: ASIAONE\nsecret_key: hidden\nsecurity_token: hidden\n";
    private static final Instant HALF_PAST = FakeClock.START.plus(Duration.ofMinutes(30));

    @TempDir
    Path directory;

    private Instant end(String text) {
        try (VaultFixture vault = new VaultFixture(directory, new Rests())) {
            SourceSession session = vault.replace(text, FakeClock.START).fetch();
            assertThat(session.credentials().expirationTime())
                    .as("what signs with them must not outlive them")
                    .isEqualTo(session.expiresAt());
            return session.expiresAt().orElseThrow();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Expiration",
                "expiration",
                "AWS_CREDENTIAL_EXPIRATION",
                "AWS_CREDENTIALS_EXPIRATION",
                "aws_session_expiration",
                "AWS_SESSION_EXPIRATION",
                "aws_expiration",
                "x_security_token_expires",
                "X-Security-Token-Expires",
                "aws_session_token_expiration",
                "expires",
                "expires_at",
                "expiry",
                "expire_time",
                "expirationTime",
            })
    void anEndIsKnownByEachOfItsNames(String name) {
        String time = HALF_PAST.toString();
        assertThat(end(KEYS + name + ": " + time + "\n")).isEqualTo(HALF_PAST);
        assertThat(end(KEYS + name + "=\"" + time + "\"\n")).isEqualTo(HALF_PAST);
        assertThat(end(
                        "export AWS_ACCESS_KEY_ID=ASIAONE\nexport AWS_SECRET_ACCESS_KEY=hidden\nexport AWS_SESSION_TOKEN=hidden\n"
                                + "export " + name + "=" + time + "\n"))
                .isEqualTo(HALF_PAST);
        assertThat(end("[default]\n" + KEYS.replace(": ", " = ") + name + " = 2026-11-21 10:30:00\n"))
                .isEqualTo(HALF_PAST);
        assertThat(end("{\"access_key\":\"ASIAONE\",\"secret_key\":\"hidden\",\"security_token\":\"hidden\",\"" + name
                        + "\":" + HALF_PAST.getEpochSecond() + "}"))
                .isEqualTo(HALF_PAST);
    }

    @ParameterizedTest
    @CsvSource({
        "ttl: 1800",
        "ttl: 30m",
        "ttl: 0h30m0s",
        "ttl: 1800s",
        "lease_duration: 1800",
        "expires_in: 1800",
        "TTL=1800.5",
    })
    void aLengthIsCountedFromWhenTheFileWasWritten(String line) {
        assertThat(end(KEYS + line + "\n")).isEqualTo(HALF_PAST);
    }

    /** A file may be copied or touched: when they were issued does not change. */
    @Test
    void aLengthIsCountedFromWhenTheyWereIssuedWhereTheFileSaysSo() {
        assertThat(end(KEYS + "ttl: 3600\nissue_time: 2026-11-21T04:30:00.5-05:00\n"))
                .isEqualTo(HALF_PAST.plusMillis(500));
        assertThat(end(KEYS + "ttl: 1800\nissue_time: 2030-01-01T00:00:00Z\n"))
                .as("by a clock that is ahead")
                .isEqualTo(HALF_PAST);
    }

    @Test
    void ofSeveralTheEarliestCounts() {
        String late = "2026-11-21T10:50:00Z";
        String early = "2026-11-21T10:30:00Z";
        assertThat(end(KEYS + "Expiration: " + late + "\nx_security_token_expires: " + early + "\n"))
                .isEqualTo(HALF_PAST);
        assertThat(end(KEYS + "Expiration: " + early + "\nExpiration: " + late + "\n"))
                .isEqualTo(HALF_PAST);
        assertThat(end(KEYS + "Expiration: " + late + "\nttl: 1800\nlease_duration: 3600\n"))
                .isEqualTo(HALF_PAST);
        assertThat(end("{\"lease_duration\":1800,\"data\":{\"access_key\":\"ASIAONE\",\"secret_key\":\"hidden\","
                        + "\"security_token\":\"hidden\",\"ttl\":3600}}"))
                .isEqualTo(HALF_PAST);
        assertThat(end("lease_duration: 1800\ndata:\n  "
                        + KEYS.replace("\n", "\n  ").strip() + "\n"))
                .as("as vault read -format=yaml prints it")
                .isEqualTo(HALF_PAST);
        String set = "\"access_key\":\"ASIAONE\",\"secret_key\":\"hidden\",\"security_token\":\"hidden\"";
        assertThat(end("{" + set + ",\"data\":{" + set + ",\"ttl\":1800}}"))
                .as("the same ones twice")
                .isEqualTo(HALF_PAST);
    }

    /** It says more than a guess, also where it says later. */
    @Test
    void aStatedEndCountsBeforeTheConfiguredLength() {
        Instant later = FakeClock.START.plus(Duration.ofHours(12));
        assertThat(end(KEYS + "Expiration: " + later + "\n")).isEqualTo(later);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Expiration: never",
                "Expiration: <no value>",
                "Expiration: 2030-01-01T00:00:00Z",
                "certificate_expiration: 2026-11-21T10:10:00Z",
                "password_expires: 2026-11-21T10:10:00Z",
                "arn: 2026-11-21T10:10:00Z",
            })
    void whatIsNoEndOfTheirsSaysNothing(String line) {
        assertThat(end(KEYS + line + "\n")).isEqualTo(FakeClock.START.plus(VaultFixture.TTL));
    }

    /** Where the file is overdue is a matter of the whole life. */
    @Test
    void itIsLookedAtAgainShortlyBeforeTheStatedEnd() {
        StatedLifetime stated =
                new StatedLifetime(Optional.empty(), Optional.empty(), Optional.of(FakeClock.START.plusSeconds(1000)));
        VaultText text = new VaultText(
                Optional.of(AwsSessionCredentials.create("ASIAONE", "hidden", "hidden")), "", false, stated, false);
        VaultFileLifetime life =
                VaultFileLifetime.of(new VaultReading(FakeClock.START, text), VaultFixture.TTL, FakeClock.START);
        assertThat(life.overdue()).isEqualTo(FakeClock.START.plusSeconds(950));
        assertThat(life.stated()).isTrue();
    }
}
