package com.aa.nxop.access.internal.config;

import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.internal.text.ShownValue;
import com.aa.nxop.access.spi.ConfiguredValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code key=value,key=value}, and STS's rules for it (STS API reference, AssumeRole, Tag). */
public final class SessionTagSyntax {
    /** Set by the SDK or inherited from Pod Identity, never by hand. */
    static final Set<String> OF_THE_POD = PodTagKeys.ALL;

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

    /** The tags in the order written; whatever breaks a rule is reported and left out. */
    static Map<String, String> parse(ConfiguredValue found, ConfigProblems problems) {
        Map<String, String> tags = new LinkedHashMap<>();
        Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (String pair : found.value().split(",", -1)) {
            int equals = pair.indexOf('=');
            String key = equals < 0 ? pair.strip() : pair.substring(0, equals).strip();
            String value = equals < 0 ? "" : pair.substring(equals + 1).strip();
            String broken = equals < 0 ? "is not of the form key=value" : broken(key, value);
            if (broken == null && !seen.add(key)) {
                broken = "stands twice; STS ignores the case of keys";
            }
            if (broken == null) {
                tags.put(key, value);
            } else {
                problems.add(
                        CoreFinding.CONFIG_SESSION_TAGS,
                        found.name() + ": the tag " + ShownValue.of(pair.strip()) + " " + broken
                                + ". Write for example team=flight-ops,cost-center=1234.");
            }
        }
        if (tags.size() > MOST) {
            problems.add(
                    CoreFinding.CONFIG_SESSION_TAGS,
                    found.name() + " has " + tags.size() + " tags: STS takes at most " + MOST + ". Leave some out.");
        }
        return Collections.unmodifiableMap(tags);
    }

    private static @Nullable String broken(String key, String value) {
        String lower = key.toLowerCase(Locale.ROOT);
        if (!KEY.matcher(key).matches()) {
            return "has a key that STS does not take: 1 to 128 letters, digits, spaces and _.:/=+-@";
        }
        if (!VALUE.matcher(value).matches()) {
            return "has a value that STS does not take: at most 256 letters, digits, spaces and _.:/=+-@";
        }
        if (lower.startsWith("aws:")) {
            return "has a key with the prefix aws:, which is reserved";
        }
        if (OF_THE_POD.contains(lower)) {
            return "has a key that says which pod this is, which the SDK or EKS sets; where the token does not say it, set"
                    + " NXOP_NAMESPACE, NXOP_SERVICE_ACCOUNT, NXOP_POD_NAME, NXOP_POD_UID or NXOP_CLUSTER_ARN";
        }
        return null;
    }
}
