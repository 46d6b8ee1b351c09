package com.aa.nxop.access.internal.config;

import com.aa.nxop.access.spi.SettingName;
import java.util.List;

/**
 * What an environment sets, for a diagnosis of a configuration that cannot be used.
 *
 * @param all every setting that is set
 * @param unknownVariables a sentence for each variable that begins with {@code NXOP_} and is no setting
 */
public record ReportedSettings(List<SettingReport> all, List<String> unknownVariables) {
    public ReportedSettings {
        all = List.copyOf(all);
        unknownVariables = List.copyOf(unknownVariables);
    }

    /** Reads them, and checks nothing. */
    public static ReportedSettings of(Environment environment) {
        return of(environment, AdapterValues.names(AdapterValues.installed(environment)));
    }

    static ReportedSettings of(Environment environment, List<SettingName> names) {
        return new ReportedSettings(environment.seen(names), environment.strays(names));
    }
}
