package com.aa.nxop.access.internal.config;

import com.aa.nxop.access.spi.SettingName;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A value that code or the options of a client have set: it wins over system properties and variables.
 *
 * @param variable that it stands for
 * @param place for a person: {@code the builder's}, {@code the JAAS option}
 * @param written the name as it was written there
 */
public record BuiltValue(String variable, String place, String written, String value) {
    private static final String PREFIX = "nxop";

    public static BuiltValue ofBuilder(String variable, String value) {
        return new BuiltValue(variable, "the builder's", variable, value);
    }

    /**
     * An option whose name begins with {@code nxop}; nothing for those of others.
     *
     * @param kind for example {@code JAAS option}
     */
    public static Optional<BuiltValue> ofOption(String kind, Map.Entry<String, ?> option) {
        String name = option.getKey();
        if (!name.toLowerCase(Locale.ROOT).startsWith(PREFIX)) {
            return Optional.empty();
        }
        String variable =
                name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").replace('.', '_').toUpperCase(Locale.ROOT);
        return Optional.of(new BuiltValue(variable, "the " + kind, name, String.valueOf(option.getValue())));
    }

    boolean isOf(SettingName setting) {
        return variable.equals(setting.variable())
                && (isVariable() || written.equals(setting.option()) || written.equals(setting.property()));
    }

    /** How a setting's name would have to be written here. */
    String spelt(String settingsVariable) {
        SettingName setting = () -> settingsVariable;
        return isVariable() ? settingsVariable : isProperty() ? setting.property() : setting.option();
    }

    private boolean isProperty() {
        return written.contains(".");
    }

    private boolean isVariable() {
        return written.equals(variable);
    }

    /** For a person. */
    String name() {
        return place + " " + written;
    }

    /** Without the value: it may be a token. */
    @Override
    public String toString() {
        return name();
    }
}
