package com.aa.nxop.access.internal.text;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Durations as people write them: {@code PT30M}, or seconds. */
public final class DurationSyntax {
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private DurationSyntax() {}

    public static Optional<Duration> parse(String text) {
        try {
            return Optional.of(
                    SECONDS.matcher(text).matches() ? Duration.ofSeconds(Long.parseLong(text)) : Duration.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
