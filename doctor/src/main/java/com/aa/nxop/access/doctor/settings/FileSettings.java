package com.aa.nxop.access.doctor.settings;

import com.aa.nxop.access.internal.config.AdapterValues;
import com.aa.nxop.access.internal.config.Environment;
import com.aa.nxop.access.internal.config.FallbackSettings;
import com.aa.nxop.access.internal.text.UnknownNames;
import com.aa.nxop.access.spi.ConfiguredValue;
import com.aa.nxop.access.spi.SettingName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration file of the application sets. A key may be spelled as a system property, as a variable or as Spring spells it:
 * {@code nxop.cluster.arn}, {@code NXOP_CLUSTER_ARN}, {@code nxop.cluster-arn}. Immutable.
 *
 * @param name of the file, for a person
 * @param values by the letters and digits of their keys
 */
public record FileSettings(String name, Map<String, ConfiguredValue> values) implements FallbackSettings {
    private static final String OURS = "nxop";

    public FileSettings {
        values = Map.copyOf(values);
    }

    /**
     * What these entries set.
     *
     * @param entries by their keys as the file has them
     */
    public static FileSettings of(String name, Map<String, String> entries) {
        Map<String, ConfiguredValue> values = new HashMap<>();
        entries.forEach((key, value) -> {
            if (!value.isBlank()) {
                values.put(letters(key), new ConfiguredValue(key + " in " + name, value.strip()));
            }
        });
        return new FileSettings(name, values);
    }

    private static String letters(String key) {
        return key.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static Stream<String> spellings(SettingName setting) {
        return Stream.of(Stream.of(setting.property(), setting.variable()), setting.secondVariable().stream())
                .flatMap(names -> names)
                .map(FileSettings::letters)
                .distinct();
    }

    @Override
    public Optional<ConfiguredValue> find(SettingName setting) {
        return spellings(setting).map(this::get).filter(Objects::nonNull).findFirst();
    }

    private @Nullable ConfiguredValue get(String letters) {
        return values.get(letters);
    }

    @Override
    public boolean hasMoreThan(List<? extends SettingName> settings) {
        return !unknown(settings).isEmpty();
    }

    /** Keys of ours that are none of these settings, each in the letters and digits of it. */
    private Set<String> unknown(List<? extends SettingName> settings) {
        Set<String> known = settings.stream().flatMap(FileSettings::spellings).collect(Collectors.toSet());
        Set<String> unknown = new HashSet<>(values.keySet());
        unknown.removeIf(key -> !key.startsWith(OURS) || known.contains(key));
        return unknown;
    }

    /** What a person should know of the file: keys that nothing reads, values that give way, a file without a setting. */
    Stream<String> notes(List<? extends SettingName> settings, Environment environment) {
        if (settings.stream().noneMatch(setting -> find(setting).isPresent())) {
            return Stream.of("There is no setting of this SDK in " + name + ".");
        }
        UnknownNames unknown = AdapterValues.unknown(settings);
        Stream<String> unread = unknown(settings).stream()
                .map(this::get)
                .filter(Objects::nonNull)
                .map(ConfiguredValue::name)
                .sorted()
                .map(key -> unknown.note(
                        key.substring(0, key.indexOf(" in "))
                                .toUpperCase(Locale.ROOT)
                                .replaceAll("[.-]", "_"),
                        key));
        Stream<String> givesWay = settings.stream()
                .flatMap(setting -> find(setting)
                        .flatMap(own -> environment
                                .find(setting)
                                .filter(used -> !used.value().equals(own.value()))
                                .map(used -> own.name() + " is not used: " + used.name() + " is set, too, and wins."))
                        .stream());
        return Stream.concat(unread, givesWay);
    }

    /** Without the values. */
    @Override
    public String toString() {
        return "FileSettings[" + name + ", " + values.size() + " keys]";
    }
}
