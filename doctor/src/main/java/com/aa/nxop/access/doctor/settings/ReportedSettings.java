package com.aa.nxop.access.doctor.settings;

import com.aa.nxop.access.internal.config.AdapterValues;
import com.aa.nxop.access.internal.config.Environment;
import com.aa.nxop.access.internal.text.UnknownNames;
import com.aa.nxop.access.spi.SettingName;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an environment sets, for a diagnosis.
 *
 * @param all every setting that is set
 * @param unknownVariables a sentence for each variable that begins with {@code NXOP_} and is no setting, and for what of a file is not used
 */
public record ReportedSettings(List<SettingReport> all, List<String> unknownVariables) {
    private static final String OURS = "NXOP_";
    /** What Kubernetes sets for each service of the namespace, here for those whose names begin with {@code nxop}. */
    private static final Pattern OF_A_SERVICE = Pattern.compile(".*(_SERVICE_HOST|_PORT|_PORT_.*)");

    public ReportedSettings {
        all = List.copyOf(all);
        unknownVariables = List.copyOf(unknownVariables);
    }

    /** Reads them, and checks nothing. */
    public static ReportedSettings of(Environment environment) {
        return of(environment, AdapterValues.names(environment));
    }

    /** @param settings every setting there is */
    static ReportedSettings of(Environment environment, List<? extends SettingName> settings) {
        Stream<SettingReport> set = settings.stream()
                .flatMap(setting -> environment.find(setting).map(found -> SettingReport.of(setting, found)).stream());
        Stream<SettingReport> proxies = environment
                .proxies()
                .shown()
                .map(proxy -> new SettingReport(proxy.name(), proxy.origin(), proxy.value()));
        Stream<String> ofFile = environment.fallback().stream()
                .flatMap(file -> file instanceof FileSettings ours ? ours.notes(settings, environment) : Stream.of());
        return new ReportedSettings(
                Stream.concat(set, proxies).toList(),
                Stream.concat(strays(environment, settings), ofFile).toList());
    }

    /** In the order of their names; never with a value. */
    private static Stream<String> strays(Environment environment, List<? extends SettingName> settings) {
        UnknownNames unknown = AdapterValues.unknown(settings);
        return environment.variables().entrySet().stream()
                .filter(variable -> !variable.getValue().isBlank())
                .map(Map.Entry::getKey)
                .filter(name -> name.startsWith(OURS)
                        && !OF_A_SERVICE.matcher(name).matches()
                        && settings.stream()
                                .noneMatch(setting -> setting.variable().equals(name)))
                .sorted()
                .map(name -> unknown.note(name, name));
    }
}
