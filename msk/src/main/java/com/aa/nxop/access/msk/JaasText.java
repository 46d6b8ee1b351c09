package com.aa.nxop.access.msk;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;

/**
 * What a client's JAAS configuration must be: the one login module, and no option that nobody would read.
 *
 * @param settings whether the SDK reads its own settings among the options, such as {@code nxopRole}: where no access is given as an object
 */
record JaasText(SaslProperties sasl, boolean settings) {
    private static final String SETTING = "nxop";
    /** Says what a token is for, not whose it is; MSK reads none. */
    private static final String SCOPE = "scope";

    /**
     * What is wrong with it, without the text itself: other modules have passwords in it.
     *
     * @param name of the property
     */
    List<String> contradictions(String name, String text) {
        List<AppConfigurationEntry> entries;
        try {
            entries = JaasContext.loadClientContext(Map.of(SaslConfigs.SASL_JAAS_CONFIG, new Password(text)))
                    .configurationEntries();
        } catch (RuntimeException e) {
            return List.of(
                    text.contains(sasl.loginModule())
                            ? name + " cannot be read by Kafka or names several login modules, but must be "
                                    + sasl.jaas()
                            : another(name));
        }
        return contradictions(name, entries);
    }

    List<String> contradictions(String name, List<AppConfigurationEntry> entries) {
        if (entries.stream().noneMatch(this::isOurs)) {
            return List.of(another(name));
        }
        if (entries.size() > 1) {
            String others = entries.stream()
                    .filter(entry -> !isOurs(entry))
                    .map(AppConfigurationEntry::getLoginModuleName)
                    .collect(Collectors.joining(", "));
            return List.of(name + " names " + (others.isEmpty() ? "" : others + " and ") + sasl.loginModule()
                    + (others.isEmpty() ? " twice" : "") + ", but must be " + sasl.jaas());
        }
        Set<String> options = new TreeSet<>(entries.get(0).getOptions().keySet());
        options.remove(SCOPE);
        options.removeIf(option -> settings && isSetting(option));
        return options.isEmpty()
                ? List.of()
                : List.of(name + " has " + String.join(", ", options)
                        + ", which the SDK does not read: the session decides the identity");
    }

    private static boolean isSetting(String option) {
        return option.toLowerCase(Locale.ROOT).startsWith(SETTING);
    }

    private String another(String name) {
        return name + " names a login module other than " + sasl.loginModule();
    }

    private boolean isOurs(AppConfigurationEntry entry) {
        return entry.getLoginModuleName().equals(sasl.loginModule());
    }
}
