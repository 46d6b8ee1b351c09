package com.aa.nxop.testkit.sts;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An approximation of {@code PackedPolicySize}: AWS's packed format and its limit are not public.
 *
 * <p>The formula: 512 bytes are 100 %; a tag takes its UTF-8 key and value and 2 bytes, an inherited one 15 more; a session policy
 * takes an eighth of its length. It gives about what was seen on AWS for the six tags of EKS Pod Identity: 56 % where EKS sets
 * them, 74 % on the next call of the chain.
 */
final class PackedSize {
    private static final int ALLOTTED = 512;
    private static final int PER_TAG = 2;
    private static final int PER_INHERITED_TAG = 15;
    private static final int POLICY_COMPRESSION = 8;

    private PackedSize() {}

    static int percent(SessionTags tags, @Nullable String policy) {
        int bytes = bytes(tags.passed())
                + bytes(tags.inherited())
                + tags.inherited().size() * PER_INHERITED_TAG
                + (policy == null ? 0 : (policy.length() + POLICY_COMPRESSION - 1) / POLICY_COMPRESSION);
        return (bytes * 100 + ALLOTTED - 1) / ALLOTTED;
    }

    static int check(SessionTags tags, @Nullable String policy) {
        int percent = percent(tags, policy);
        if (percent > 100) {
            String what = tags.none() ? "session policy" : "session tags";
            throw new StsRefusal(
                    400,
                    "PackedPolicyTooLarge",
                    "Packed size of " + what + " consumes " + percent + "% of allotted space.");
        }
        return percent;
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
