package com.aa.nxop.access.internal.text;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * One section of a file.
 *
 * @param name empty for what has none
 * @param shown for messages
 */
record CredentialSection(String name, String shown, CredentialValues values) {
    /** Objects that only wrap: in Vault's answers, once more in those of its key-value engine, and in those of the AWS CLI. */
    private static final Set<String> WRAPPERS = Set.of("data", "Credentials");

    /** No part of credentials is as short as that, but for the access key id. */
    private static final Pattern SHOWN = Pattern.compile("(?!A[A-Z]IA)[\\w.@/+ -]{1,32}");

    static CredentialSection unnamed(String shown) {
        return new CredentialSection("", shown, new CredentialValues());
    }

    /** @param name as the file has it, which may be anything */
    static CredentialSection named(String name) {
        String safe = SHOWN.matcher(name).matches() ? name : "a name of " + name.length() + " characters";
        return new CredentialSection(WRAPPERS.contains(name) ? "" : name, "[" + safe + "]", new CredentialValues());
    }
}
