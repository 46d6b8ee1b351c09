package com.aa.nxop.testkit.internal.ssm;

/**
 * A parameter, in its first and only version.
 *
 * @param name with or without hierarchy: {@code /shop/db/url} or {@code db-url}
 * @param value for a list, its members with commas between them
 */
public record Parameter(String name, Kind kind, String value) {
    /** What the API calls {@code Type}. */
    public enum Kind {
        STRING("String"),
        STRING_LIST("StringList"),
        SECURE_STRING("SecureString");

        final String jsonName;

        Kind(String jsonName) {
            this.jsonName = jsonName;
        }
    }

    /** Where it stands in the hierarchy: a name without one stands at the root. */
    String path() {
        return name.startsWith("/") ? name : "/" + name;
    }

    /** Without the value. */
    @Override
    public String toString() {
        return kind.jsonName + " " + name;
    }
}
