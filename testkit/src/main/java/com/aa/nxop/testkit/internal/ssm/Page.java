package com.aa.nxop.testkit.internal.ssm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a long answer.
 *
 * @param next what the call for the next part has to name; null in the last
 */
record Page(List<Parameter> parameters, @Nullable String next) {
    private static final int LIMIT = 10;

    static Page of(List<Parameter> all, int size, @Nullable String token) {
        if (size < 1 || size > LIMIT) {
            throw SsmRefusal.invalid("1 validation error detected: Value '" + size
                    + "' at 'maxResults' failed to satisfy constraint: Member must have value "
                    + (size < 1 ? "greater than or equal to 1" : "less than or equal to " + LIMIT));
        }
        int start = token == null ? 0 : position(token, all.size());
        int end = Math.min(all.size(), start + size);
        return new Page(all.subList(start, end), end < all.size() ? token(end) : null);
    }

    static int defaultSize() {
        return LIMIT;
    }

    private static String token(int position) {
        return Base64.getEncoder().encodeToString(("nxop-sandbox-page-" + position).getBytes(UTF_8));
    }

    private static int position(String token, int size) {
        for (int position = 1; position < size; position++) {
            if (token(position).equals(token)) {
                return position;
            }
        }
        throw new SsmRefusal("InvalidNextToken", "The specified token isn't valid.");
    }
}
