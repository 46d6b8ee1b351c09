package com.aa.nxop.access.msk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * The caller's own properties.
 *
 * @param given as they were given: what the client gets
 * @param read as Kafka will read them, with what config providers put in the place of placeholders: for comparisons alone
 */
record ApplicationProperties(Map<String, Object> given, Map<String, Object> read) {
    static ApplicationProperties of(Map<?, ?> base) {
        Map<String, Object> given = new LinkedHashMap<>();
        if (base instanceof Properties properties) {
            // The map's own methods do not show the defaults of new Properties(defaults) (KAFKA-19213).
            properties.stringPropertyNames().forEach(name -> given.put(name, properties.getProperty(name)));
        }
        base.forEach((name, value) -> given.put(String.valueOf(name), value));
        return new ApplicationProperties(given, resolved(given));
    }

    /** Kafka resolves placeholders when the client is made. What does not resolve here is left to it, and to its own error. */
    private static Map<String, Object> resolved(Map<String, Object> given) {
        if (given.get(AbstractConfig.CONFIG_PROVIDERS_CONFIG) == null
                || given.values().stream().noneMatch(PropertyText::hasPlaceholder)) {
            return given;
        }
        try {
            return new LinkedHashMap<>(new AbstractConfig(new ConfigDef(), given, false).originals());
        } catch (RuntimeException e) {
            return given;
        }
    }
}
