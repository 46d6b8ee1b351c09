package com.aa.nxop.access.msk;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/** A property's value as Kafka reads it: a text without the blanks around it, a class, a password or a list. */
final class PropertyText {
    /** As Kafka's own transformer looks for them: {@code ${provider:key}} or {@code ${provider:path:key}}. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^}]*:[^}]*}");

    private PropertyText() {}

    /** Empty for null. May hold a password: for comparisons. */
    static String of(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Class<?> type) {
            return type.getName();
        }
        if (value instanceof Password password) {
            return password.value() == null ? "" : password.value().strip();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(PropertyText::of).collect(Collectors.joining(","));
        }
        return String.valueOf(value).strip();
    }

    static boolean isBlank(@Nullable Object value) {
        return of(value).isEmpty();
    }

    /** Whether a config provider still has to put something in the place of a part of it. */
    static boolean hasPlaceholder(@Nullable Object value) {
        return PLACEHOLDER.matcher(of(value)).find();
    }
}
