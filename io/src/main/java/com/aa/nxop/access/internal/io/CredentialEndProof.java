package com.aa.nxop.access.internal.io;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * STS says of credentials that they are no longer good, or never were. As a cause it proves that a session
 * that consists of these very credentials has ended, whatever time it has left: a failure to ask STS proves nothing.
 */
public final class CredentialEndProof extends Exception {
    private static final long serialVersionUID = 1;

    private final String accessKeyId;

    /**
     * @param accessKeyId of the credentials: no secret, and not shown either
     * @param cause what STS said
     */
    public CredentialEndProof(String accessKeyId, Throwable cause) {
        // Made safe here: in a chain with an unsafe text, every exception is replaced by a copy, and with this one the
        // proof would go.
        super("STS does not accept these credentials any more.", ForeignText.cause(cause, List.of()));
        this.accessKeyId = accessKeyId;
    }

    /** Of which credentials this failure proves that they have ended: their access key id. */
    public static Optional<String> provenBy(Throwable failure) {
        for (@Nullable Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof CredentialEndProof ended) {
                return Optional.of(ended.accessKeyId);
            }
        }
        return Optional.empty();
    }
}
