package com.aa.nxop.testkit.internal.s3;

import com.aa.nxop.testkit.internal.iam.ContextKeys;
import java.util.Arrays;
import java.util.Map;

/** Condition keys that a listing brings, by which policies narrow {@code s3:ListBucket} to a part of a bucket. */
final class ListingKeys {
    private static final Map<String, String> BY_PARAMETER =
            Map.of("prefix", "s3:prefix", "delimiter", "s3:delimiter", "max-keys", "s3:max-keys");

    private ListingKeys() {}

    static ContextKeys of(S3Request call) {
        return Arrays.stream(call.query().split("&"))
                .map(parameter -> parameter.split("=", 2))
                .filter(parts -> BY_PARAMETER.containsKey(parts[0]))
                .reduce(
                        ContextKeys.NONE,
                        (keys, parts) -> keys.with(
                                BY_PARAMETER.getOrDefault(parts[0], ""),
                                parts.length > 1 ? S3Call.decode(parts[1]) : ""),
                        ContextKeys::and);
    }
}
