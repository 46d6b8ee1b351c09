package com.aa.nxop.testkit.internal.sts;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The tags of a session about to be issued.
 *
 * @param transitive those of the passed tags that the next session in a chain shall inherit
 * @param inherited the calling session's transitive tags
 */
record CallTags(Map<String, String> passed, Set<String> transitive, Map<String, String> inherited) {
    static CallTags check(RoleRequest request, @Nullable AccountSession caller) {
        Map<String, String> inherited = inheritedFrom(caller);
        Map<String, String> passed = passed(request.tags());
        Set<String> transitive = new LinkedHashSet<>();
        Map<String, String> byFoldedKey = new TreeMap<>();
        passed.keySet().forEach(key -> byFoldedKey.put(Tag.fold(key), key));
        for (String key : request.transitiveKeys()) {
            String asPassed = byFoldedKey.get(Tag.fold(key));
            if (asPassed == null) {
                throw invalid("The specified transitive tag key must be included in the requested tags.");
            }
            transitive.add(asPassed);
        }
        // Also for a tag that is not to be transitive itself, and for one with the very same value.
        if (inherited.keySet().stream().map(Tag::fold).anyMatch(byFoldedKey::containsKey)) {
            throw invalid("One of the specified transitive tag keys can't be set because it conflicts with a transitive"
                    + " tag key from the calling session.");
        }
        return new CallTags(passed, transitive, inherited);
    }

    static Map<String, String> inheritedFrom(@Nullable AccountSession caller) {
        Map<String, String> inherited = new TreeMap<>();
        if (caller != null) {
            caller.tags().forEach((key, value) -> {
                if (caller.transitiveKeys().contains(key)) {
                    inherited.put(key, value);
                }
            });
        }
        return inherited;
    }

    private static Map<String, String> passed(List<Tag> tags) {
        Map<String, String> passed = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        for (Tag tag : tags) {
            if (!seen.add(tag.folded())) {
                throw invalid("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
            }
            if (tag.folded().startsWith("aws:")) {
                // That IAM reserves the prefix is documented; STS's own text for it is not known.
                throw invalid("Tag keys that start with 'aws:' are reserved for system use.");
            }
            passed.put(tag.key(), tag.value());
        }
        return passed;
    }

    boolean none() {
        return passed.isEmpty() && inherited.isEmpty();
    }

    /** What the new session carries. */
    Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>(inherited);
        all.putAll(passed);
        return all;
    }

    /** What the session after the new one will inherit. */
    Set<String> allTransitive() {
        Set<String> all = new LinkedHashSet<>(inherited.keySet());
        all.addAll(transitive);
        return all;
    }

    private static StsRefusal invalid(String message) {
        return new StsRefusal(400, "InvalidParameterValue", message);
    }
}
