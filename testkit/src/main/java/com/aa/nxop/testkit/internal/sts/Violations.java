package com.aa.nxop.testkit.internal.sts;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a service model refuses before any code of the service sees it: all of it at once, in one ValidationError. */
final class Violations {
    private final List<String> found = new ArrayList<>();

    /** Reports null and says whether there is anything left to check. */
    boolean required(String field, @Nullable Object value) {
        if (value == null) {
            found.add("Value null at '" + field + "' failed to satisfy constraint: Member must not be null");
        }
        return value != null;
    }

    void length(String field, String value, int min, int max) {
        if (value.codePointCount(0, value.length()) < min) {
            add(field, value, "Member must have length greater than or equal to " + min);
        }
        if (value.codePointCount(0, value.length()) > max) {
            add(field, value, "Member must have length less than or equal to " + max);
        }
    }

    void range(String field, long value, long min, long max) {
        if (value < min) {
            add(field, Long.toString(value), "Member must have value greater than or equal to " + min);
        }
        if (value > max) {
            add(field, Long.toString(value), "Member must have value less than or equal to " + max);
        }
    }

    void pattern(String field, String value, Pattern pattern) {
        if (!pattern.matcher(value).matches()) {
            add(field, value, "Member must satisfy regular expression pattern: " + pattern);
        }
    }

    /** Without the value, which is secret. */
    void tooShort(String field, int min) {
        found.add("Value at '" + field + "' failed to satisfy constraint: Member must have length greater than or equal"
                + " to " + min);
    }

    void size(String field, List<?> values, int max) {
        if (values.size() > max) {
            add(field, values.toString(), "Member must have length less than or equal to " + max);
        }
    }

    void refuseIfAny() {
        if (!found.isEmpty()) {
            throw new StsRefusal(
                    400,
                    "ValidationError",
                    found.size() + " validation error" + (found.size() == 1 ? "" : "s") + " detected: "
                            + String.join("; ", found));
        }
    }

    private void add(String field, String value, String constraint) {
        found.add("Value '" + value + "' at '" + field + "' failed to satisfy constraint: " + constraint);
    }
}
