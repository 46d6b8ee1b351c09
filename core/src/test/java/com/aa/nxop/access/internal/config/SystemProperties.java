package com.aa.nxop.access.internal.config;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** System properties that are set while a test needs them, and put back as they were. */
public final class SystemProperties {
    private SystemProperties() {}

    public static void with(String name, String value, Runnable test) {
        with(Map.of(name, value), test);
    }

    public static void with(Map<String, String> properties, Runnable test) {
        Map<String, @Nullable String> before = new HashMap<>();
        properties.forEach((name, value) -> before.put(name, System.setProperty(name, value)));
        try {
            test.run();
        } finally {
            before.forEach((name, value) -> {
                if (value == null) {
                    System.clearProperty(name);
                } else {
                    System.setProperty(name, value);
                }
            });
        }
    }
}
