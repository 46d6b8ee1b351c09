package com.aa.nxop.testkit;

/** How the Vault Agent's template writes the credentials that Vault gave. */
public enum VaultFormat {
    /** Lines for a shell: {@code export AWS_ACCESS_KEY_ID="…"}. */
    EXPORT,
    /** Lines without {@code export} and quotes: {@code AWS_ACCESS_KEY_ID=…}. */
    PLAIN,
    /** What the injector writes if no template is given: Vault's own names in alphabetical order, {@code access_key: …}. */
    KEY_VALUE,
    /** What the injector writes if its template is {@code json}. */
    JSON
}
