package com.aa.nxop.access.doctor;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Lets the application's own Spring Boot read its configuration: application.properties or YAML, of the active profiles, with imports and placeholders.
 * Nothing of the application is started. Apart from {@link SpringSettings}, because this class cannot be linked without Spring Boot.
 */
final class SpringReader {
    private static final String OURS = "nxop.";

    private SpringReader() {}

    static Map<String, String> ours() {
        ConfigurableEnvironment environment = new StandardEnvironment();
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return ours(environment);
    }

    /** By their names in the files. What the process itself sets is read elsewhere, and wins. */
    private static Map<String, String> ours(ConfigurableEnvironment environment) {
        Map<String, String> found = new HashMap<>();
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> file && !isOfTheProcess(source.getName())) {
                for (String name : file.getPropertyNames()) {
                    String value = name.startsWith(OURS) ? environment.getProperty(name) : null;
                    if (value != null) {
                        found.putIfAbsent(name, value);
                    }
                }
            }
        }
        return found;
    }

    private static boolean isOfTheProcess(String source) {
        return source.equals(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME)
                || source.equals(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
    }
}
