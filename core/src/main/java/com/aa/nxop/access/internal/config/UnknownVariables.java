package com.aa.nxop.access.internal.config;

import com.aa.nxop.access.internal.text.SpellingComparison;
import com.aa.nxop.access.spi.SettingName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Variables that are named like settings and are none, most likely because they are misspelt: nothing reads them, so nothing else would tell. */
public record UnknownVariables(List<? extends SettingName> settings) {
    private static final String OURS = "NXOP_";
    private static final int MOST_EDITS = 2;

    /**
     * A sentence on a variable or a key that is no setting; never with a value.
     *
     * @param shown the name as it was written
     */
    public String note(String name, String shown) {
        Optional<String> meant = meant(name);
        if (meant.isPresent()) {
            return shown + " is set and is no setting of this SDK; is " + meant.get() + " meant?";
        }
        return missingAdapter(name)
                .map(missing -> shown + " is set, but " + missing)
                .orElseGet(() -> shown + " is set and is no setting of this SDK.");
    }

    /**
     * What is wrong with a name that code or an option has set.
     *
     * @param value of a name that is no setting's
     */
    String problem(BuiltValue value) {
        Optional<String> meant = meant(value.variable());
        if (meant.isPresent()) {
            return value.name() + " is no setting of this SDK. Write " + value.spelt(meant.get()) + "?";
        }
        return missingAdapter(value.variable())
                .map(missing -> value.name() + " cannot be used: " + missing)
                .orElseGet(() -> value.name()
                        + " is no setting of this SDK. Correct the name, or add the adapter that reads it.");
    }

    private Optional<String> missingAdapter(String name) {
        return adapter(name)
                .map(adapter -> "no adapter on the class path reads it. If it is a setting of " + adapter
                        + ", add that adapter.");
    }

    /** Adapters' settings begin with their names: {@code NXOP_MSK_…}. None of core's does, if no setting of core's begins so. */
    private Optional<String> adapter(String name) {
        String[] words = name.split("_", -1);
        String prefix = OURS + (words.length > 1 ? words[1] : "") + "_";
        boolean cores = settings.stream().anyMatch(setting -> setting.variable().startsWith(prefix));
        return cores || words.length < 3 || words[1].isEmpty()
                ? Optional.empty()
                : Optional.of("nxop-access-" + words[1].toLowerCase(Locale.ROOT));
    }

    private Optional<String> meant(String name) {
        return SpellingComparison.nearest(
                name, settings.stream().map(SettingName::variable).toList(), MOST_EDITS);
    }
}
