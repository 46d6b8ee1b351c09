package com.aa.nxop.access.springboot;

import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.spi.SettingName;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * The SDK's settings as Spring resolves them. What the process's own variables and system properties say is left to the SDK, which names them in its
 * messages.
 *
 * @param values all that Spring knows, those of the process too, by the names of their variables
 * @param properties that only Spring knows, by the names of their system properties
 * @param variables of the AWS SDK that only Spring knows
 */
record EnvironmentSettings(Map<String, String> values, Map<String, String> properties, Map<String, String> variables) {
    private static final String PREFIX = "nxop";
    private static final SettingNames NAMES = SettingNames.installed();

    EnvironmentSettings {
        values = Map.copyOf(values);
        properties = Map.copyOf(properties);
        variables = Map.copyOf(variables);
    }

    static EnvironmentSettings of(Environment environment) {
        return of(Binder.get(environment));
    }

    /** Dots, dashes and case do not matter: Spring's users write {@code nxop.session-tags} where the property is {@code nxop.session.tags}. */
    static EnvironmentSettings of(Binder binder) {
        Map<String, String> byLetters = new HashMap<>();
        binder.bind(PREFIX, Bindable.mapOf(String.class, String.class))
                .orElse(Map.of())
                .forEach((name, value) -> byLetters.putIfAbsent(letters(PREFIX + name), value));
        Map<String, String> values = new HashMap<>();
        Map<String, String> properties = new HashMap<>();
        Map<String, String> variables = new HashMap<>();
        for (SettingName setting : NAMES.all()) {
            String variable = setting.variable();
            String value = byLetters.getOrDefault(letters(variable), asVariable(binder, variable));
            if (value.isBlank()) {
                continue;
            }
            values.put(variable, value);
            if (!value.equals(System.getProperty(setting.property())) && !value.equals(System.getenv(variable))) {
                boolean ours = letters(variable).startsWith(PREFIX);
                (ours ? properties : variables).put(ours ? setting.property() : variable, value);
            }
        }
        return new EnvironmentSettings(values, properties, variables);
    }

    /** {@code NXOP_ROLE=…} in an application's properties, or among the arguments of its start. */
    private static String asVariable(Binder binder, String variable) {
        return binder.bind(variable.toLowerCase(Locale.ROOT).replace('_', '-'), String.class)
                .orElse("");
    }

    /** @throws com.aa.nxop.access.AccessException naming every setting that is missing or wrong */
    NxopConfig config() {
        NxopConfig.Builder config = NxopConfig.builder().options("property", properties);
        variables.forEach(config::set);
        return config.build();
    }

    /** @param property for example {@code nxop.msk.ca.file} */
    Optional<String> value(String property) {
        return Optional.ofNullable(values.get(property.toUpperCase(Locale.ROOT).replace('.', '_')));
    }

    private static String letters(String name) {
        return name.replaceAll("[._-]", "").toLowerCase(Locale.ROOT);
    }

    /** Without the values: one may be a token. */
    @Override
    public String toString() {
        return "EnvironmentSettings" + values.keySet();
    }
}
