package com.aa.nxop.access.internal.io;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * STS says of credentials that they are no longer good, or never were. As a cause it proves that a session
 * that consists of these very credentials has ended, whatever time it has left: a failure to ask STS proves nothing.
 */
public final class EndedCredentials extends Exception {
    private static final long serialVersionUID = 1;

    private final String accessKeyId;

    /**
     * @param accessKeyId of the credentials: no secret, and not shown either
     * @param cause what STS said
     */
    public EndedCredentials(String accessKeyId, Throwable cause) {
        this(accessKeyId);
        initCause(cause);
    }

    private EndedCredentials(String accessKeyId) {
        super("STS does not accept these credentials any more.");
        this.accessKeyId = accessKeyId;
    }

    /** The same proof, open for another cause. */
    EndedCredentials withoutCause() {
        return new EndedCredentials(accessKeyId);
    }

    /** Of which credentials this failure proves that they have ended: their access key id. */
    public static Optional<String> provenBy(Throwable failure) {
        for (@Nullable Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof EndedCredentials ended) {
                return Optional.of(ended.accessKeyId);
            }
        }
        return Optional.empty();
    }
}
