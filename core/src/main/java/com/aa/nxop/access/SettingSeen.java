package com.aa.nxop.access;

import com.aa.nxop.access.Environment.Found;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A setting that was set, as a diagnosis shows it.
 *
 * @param name as a variable, for example {@code NXOP_ROLE}
 * @param origin {@code variable}, {@code system property} or {@code builder}
 * @param value {@code present} where it is, or may be, a secret
 */
public record SettingSeen(String name, String origin, String value) {
    private static final String PRESENT = "present";
    private static final Set<Setting> SECRETS = EnumSet.of(Setting.CONTAINER_TOKEN, Setting.EXTERNAL_ID);
    /** A user in an address, what follows a question mark there, a token anywhere. */
    private static final Pattern MAY_HOLD_SECRET = Pattern.compile("://[^/]*@|\\?|eyJ[\\w-]{8}");

    static SettingSeen of(Setting setting, Found found) {
        boolean variable = !found.name().contains(" ");
        String origin = variable ? "variable" : found.name().startsWith("the builder") ? "builder" : "system property";
        return new SettingSeen(variable ? found.name() : setting.variable(), origin, shown(setting, found.value()));
    }

    private static String shown(Setting setting, String value) {
        String quoted = Problems.shown(value);
        boolean hidden =
                SECRETS.contains(setting) || MAY_HOLD_SECRET.matcher(value).find() || !quoted.startsWith("\"");
        return hidden ? PRESENT : quoted.substring(1, quoted.length() - 1);
    }
}
