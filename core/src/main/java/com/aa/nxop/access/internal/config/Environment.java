package com.aa.nxop.access.internal.config;

import com.aa.nxop.access.internal.io.ProxySettings;
import com.aa.nxop.access.spi.ConfiguredValue;
import com.aa.nxop.access.spi.SettingName;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where settings come from: builder, then system properties, then variables, then others if some were given. The only class of the SDK that reads
 * the process's environment. Immutable: what a process changes later is not seen.
 */
public final class Environment {
    private static final String OURS = "NXOP_";
    private static final String OUR_PROPERTIES = "nxop.";
    private static final String ENDPOINTS = "AWS_ENDPOINT_URL_";

    private final Map<String, BuiltValue> built;
    private final Map<String, String> properties;
    private final Map<String, String> variables;
    private final Optional<FallbackSettings> fallback;

    private Environment(
            Map<String, BuiltValue> built,
            Map<String, String> properties,
            Map<String, String> variables,
            Optional<FallbackSettings> fallback) {
        this.built = Map.copyOf(built);
        this.properties = Map.copyOf(properties);
        this.variables = Map.copyOf(variables);
        this.fallback = fallback;
    }

    public static Environment ofProcess() {
        Map<String, String> properties = new HashMap<>();
        Properties own = System.getProperties();
        own.stringPropertyNames().forEach(name -> properties.put(name, own.getProperty(name, "")));
        return new Environment(Map.of(), properties, System.getenv(), Optional.empty());
    }

    /** These variables and nothing else: neither the process's own nor system properties. */
    public static Environment of(Map<String, String> variables) {
        return of(Map.of(), variables);
    }

    /** Both layers: a seam, because a process cannot set its own variables. */
    public static Environment of(Map<String, String> properties, Map<String, String> variables) {
        return new Environment(Map.of(), properties, variables, Optional.empty());
    }

    /** These with values from code, which win over all others. */
    public Environment with(Collection<BuiltValue> values) {
        Map<String, BuiltValue> all = new HashMap<>(built);
        values.forEach(value -> all.put(value.written(), value));
        return new Environment(all, properties, variables, fallback);
    }

    /** These, and others below them: of a file, as in Spring Boot. */
    public Environment with(FallbackSettings settings) {
        return new Environment(built, properties, variables, Optional.of(settings));
    }

    /** As {@link #with(Collection)}, by the names of their variables. */
    public Environment with(Map<String, String> values) {
        return with(values.entrySet().stream()
                .map(value -> BuiltValue.ofBuilder(value.getKey(), value.getValue()))
                .toList());
    }

    /** The value as written, trimmed, with the name under which it was found; a blank one counts as not set. */
    public Optional<ConfiguredValue> find(SettingName setting) {
        BuiltValue own = Stream.of(setting.option(), setting.property(), setting.variable())
                .flatMap(name -> Optional.ofNullable(built.get(name)).stream())
                .findFirst()
                .orElse(null);
        if (own != null) {
            return found(own.name(), own.value()); // Even if blank: that is how code unsets a variable.
        }
        return found("the system property " + setting.property(), properties.get(setting.property()))
                .or(() -> found(setting.variable(), variables.get(setting.variable())))
                .or(() -> setting.secondVariable().flatMap(name -> found(name, variables.get(name))))
                .or(() -> fallback.flatMap(others -> others.find(setting)));
    }

    /** None of these is a setting, because they are not ours to name. */
    public ProxySettings proxies() {
        return new ProxySettings(properties, variables);
    }

    /** The system properties, for a diagnosis alone: some may hold secrets. */
    public Map<String, String> properties() {
        return properties;
    }

    /** The variables, for a diagnosis alone: some may hold secrets. */
    public Map<String, String> variables() {
        return variables;
    }

    /** Whether something is set that may be a setting, and is none of these. */
    boolean hasMoreThan(List<? extends SettingName> settings) {
        Set<String> known = settings.stream().map(SettingName::variable).collect(Collectors.toSet());
        Set<String> knownProperties =
                settings.stream().map(SettingName::property).collect(Collectors.toSet());
        return Stream.concat(
                                variables.keySet().stream(),
                                built.values().stream().map(BuiltValue::variable))
                        .anyMatch(
                                name -> (name.startsWith(OURS) || name.startsWith(ENDPOINTS)) && !known.contains(name))
                || properties.keySet().stream()
                        .anyMatch(name -> name.startsWith(OUR_PROPERTIES) && !knownProperties.contains(name))
                || fallback.filter(others -> others.hasMoreThan(settings)).isPresent();
    }

    /** What code has set by a name that is no setting's. */
    List<BuiltValue> unknownBuilt(List<? extends SettingName> settings) {
        return built.values().stream()
                .filter(value -> settings.stream().noneMatch(value::isOf))
                .sorted(Comparator.comparing(BuiltValue::name))
                .toList();
    }

    public Optional<FallbackSettings> fallback() {
        return fallback;
    }

    private static Optional<ConfiguredValue> found(String name, @Nullable String value) {
        return value == null || value.isBlank()
                ? Optional.empty()
                : Optional.of(new ConfiguredValue(name, value.strip()));
    }

    /** Without the values. */
    @Override
    public String toString() {
        return "Environment[" + variables.size() + " variables]";
    }
}
