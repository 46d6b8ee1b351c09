package com.aa.nxop.access.internal.source;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.internal.config.SourceSettings;
import com.aa.nxop.access.internal.config.SourceSettings.PodIdentity;
import com.aa.nxop.access.internal.config.SourceSettings.WebIdentity;
import com.aa.nxop.access.internal.io.SmallFile;
import com.aa.nxop.access.internal.io.UnreadableFile;
import com.aa.nxop.access.internal.text.TokenClaims;
import com.aa.nxop.access.internal.text.Workload;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds out which pod this is: variables first, then the claims of the source's token (or, where the source has none, of the pod's token
 * for the Kubernetes API), then the namespace file that every pod with a service account has. Thread-safe.
 */
public final class WorkloadReader {
    /** Kubernetes documentation, "Accessing the Kubernetes API from a Pod". */
    public static final Path NAMESPACE_FILE = Path.of("/var/run/secrets/kubernetes.io/serviceaccount/namespace");

    private static final int LONGEST_NAMESPACE = 63;

    private final Workload settings;
    private final SourceSettings source;
    private final Path namespaceFile;

    public WorkloadReader(AccessSettings config, Path namespaceFile) {
        this.settings = config.workload();
        this.source = config.source();
        this.namespaceFile = namespaceFile;
    }

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
        return TokenClaims.of(token());
    }

    private String token() {
        try {
            return switch (source.kind()) {
                case POD_IDENTITY -> token((PodIdentity) source);
                case WEB_IDENTITY -> SourceToken.read(((WebIdentity) source).tokenFile());
                // These have no token of their own, but most pods have one for the Kubernetes API.
                case KUBE2IAM, VAULT_FILE, AWS_DEFAULT -> SourceToken.read(namespaceFile.resolveSibling("token"));
            };
        } catch (AccessException e) {
            return "";
        }
    }

    private static String token(PodIdentity source) {
        return source.token()
                .orElseGet(() -> source.tokenFile().map(SourceToken::read).orElse(""));
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
}
