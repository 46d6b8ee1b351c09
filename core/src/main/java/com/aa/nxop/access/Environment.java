package com.aa.nxop.access;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where settings come from: builder, then system properties, then variables. The only class of the SDK that reads the
 * process's environment.
 */
final class Environment {
    private final Map<Setting, String> built;
    private final Layer properties;
    private final Layer variables;
    private final Set<String> names;

    /** @param names of all variables there are */
    private Environment(Map<Setting, String> built, Layer properties, Layer variables, Set<String> names) {
        this.built = built;
        this.properties = properties;
        this.variables = variables;
        this.names = names;
    }

    static Environment ofProcess() {
        return new Environment(
                Map.of(), System::getProperty, System::getenv, System.getenv().keySet());
    }

    /** Both layers as functions of the name: a seam, because a process cannot set its own variables. */
    static Environment of(Layer properties, Layer variables) {
        return new Environment(Map.of(), properties, variables, Set.of());
    }

    /** These variables and nothing else: neither the process's own nor system properties. */
    static Environment of(Map<String, String> variables) {
        Map<String, String> copy = Map.copyOf(variables);
        return new Environment(Map.of(), name -> null, copy::get, copy.keySet());
    }

    Environment with(Map<Setting, String> values) {
        Map<Setting, String> all = new EnumMap<>(Setting.class);
        all.putAll(built);
        all.putAll(values);
        return new Environment(all, properties, variables, names);
    }

    /** The value as written, trimmed, with the name under which it was found; a blank one counts as not set. */
    Optional<Found> find(Setting setting) {
        String own = built.get(setting);
        if (own != null) {
            return found(
                    "the builder's " + setting.variable(), own); // Even if blank: that is how code unsets a variable.
        }
        return found("the system property " + setting.property(), properties.get(setting.property()))
                .or(() -> found(setting.variable(), variables.get(setting.variable())))
                .or(() -> setting.secondVariable().flatMap(name -> found(name, variables.get(name))));
    }

    /** The first of these system properties that is set; none of them is a {@link Setting}, because they are not ours to name. */
    Optional<Found> property(String... names) {
        return Arrays.stream(names)
                .flatMap(name -> found("the system property " + name, properties.get(name)).stream())
                .findFirst();
    }

    /** The first of these variables that is set; as with {@link #property}. */
    Optional<Found> variable(String... names) {
        return Arrays.stream(names)
                .flatMap(name -> found(name, variables.get(name)).stream())
                .findFirst();
    }

    /** Every setting that is set, in the order of {@link Setting}, and the proxies. */
    List<SettingSeen> seen() {
        return Stream.concat(
                        Arrays.stream(Setting.values())
                                .flatMap(
                                        setting -> find(setting).map(found -> SettingSeen.of(setting, found)).stream()),
                        ProxyReader.seen(this))
                .toList();
    }

    /** A sentence for each variable that is set and only looks like a setting. */
    List<String> strays() {
        return StrayVariables.notes(names.stream()
                .filter(name -> found(name, variables.get(name)).isPresent())
                .toList());
    }

    private static Optional<Found> found(String name, @Nullable String value) {
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(new Found(name, value.strip()));
    }

    /** One place to look in. */
    @FunctionalInterface
    interface Layer {
        @Nullable
        String get(String name);
    }

    /** A value and the name under which it was found. */
    record Found(String name, String value) {
        /** Without the value: it may be a token. */
        @Override
        public String toString() {
            return name;
        }
    }
}
