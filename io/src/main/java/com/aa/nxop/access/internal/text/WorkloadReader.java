package com.aa.nxop.access.internal.text;

import com.aa.nxop.access.internal.io.SmallFile;
import com.aa.nxop.access.internal.io.UnreadableFile;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds out which pod this is: settings first, then the claims of the pod's token (where none is named, of the one for the Kubernetes API, which
 * most pods have), then the namespace file that every pod with a service account has. Thread-safe.
 *
 * @param settings what somebody has set
 * @param token the token itself, if somebody has set it
 * @param tokenFile where the token is, if somebody has named that
 */
public record WorkloadReader(Workload settings, Optional<String> token, Optional<Path> tokenFile, Path namespaceFile) {
    /** Kubernetes documentation, "Accessing the Kubernetes API from a Pod". */
    public static final Path NAMESPACE_FILE = Path.of("/var/run/secrets/kubernetes.io/serviceaccount/namespace");

    private static final int LONGEST_NAMESPACE = 63;

    /** As far as it is known now; a token that cannot be read says nothing here, and fails where it is needed. */
    public Workload read() {
        TokenClaims claims = claims();
        return new Workload(
                settings.clusterArn(),
                settings.namespace().or(claims::namespace).or(this::namespaceOfFile),
                settings.serviceAccount().or(claims::serviceAccount),
                settings.podName().or(claims::podName),
                settings.podUid().or(claims::podUid));
    }

    /** What the token at hand says of itself; nothing if there is none. */
    public TokenClaims claims() {
        return TokenClaims.of(token.orElseGet(this::tokenOfFile));
    }

    private String tokenOfFile() {
        try {
            return TokenFile.read(tokenFile.orElseGet(() -> namespaceFile.resolveSibling("token")));
        } catch (SourceFault e) {
            return "";
        }
    }

    private Optional<String> namespaceOfFile() {
        try {
            return Optional.of(
                            SmallFile.read(namespaceFile, LONGEST_NAMESPACE + 2).strip())
                    .filter(text -> !text.isEmpty());
        } catch (UnreadableFile e) {
            return Optional.empty(); // Not a pod, or one without a service account's files.
        }
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "WorkloadReader[" + settings + "]";
    }
}
