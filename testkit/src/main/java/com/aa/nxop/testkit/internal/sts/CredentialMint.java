package com.aa.nxop.testkit.internal.sts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes credentials that look like AWS's: clients and log filters recognise them by their shape. */
final class CredentialMint {
    private static final String KEY_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final RandomGenerator random;
    private final InstantSource clock;

    CredentialMint(RandomGenerator random, InstantSource clock) {
        this.random = random;
        this.clock = clock;
    }

    AccountSession session(
            Role role,
            String name,
            Map<String, String> tags,
            Set<String> transitiveKeys,
            Duration lifetime,
            @Nullable String policy,
            @Nullable String sourceIdentity,
            int tokenBytes) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return new AccountSession(
                "ASIA" + keyCharacters(16),
                base64(30),
                token(tokenBytes),
                role,
                name,
                tags,
                transitiveKeys,
                now.plus(lifetime),
                policy,
                now,
                sourceIdentity);
    }

    String requestId() {
        return UUID.nameUUIDFromBytes(bytes(16)).toString();
    }

    private String keyCharacters(int count) {
        StringBuilder key = new StringBuilder();
        for (byte b : bytes(count)) {
            key.append(KEY_ALPHABET.charAt(b & 31));
        }
        return key.toString();
    }

    /** Characters of Base64, those that an URL escapes among them. */
    private String token(int size) {
        return (TokenSize.START + base64(size)).substring(0, size);
    }

    private String base64(int bytes) {
        return Base64.getEncoder().encodeToString(bytes(bytes));
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        // Not every generator is thread-safe.
        synchronized (random) {
            random.nextBytes(bytes);
        }
        return bytes;
    }
}
