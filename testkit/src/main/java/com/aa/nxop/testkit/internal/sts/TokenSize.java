package com.aa.nxop.testkit.internal.sts;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long a session token becomes. Since 2026-09-15 STS has one limit, for the token as a whole: 4,096 bytes
 * (https://aws.amazon.com/about-aws/whats-new/2026/09/aws-sts/).
 *
 * <p>AWS's format is not public. Here a token of its own has {@value #WITHOUT_TAGS} bytes in Base64; a tag adds its UTF-8 key and value and
 * 4 bytes, an inherited one too; a session policy, which STS compresses, an eighth of its length.
 */
final class TokenSize {
    static final int LIMIT = 4096;
    /** The beginning of every real token: "origin_ec" behind a header. */
    static final String START = "IQoJb3JpZ2luX2Vj";

    private static final int WITHOUT_TAGS = 540;
    /** Of a session without tags and policy. */
    static final int PLAIN = START.length() + (WITHOUT_TAGS + 2) / 3 * 4;

    private static final int PER_TAG = 4;
    private static final int POLICY_COMPRESSION = 8;

    private TokenSize() {}

    /** In bytes, whether STS would give it or not. */
    static int of(CallTags tags, @Nullable String policy) {
        int content = WITHOUT_TAGS
                + bytes(tags.all())
                + (policy == null ? 0 : (policy.length() + POLICY_COMPRESSION - 1) / POLICY_COMPRESSION);
        return START.length() + (content + 2) / 3 * 4;
    }

    /** How much of the limit it takes, as STS answers it, rounded up. */
    static int percent(int bytes) {
        return (bytes * 100 + LIMIT - 1) / LIMIT;
    }

    /**
     * The size of the token to be issued.
     *
     * @param atLeast what it is filled up to
     * @throws StsRefusal if it would be too large
     */
    static int check(CallTags tags, @Nullable String policy, int atLeast) {
        int bytes = of(tags, policy);
        if (bytes > LIMIT) {
            String what = tags.none() ? "session policy" : "session tags";
            throw new StsRefusal(
                    400,
                    "PackedPolicyTooLarge",
                    "Packed size of " + what + " consumes " + percent(bytes) + "% of allotted space.");
        }
        return Math.max(bytes, atLeast);
    }

    private static int bytes(Map<String, String> tags) {
        return tags.entrySet().stream()
                .mapToInt(tag -> utf8(tag.getKey()) + utf8(tag.getValue()) + PER_TAG)
                .sum();
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
