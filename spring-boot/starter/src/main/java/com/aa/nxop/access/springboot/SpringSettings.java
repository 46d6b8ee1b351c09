package com.aa.nxop.access.springboot;

import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.spi.SettingName;
import com.aa.nxop.access.spi.SettingNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;

/**
 * The SDK's settings as Spring resolves them. What the process's own variables and system properties say is left to the SDK, which names them in its
 * messages.
 *
 * @param properties that only Spring knows, by the names of their system properties
 * @param variables of the AWS SDK that only Spring knows
 * @param own where the process itself sets something, the names of its variables
 */
record SpringSettings(Map<String, String> properties, Map<String, String> variables, List<String> own) {
    private static final String PREFIX = "nxop.";

    SpringSettings {
        properties = Map.copyOf(properties);
        variables = Map.copyOf(variables);
        own = List.copyOf(own);
    }

    static SpringSettings of(Binder binder) {
        Map<String, String> properties = new LinkedHashMap<>();
        Map<String, String> variables = new LinkedHashMap<>();
        List<String> own = new ArrayList<>();
        for (SettingName setting : SettingNames.installed().all()) {
            List<String> processes = ofProcess(setting);
            boolean ours = setting.variable().startsWith("NXOP_");
            Optional<String> springs = spellings(setting, ours).stream()
                    .flatMap(name -> bound(binder, name).stream())
                    .filter(value -> !processes.contains(value))
                    .findFirst();
            if (springs.isPresent()) {
                (ours ? properties : variables).put(ours ? setting.property() : setting.variable(), springs.get());
            } else if (!processes.isEmpty()) {
                own.add(setting.variable());
            }
        }
        return new SpringSettings(properties, variables, own);
    }

    /** @throws com.aa.nxop.access.AccessException naming every setting that is missing or wrong */
    NxopConfig config() {
        NxopConfig.Builder config = NxopConfig.builder().options("property", properties);
        variables.forEach(config::set);
        return config.build();
    }

    /** @param variable for example {@code NXOP_MSK_CLUSTER_ARN} */
    boolean has(String variable) {
        return own.contains(variable)
                || !properties
                        .getOrDefault(variable.toLowerCase(Locale.ROOT).replace('_', '.'), "")
                        .isBlank();
    }

    /**
     * What Spring, which knows the process's variables too, says of one setting of ours.
     *
     * @param property for example {@code nxop.msk.ca.file}
     */
    static Optional<String> value(Binder binder, String property) {
        SettingName setting = () -> property.toUpperCase(Locale.ROOT).replace('.', '_');
        return spellings(setting, true).stream()
                .flatMap(name -> bound(binder, name).stream())
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    private static Optional<String> bound(Binder binder, String name) {
        return Optional.ofNullable(binder.bind(name, String.class).orElse(null));
    }

    private static List<String> ofProcess(SettingName setting) {
        List<String> values = new ArrayList<>();
        for (@Nullable
        String value :
                new @Nullable String[] {System.getProperty(setting.property()), System.getenv(setting.variable())}) {
            if (value != null && !value.isBlank()) {
                values.add(value);
            }
        }
        return values;
    }

    /**
     * Spring knows {@code nxop.msk.cluster.arn} and {@code nxop.msk.cluster-arn} as two names. Dots come first. The name with dashes alone is how a
     * property source other than the process's environment holds a variable.
     */
    private static List<String> spellings(SettingName setting, boolean ours) {
        String dashes = setting.variable().toLowerCase(Locale.ROOT).replace('_', '-');
        if (!ours) {
            return List.of(dashes);
        }
        List<String> names = new ArrayList<>(List.of(PREFIX));
        String[] words = setting.property().substring(PREFIX.length()).split("\\.", -1);
        for (int i = 0; i < words.length; i++) {
            List<String> longer = new ArrayList<>();
            for (String separator : i == 0 ? List.of("") : List.of(".", "-")) {
                for (String name : names) {
                    longer.add(name + separator + words[i]);
                }
            }
            names = longer;
        }
        names.add(dashes);
        return names;
    }

    /** Without the values: one may be a token. */
    @Override
    public String toString() {
        return "SpringSettings" + properties.keySet() + variables.keySet() + own;
    }
}
