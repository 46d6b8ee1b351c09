package com.aa.nxop.access.springboot;

import com.aa.nxop.access.internal.config.AdapterValues;
import com.aa.nxop.access.spi.SettingName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Every setting of core and of the adapters on the class path, by the names that Spring has for them. Immutable.
 *
 * @param all core's first
 */
record SettingNames(List<SettingName> all) {
    SettingNames {
        all = List.copyOf(all);
    }

    /** Looks for the adapters on the class path. */
    static SettingNames installed() {
        return new SettingNames(AdapterValues.names());
    }

    /**
     * The setting that a framework's name means. Case, dots, dashes and underscores do not matter: {@code nxop.session-tags} and
     * {@code nxop.sessionTags} mean {@code NXOP_SESSION_TAGS}.
     */
    Optional<SettingName> of(String name) {
        String letters = letters(name);
        return all.stream()
                .filter(setting -> letters(setting.variable()).equals(letters))
                .findFirst();
    }

    /** A sentence on a name that is no setting, with the setting that is most likely meant; never with a value. */
    String unknown(String name) {
        String variable = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
                .replace('.', '_')
                .replace('-', '_')
                .toUpperCase(Locale.ROOT);
        return AdapterValues.unknown(all).note(variable, name);
    }

    private static String letters(String name) {
        return name.replaceAll("[._-]", "").toLowerCase(Locale.ROOT);
    }
}
