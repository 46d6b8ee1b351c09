package com.aa.nxop.access.internal.config;

import com.aa.nxop.access.SourceKind;
import com.aa.nxop.access.TargetRole;
import com.aa.nxop.access.internal.io.PrintableUri;
import com.aa.nxop.access.internal.text.VaultSection;
import com.aa.nxop.access.internal.text.Workload;
import com.aa.nxop.access.internal.text.WorkloadReader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The one source that was chosen, with what it needs. */
public sealed interface SourceSettings {
    SourceKind kind();

    /** The pod's own role, where a setting names it. */
    default Optional<TargetRole> namedRole() {
        return switch (kind()) {
            case WEB_IDENTITY -> Optional.of(((WebIdentity) this).role());
            case POD_IDENTITY, KUBE2IAM, VAULT_FILE, AWS_DEFAULT -> Optional.empty();
        };
    }

    /** Reads the source's own token, where it has one; the others' pods have one for the Kubernetes API. */
    default WorkloadReader workloadReader(Workload known, Path namespaceFile) {
        return switch (kind()) {
            case POD_IDENTITY ->
                new WorkloadReader(
                        known, ((PodIdentity) this).token(), ((PodIdentity) this).tokenFile(), namespaceFile);
            case WEB_IDENTITY ->
                new WorkloadReader(
                        known, Optional.empty(), Optional.of(((WebIdentity) this).tokenFile()), namespaceFile);
            case KUBE2IAM, VAULT_FILE, AWS_DEFAULT ->
                new WorkloadReader(known, Optional.empty(), Optional.empty(), namespaceFile);
        };
    }

    /**
     * EKS Pod Identity.
     *
     * @param endpoint the agent's: https, a loopback address or one of EKS's own addresses
     * @param tokenFile where the pod's token is; the SDK reads it again for every request
     * @param token the token itself, where no file was named; a secret
     */
    record PodIdentity(URI endpoint, Optional<Path> tokenFile, Optional<String> token) implements SourceSettings {
        @Override
        public SourceKind kind() {
            return SourceKind.POD_IDENTITY;
        }

        @Override
        public String toString() {
            return "pod-identity at " + PrintableUri.of(endpoint) + ", token "
                    + tokenFile.map(file -> "in " + file).orElse("given directly");
        }
    }

    /**
     * IAM roles for service accounts (IRSA).
     *
     * @param role the pod's own role, {@code AWS_ROLE_ARN}
     * @param tokenFile where the pod's token is; the SDK reads it again for every request
     */
    record WebIdentity(TargetRole role, Path tokenFile) implements SourceSettings {
        @Override
        public SourceKind kind() {
            return SourceKind.WEB_IDENTITY;
        }

        @Override
        public String toString() {
            return "web-identity as " + role + ", token in " + tokenFile;
        }
    }

    /**
     * The metadata service, as kube2iam answers in its place.
     *
     * @param endpoint without the path
     */
    record Kube2Iam(URI endpoint) implements SourceSettings {
        @Override
        public SourceKind kind() {
            return SourceKind.KUBE2IAM;
        }

        @Override
        public String toString() {
            return "kube2iam at " + PrintableUri.of(endpoint);
        }
    }

    /**
     * A file that the Vault Agent renders.
     *
     * @param file the file, which each refresh reads again; or a folder with one file for each name
     * @param lifetime Vault's TTL of the credentials, for a file that states no end
     * @param section the section to read, if the configuration names one
     */
    record VaultFile(Path file, Duration lifetime, Optional<VaultSection> section) implements SourceSettings {
        public VaultFile(Path file, Duration lifetime) {
            this(file, lifetime, Optional.empty());
        }

        @Override
        public SourceKind kind() {
            return SourceKind.VAULT_FILE;
        }

        @Override
        public String toString() {
            return "vault-file " + file
                    + section.map(named -> ", with the section that " + named.setting() + " names")
                            .orElse("") + ", good for " + lifetime;
        }
    }

    /** What a laptop has: keys in properties or variables, and the AWS SDK's profiles. */
    record AwsDefault() implements SourceSettings {
        @Override
        public SourceKind kind() {
            return SourceKind.AWS_DEFAULT;
        }

        @Override
        public String toString() {
            return "aws-default";
        }
    }
}
