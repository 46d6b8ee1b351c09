package com.aa.nxop.access.internal.config;

import com.aa.nxop.access.spi.ConfiguredValue;
import com.aa.nxop.access.spi.ReportedSetting;
import com.aa.nxop.access.spi.SettingName;
import java.util.regex.Pattern;

/** How a setting is shown: with its value, unless that may be a secret. */
final class SettingReport {
    private static final String PRESENT = "present";
    /** A user in an address, what follows a question mark there, a token anywhere. */
    private static final Pattern MAY_HOLD_SECRET = Pattern.compile("://[^/]*@|\\?|eyJ[\\w-]{8}");

    private SettingReport() {}

    static ReportedSetting of(SettingName setting, ConfiguredValue found) {
        boolean variable = !found.name().contains(" ");
        String origin = variable ? "variable" : found.name().startsWith("the builder") ? "builder" : "system property";
        return new ReportedSetting(variable ? found.name() : setting.variable(), origin, shown(setting, found.value()));
    }

    private static String shown(SettingName setting, String value) {
        String quoted = Problems.shown(value);
        boolean hidden = setting.secret() || MAY_HOLD_SECRET.matcher(value).find() || !quoted.startsWith("\"");
        return hidden ? PRESENT : quoted.substring(1, quoted.length() - 1);
    }
}
