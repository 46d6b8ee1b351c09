package com.aa.nxop.testkit.internal.sts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CredentialMintTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-21T12:00:00.987Z"));

    @Test
    void makesTheSameOfTheSameSeed() {
        assertThat(session(new CredentialMint(new Random(7), CLOCK)))
                .isEqualTo(session(new CredentialMint(new Random(7), CLOCK)));
        assertThat(session(new CredentialMint(new Random(7), CLOCK)).accessKeyId())
                .isNotEqualTo(session(new CredentialMint(new Random(8), CLOCK)).accessKeyId());
    }

    @Test
    void makesNoKeyTwice() {
        CredentialMint mint = new CredentialMint(new Random(7), CLOCK);
        Set<String> keys = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            keys.add(session(mint).accessKeyId());
            ids.add(mint.requestId());
        }

        assertThat(keys).hasSize(1000);
        assertThat(ids).hasSize(1000);
    }

    @Test
    void countsFromTheWholeSecondAsTheWireDoes() {
        assertThat(session(new CredentialMint(new Random(7), CLOCK)).expiresAt())
                .isEqualTo(Instant.parse("2026-11-21T12:15:00Z"));
    }

    @Test
    void saysWhenItWasIssued() {
        assertThat(session(new CredentialMint(new Random(7), CLOCK)).issuedAt())
                .isEqualTo(Instant.parse("2026-11-21T12:00:00Z"));
    }

    private static AccountSession session(CredentialMint mint) {
        return mint.session(
                Role.of(World.TARGET, "{}", "{}"), "app", Map.of(), Set.of(), Duration.ofMinutes(15), null, null, 736);
    }
}
