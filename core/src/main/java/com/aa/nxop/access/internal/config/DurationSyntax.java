package com.aa.nxop.access.internal.config;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Durations as people write them: {@code PT30M}, or seconds. */
final class DurationSyntax {
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private DurationSyntax() {}

    static Optional<Duration> parse(String text) {
        try {
            return Optional.of(
                    SECONDS.matcher(text).matches() ? Duration.ofSeconds(Long.parseLong(text)) : Duration.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
