package com.aa.nxop.testkit;

import java.nio.file.Path;

/**
 * Vault and the agent that its injector puts beside the pod: renders a file with the credentials of a role, when a test says so. At the start
 * it renders once, as with {@code agent-pre-populate-only}. Thread-safe.
 */
public interface SandboxVault {
    /** As in {@code NXOP_VAULT_FILE}. */
    Path path();

    /**
     * Replaces the file by one with a fresh session, by rename. Its time of change is that of the sandbox's clock.
     *
     * @throws RuntimeException with what STS said if the role that Vault serves does not trust Vault's; the file stays as it is
     */
    void render();

    /** Replaces the file with one of this session, whatever its origin: as if Vault served another role, or its template read something else. */
    void render(SandboxSts.Session session);

    /** The same in another format, from now on. */
    void renderAs(Format value);

    /** Puts anything in the file's place. */
    void write(String content);

    /** Half a file, cut within the session token: what a reader may find where a file is not replaced by rename. */
    void half();

    /** As before the agent has rendered anything. */
    void delete();

    /** How the Vault Agent's template writes the credentials that Vault gave. */
    enum Format {
        /** Lines for a shell: {@code export AWS_ACCESS_KEY_ID="…"}. */
        EXPORT,
        /** Lines without {@code export} and quotes: {@code AWS_ACCESS_KEY_ID=…}. */
        PLAIN,
        /** What the injector writes if no template is given: Vault's own names in alphabetical order, {@code access_key: …}. */
        KEY_VALUE,
        /** What the injector writes if its template is {@code json}. */
        JSON
    }
}
