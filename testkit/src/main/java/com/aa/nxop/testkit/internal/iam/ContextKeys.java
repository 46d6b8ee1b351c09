package com.aa.nxop.testkit.internal.iam;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Condition keys and their values. The names ignore case, the part after a slash included; the values do not. Immutable.
 *
 * <p>A key without values counts as absent, as on AWS.
 */
public final class ContextKeys {
    public static final ContextKeys NONE = new ContextKeys(new TreeMap<>(String.CASE_INSENSITIVE_ORDER));

    /** Keys of the kind "multivalued" (IAM User Guide, "AWS global condition context keys"), in small letters. */
    private static final Set<String> SETS = Set.of(
            "aws:calledvia",
            "aws:principalorgpaths",
            "aws:principalservicenameslist",
            "aws:resourceorgpaths",
            "aws:sourceorgpaths",
            "aws:tagkeys",
            "sts:transitivetagkeys");

    private final Map<String, List<String>> values;

    private ContextKeys(Map<String, List<String>> values) {
        this.values = values;
    }

    public ContextKeys with(String key, String value) {
        return with(key, List.of(value));
    }

    public ContextKeys with(String key, Collection<String> several) {
        Map<String, List<String>> more = copy();
        more.put(key, List.copyOf(several));
        return new ContextKeys(more);
    }

    /** One key for each tag: the prefix, then the tag's key. */
    public ContextKeys withTags(String prefix, Map<String, String> tags) {
        Map<String, List<String>> more = copy();
        tags.forEach((key, value) -> more.put(prefix + key, List.of(value)));
        return new ContextKeys(more);
    }

    /** Everything here and there; where both know a key, theirs. */
    public ContextKeys and(ContextKeys theirs) {
        Map<String, List<String>> more = copy();
        more.putAll(theirs.values);
        return new ContextKeys(more);
    }

    /** All values, none if the key is absent. */
    public List<String> all(String key) {
        return values.getOrDefault(key, List.of());
    }

    /** Whether the key is a set by its nature, however many values it has. */
    static boolean isSet(String key) {
        return SETS.contains(key.toLowerCase(Locale.ROOT));
    }

    /** For policy variables, which have no value where a key is a set or has several values. */
    Optional<String> only(String key) {
        List<String> found = all(key);
        return found.size() == 1 && !isSet(key) ? Optional.of(found.get(0)) : Optional.empty();
    }

    private Map<String, List<String>> copy() {
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(values);
        return copy;
    }

    /** The names only: values may be personal. */
    @Override
    public String toString() {
        return new ArrayList<>(values.keySet()).toString();
    }
}
