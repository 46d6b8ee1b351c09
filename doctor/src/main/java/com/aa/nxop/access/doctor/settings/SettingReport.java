package com.aa.nxop.access.doctor.settings;

import com.aa.nxop.access.internal.text.ShownValue;
import com.aa.nxop.access.spi.ConfiguredValue;
import com.aa.nxop.access.spi.SettingName;
import java.util.regex.Pattern;

/**
 * A setting that is set, as a diagnosis shows it: with its value, unless that may be a secret.
 *
 * @param name as a variable, for example {@code NXOP_ROLE}
 * @param origin {@code variable}, {@code system property}, {@code builder} or {@code file}
 * @param value {@code present} where it is, or may be, a secret
 */
public record SettingReport(String name, String origin, String value) {
    private static final String PRESENT = "present";
    /** A user in an address, what follows a question mark there, a token anywhere. */
    private static final Pattern MAY_HOLD_SECRET = Pattern.compile("://[^/]*@|\\?|eyJ[\\w-]{8}");

    static SettingReport of(SettingName setting, ConfiguredValue found) {
        boolean variable = !found.name().contains(" ");
        return new SettingReport(
                variable ? found.name() : setting.variable(),
                variable ? "variable" : origin(found.name()),
                shown(setting, found.value()));
    }

    private static String origin(String name) {
        if (name.startsWith("the system property ")) {
            return "system property";
        }
        return name.startsWith("the ") ? "builder" : "file"; // No key of ours begins so.
    }

    private static String shown(SettingName setting, String value) {
        String quoted = ShownValue.of(value);
        boolean hidden = setting.secret() || MAY_HOLD_SECRET.matcher(value).find() || !quoted.startsWith("\"");
        return hidden ? PRESENT : quoted.substring(1, quoted.length() - 1);
    }
}
