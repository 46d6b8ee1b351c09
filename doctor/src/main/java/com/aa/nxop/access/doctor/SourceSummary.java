package com.aa.nxop.access.doctor;

import com.aa.nxop.access.SourceKind;
import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.internal.config.SourceSettings;
import com.aa.nxop.access.internal.source.SourceSession;
import com.aa.nxop.access.internal.text.TokenClaims;
import com.aa.nxop.access.internal.text.Workload;
import com.aa.nxop.access.internal.text.WorkloadReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is to be seen of the source and of the pod without asking anybody. */
record SourceSummary(AccessSettings config, WorkloadReader reader, InstantSource clock) {
    private static final String UNKNOWN = "unknown";

    Workload workload() {
        return reader.read();
    }

    TokenClaims claims() {
        return reader.claims();
    }

    String pod() {
        Workload pod = workload();
        return "namespace " + pod.namespace().orElse(UNKNOWN) + ", service account "
                + pod.serviceAccount().orElse(UNKNOWN) + ", pod "
                + pod.podName().orElse(UNKNOWN) + ", cluster "
                + pod.clusterArn().orElse(UNKNOWN);
    }

    String unknownOfPod() {
        boolean passes = !config.source().kind().tagsItsSessions();
        return passes && config.workload().clusterArn().isEmpty()
                ? "Most trust policies ask for the cluster. No token names the cluster: set NXOP_CLUSTER_ARN."
                : "";
    }

    String choice() {
        String unused = config.sourceChoice().unused().stream()
                .map(SourceKind::id)
                .sorted()
                .collect(Collectors.joining(", "));
        return config.source() + ", "
                + (config.sourceChoice().named() ? "named by NXOP_SOURCE" : "found in the environment")
                + (unused.isEmpty() ? "" : "; also configured and not used: " + unused);
    }

    /** What the pod's token says of itself, unverified; nothing if there is none that can be read. */
    Optional<String> token() {
        TokenClaims claims = reader.claims();
        if (claims.issuer().isEmpty()
                && claims.expiresAt().isEmpty()
                && claims.audiences().isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return Optional.of("audience " + String.join(" ", claims.audiences())
                + claims.issuedAt()
                        .map(at -> at.isAfter(now)
                                ? ", issued " + inWords(Duration.between(now, at)) + " ahead of this pod's clock"
                                : ", " + inWords(Duration.between(at, now)) + " old")
                        .orElse("")
                + claims.expiresAt()
                        .map(at -> at.isBefore(now)
                                ? ", expired " + inWords(Duration.between(at, now)) + " ago (" + at + ")"
                                : ", good until " + at + " (" + inWords(Duration.between(now, at)) + ")")
                        .orElse(", without an expiry")
                + ", issuer " + claims.issuer().orElse(UNKNOWN));
    }

    /** What is wrong with the token at first sight; AWS has the last word. */
    String tokenTrouble() {
        TokenClaims claims = reader.claims();
        String wanted = switch (config.source().kind()) {
            case POD_IDENTITY -> "pods.eks.amazonaws.com";
            case WEB_IDENTITY -> "sts.amazonaws.com";
            case KUBE2IAM, VAULT_FILE, AWS_DEFAULT -> "";
        };
        if (!wanted.isEmpty()
                && !claims.audiences().isEmpty()
                && !claims.audiences().contains(wanted)) {
            return "The token is for " + String.join(" ", claims.audiences()) + ", but the source needs one for "
                    + wanted + ".";
        }
        return claims.expiresAt().filter(end -> end.isBefore(clock.instant())).isPresent()
                ? "The token has expired."
                : "";
    }

    String credentials(SourceSession from) {
        return "credentials"
                + from.accountId().map(id -> " of account " + id).orElse("")
                + from.expiresAt()
                        .map(end -> " until " + end.truncatedTo(ChronoUnit.SECONDS))
                        .orElse("");
    }

    /** Who else can read the source's credentials. */
    String exposure() {
        return switch (config.source().kind()) {
            case VAULT_FILE -> FileExposure.ofVaultFile(((SourceSettings.VaultFile) config.source()).file());
            case POD_IDENTITY, WEB_IDENTITY, KUBE2IAM, AWS_DEFAULT -> "";
        };
    }

    /** What the identity was compared with. */
    String identity(SourceSession identified) {
        return (environment(identified) + role(identified)).strip();
    }

    private String role(SourceSession identified) {
        if (config.sourceRole().isEmpty()) {
            return "";
        }
        return identified.sessionArn().filter(config.role()::owns).isPresent()
                ? " The platform has assumed the NXOP role already, so the role in NXOP_SOURCE_ROLE is not visible."
                : " It is the role of NXOP_SOURCE_ROLE.";
    }

    String environment(SourceSession identified) {
        return config.environment()
                .map(name -> identified
                                .accountId()
                                .filter(name.kpaasAccount()::equals)
                                .isPresent()
                        ? "It is the KPaaS account of NXOP_ENVIRONMENT="
                                + name.name().toLowerCase(Locale.ROOT) + "."
                        : "The platform has assumed the NXOP role already.")
                .orElse("NXOP_ENVIRONMENT is not set, so the SDK does not check the account.");
    }

    /** Never of a negative one. */
    private static String inWords(Duration time) {
        return time.compareTo(Duration.ofHours(2)) >= 0
                ? time.toHours() + " h"
                : time.compareTo(Duration.ofMinutes(2)) >= 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
    }
}
