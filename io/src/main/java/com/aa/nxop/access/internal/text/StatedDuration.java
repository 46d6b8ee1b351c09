package com.aa.nxop.access.internal.text;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long credentials live, as tools write it: seconds, perhaps with a fraction, or as Go writes a duration. */
final class StatedDuration {
    private static final Pattern FORM =
            Pattern.compile("(?:(?<h>\\d{1,3})h)?(?:(?<m>\\d{1,5})m)?(?:(?<s>\\d{1,6})(?:\\.\\d*)?s?)?");

    /** The longest that STS gives. What is longer is something else. */
    private static final Duration LONGEST = Duration.ofHours(36);

    private StatedDuration() {}

    /** The duration, or nothing if the text is none. */
    static Optional<Duration> parse(String text) {
        Matcher parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        Duration stated = Duration.ofHours(number(parts, "h"))
                .plusMinutes(number(parts, "m"))
                .plusSeconds(number(parts, "s"));
        return Optional.of(stated).filter(life -> life.compareTo(Duration.ZERO) > 0 && life.compareTo(LONGEST) <= 0);
    }

    private static long number(Matcher parts, String name) {
        return parts.group(name) == null ? 0 : Long.parseLong(parts.group(name));
    }
}
