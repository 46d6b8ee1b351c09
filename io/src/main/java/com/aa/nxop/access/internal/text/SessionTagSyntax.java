package com.aa.nxop.access.internal.text;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code key=value,key=value}, and STS's rules for it (STS API reference, AssumeRole, Tag). */
public final class SessionTagSyntax {
    private static final String ILLEGAL = "\u0001";
    /** STS API reference, AssumeRole, Tags. */
    public static final int MOST = 50;

    private static final Pattern KEY = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{1,128}");
    private static final Pattern VALUE = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{0,256}");

    private SessionTagSyntax() {}

    /** A separator inside a key or value must not make two tags of one: it becomes a character that STS refuses, and so do we. */
    public static String format(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag -> tag.getKey().replaceAll("[,=]", ILLEGAL) + "="
                        + tag.getValue().replace(",", ILLEGAL))
                .collect(Collectors.joining(","));
    }

    public static boolean isValue(String value) {
        return VALUE.matcher(value).matches();
    }

    /**
     * The tags in the order written; whatever breaks a rule is reported and left out.
     *
     * @param reserved what is wrong with a key beside STS's rules, for a sentence about its tag; nothing for a key that is free
     * @param problems is told each problem, as it goes on behind the name of a setting
     */
    public static Map<String, String> parse(
            String text, Function<String, Optional<String>> reserved, Consumer<String> problems) {
        Map<String, String> tags = new LinkedHashMap<>();
        Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (String pair : text.split(",", -1)) {
            int equals = pair.indexOf('=');
            String key = equals < 0 ? pair.strip() : pair.substring(0, equals).strip();
            String value = equals < 0 ? "" : pair.substring(equals + 1).strip();
            String broken = equals < 0 ? "is not of the form key=value" : broken(key, value, reserved);
            if (broken == null && !seen.add(key)) {
                broken = "appears twice; STS ignores upper and lower case in keys";
            }
            if (broken == null) {
                tags.put(key, value);
            } else {
                problems.accept(": the tag " + ShownValue.of(pair.strip()) + " " + broken
                        + ". Write for example team=flight-ops,cost-center=1234.");
            }
        }
        if (tags.size() > MOST) {
            problems.accept(" has " + tags.size() + " tags: STS takes at most " + MOST + ". Leave some out.");
        }
        return Collections.unmodifiableMap(tags);
    }

    private static @Nullable String broken(String key, String value, Function<String, Optional<String>> reserved) {
        if (!KEY.matcher(key).matches()) {
            return "has a key that STS does not accept: write 1 to 128 letters, digits, spaces and _.:/=+-@";
        }
        if (!VALUE.matcher(value).matches()) {
            return "has a value that STS does not accept: write at most 256 letters, digits, spaces and _.:/=+-@";
        }
        if (key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
            return "has a key with the prefix aws:, which is reserved";
        }
        return reserved.apply(key).orElse(null);
    }
}
