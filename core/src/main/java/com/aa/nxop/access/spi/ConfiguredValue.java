package com.aa.nxop.access.spi;

/**
 * A value, and the name under which it was found.
 *
 * @param name for a person: {@code NXOP_ROLE}, {@code the system property nxop.role}, {@code the builder's NXOP_ROLE}
 * @param value as written, without blanks at its ends; never empty
 */
public record ConfiguredValue(String name, String value) {
    /** Without the value: it may be a token. */
    @Override
    public String toString() {
        return name;
    }
}
