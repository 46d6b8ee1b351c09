package com.aa.nxop.access.internal.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Variables that are named like settings and are none, most likely because they are misspelt: nothing reads them, so nothing else would tell.
 *
 * @param known the variables that are settings
 * @param prefix of all of the SDK's own
 * @param artifact what the names of its adapters begin with
 */
public record UnknownNames(List<String> known, String prefix, String artifact) {
    private static final int MOST_EDITS = 2;

    /**
     * A sentence on a variable or a key that is no setting; never with a value.
     *
     * @param shown the name as it was written
     */
    public String note(String name, String shown) {
        Optional<String> meant = meant(name);
        if (meant.isPresent()) {
            return shown + " is set, but it is not a setting of this SDK. Did you mean " + meant.get() + "?";
        }
        return missingAdapter(name)
                .map(missing -> shown + " is set, but " + missing)
                .orElseGet(() -> shown + " is set, but it is not a setting of this SDK.");
    }

    /**
     * What is wrong with a name that code or an option has set.
     *
     * @param name the variable that it stands for, which is no setting
     * @param shown the name as it was written
     * @param spelt how a variable would have to be written there
     */
    public String problem(String name, String shown, UnaryOperator<String> spelt) {
        Optional<String> meant = meant(name);
        if (meant.isPresent()) {
            return shown + " is not a setting of this SDK. Did you mean " + spelt.apply(meant.get()) + "?";
        }
        return missingAdapter(name)
                .map(missing -> shown + " cannot be used: " + missing)
                .orElseGet(() ->
                        shown + " is not a setting of this SDK. Correct the name, or add the adapter that reads it.");
    }

    private Optional<String> missingAdapter(String name) {
        return adapter(name)
                .map(adapter -> "no adapter on the class path reads it. If it is a setting of " + adapter
                        + ", add that adapter.");
    }

    /** Adapters' settings begin with their names: {@code NXOP_MSK_…}. None of the others does, if no known one begins so. */
    private Optional<String> adapter(String name) {
        String[] words = name.split("_", -1);
        String own = prefix + (words.length > 1 ? words[1] : "") + "_";
        boolean taken = known.stream().anyMatch(variable -> variable.startsWith(own));
        return taken || words.length < 3 || words[1].isEmpty()
                ? Optional.empty()
                : Optional.of(artifact + words[1].toLowerCase(Locale.ROOT));
    }

    private Optional<String> meant(String name) {
        return SpellingComparison.nearest(name, known, MOST_EDITS);
    }
}
