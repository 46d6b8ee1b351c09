package com.aa.nxop.access.doctor.trustpolicy;

/** How several values of one key are taken together: the prefix of an operator. */
enum SetQuantifier {
    NONE(""),
    FOR_ALL("ForAllValues:"),
    FOR_ANY("ForAnyValue:");

    private final String prefix;

    SetQuantifier(String prefix) {
        this.prefix = prefix;
    }

    String prefix() {
        return prefix;
    }

    static SetQuantifier of(String operator) {
        return operator.startsWith(FOR_ALL.prefix) ? FOR_ALL : operator.startsWith(FOR_ANY.prefix) ? FOR_ANY : NONE;
    }
}
