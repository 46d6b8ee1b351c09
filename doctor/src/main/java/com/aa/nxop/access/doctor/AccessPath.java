package com.aa.nxop.access.doctor;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.Stage;
import com.aa.nxop.access.doctor.settings.ReportedSettings;
import com.aa.nxop.access.internal.AccessParts;
import com.aa.nxop.access.internal.assume.RoleAssumer;
import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.internal.session.Session;
import com.aa.nxop.access.internal.source.SourceSession;
import com.aa.nxop.access.internal.sts.CallerIdentity;
import com.aa.nxop.access.internal.sts.StsClients;
import com.aa.nxop.access.internal.text.WorkloadReader;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.sts.StsClient;

/** The stages up to the session in the NXOP account. For one thread. */
final class AccessPath implements AutoCloseable {
    /** Half of what STS gives. From about here on a token, encoded for a URL, is too long for some who pass it on. */
    private static final int LARGE_TOKEN = 2048;

    private final AccessParts parts;
    private final AccessSettings config;
    private final StsClient sts;
    private final RoleAssumer assumer;
    private final DiagnosisBuilder findings;
    private final Deadline deadline;
    private final SourceSummary notes;
    private final TimeoutFindings late;
    private final ProcessSettings process;
    private final NetworkRoute toSts;
    private @Nullable NxopAccess access;
    private @Nullable AwsCredentials credentials;

    AccessPath(
            AccessParts parts,
            RoleAssumer assumer,
            DiagnosisBuilder findings,
            Deadline deadline,
            ProcessSettings process) {
        this.parts = parts;
        this.config = parts.settings();
        this.sts = parts.sts();
        this.assumer = assumer;
        this.findings = findings;
        this.deadline = deadline;
        this.late = new TimeoutFindings(config);
        this.process = process;
        this.toSts = NetworkRoute.toSts(parts, process);
        this.notes =
                new SourceSummary(config, config.workloadReader(WorkloadReader.NAMESPACE_FILE), InstantSource.system());
    }

    /** An access with the session that was reached. */
    NxopAccess access() {
        return Objects.requireNonNull(access);
    }

    /** The last that were reached: of the NXOP role, else of the pod's own. */
    Optional<AwsCredentials> credentials() {
        return Optional.ofNullable(credentials);
    }

    /** Whether the NXOP role was reached. */
    boolean walk() {
        ReportedSettings reported = ReportedSettings.of(config.adapters().environment());
        findings.ok(
                DiagnosisStage.CONFIGURATION,
                reported.all().size() + " settings",
                config.role() + ", region " + config.region() + ", STS in " + config.stsRegion() + proxy(),
                Stream.concat(reported.unknownVariables().stream(), process.unread().stream())
                        .collect(Collectors.joining(" ")));
        findings.ok(DiagnosisStage.WORKLOAD, "identity of the pod", notes.pod(), notes.unknownOfPod());
        Optional<SourceSession> from = source();
        Optional<SourceSession> identified = from.flatMap(this::sourceIdentity);
        return identified.flatMap(this::assumeRole).filter(this::targetIdentity).isPresent();
    }

    private String proxy() {
        return StsClients.proxy(config)
                .map(proxy -> " through the proxy " + proxy)
                .orElse("");
    }

    private Optional<SourceSession> source() {
        findings.ok(DiagnosisStage.SOURCE, "choice of the source", notes.choice(), "");
        findings.source(new SourceTrustAdvice(config, notes.workload(), notes.claims()));
        notes.token().ifPresent(token -> findings.ok(DiagnosisStage.SOURCE, "token", token, notes.tokenTrouble()));
        try {
            SourceSession from = deadline.within("source", assumer::fetch, late::source);
            findings.sourceAdmitted();
            credentials = from.credentials();
            findings.ok(
                    DiagnosisStage.SOURCE, "credentials", notes.credentials(from), said(notes.exposure(), sourceWay()));
            return Optional.of(from);
        } catch (AccessException e) {
            findings.sourceFailed(e.finding());
            findings.failed(
                    DiagnosisStage.SOURCE,
                    "credentials",
                    toSts.explained(e),
                    said(
                            "The pod has no credentials of its own, so the Doctor did not check the later stages.",
                            notes.tokenTrouble(),
                            sourceWay()));
            return Optional.empty();
        }
    }

    private Optional<SourceSession> sourceIdentity(SourceSession from) {
        String about = "identity of the source's credentials";
        try {
            String arn = deadline.within(
                    "source-identity",
                    () -> CallerIdentity.arn(sts, from.credentials(), from.kind(), Stage.ASSUME_ROLE),
                    () -> late.sts("GetCallerIdentity"));
            SourceSession identified = assumer.identified(from, arn);
            findings.ok(DiagnosisStage.SOURCE_IDENTITY, about, arn, said(notes.identity(identified), toSts.way()));
            return Optional.of(identified);
        } catch (AccessException e) {
            if (e.finding() == CoreFinding.STS_REJECTED && !assumer.needsIdentity(from)) {
                // The real path does not ask this here, and somebody may have forbidden it: an endpoint's policy, for
                // example.
                findings.ok(DiagnosisStage.SOURCE_IDENTITY, about, e.what(), "Access works without this answer.");
                return Optional.of(from);
            }
            findings.failed(
                    DiagnosisStage.SOURCE_IDENTITY,
                    about,
                    toSts.explained(e),
                    said(LikelyCauses.ofSourceIdentity(e), toSts.way()));
            return Optional.empty();
        }
    }

    private Optional<AwsCredentials> assumeRole(SourceSession identified) {
        AtomicReference<@Nullable Session> given = new AtomicReference<>();
        NxopAccess made = NxopAccess.of(parts.with(() -> {
            Session session = assumer.onward(identified);
            given.set(session);
            return session;
        }));
        access = made;
        String about = config.role().arn();
        new PodFactsReader(config, assumer, notes.workload(), identified).read().ifPresent(findings::pod);
        try {
            AwsCredentials reached = deadline.within(
                    "assume-role", made.credentialsProvider()::resolveCredentials, () -> late.sts("AssumeRole"));
            findings.admitted();
            findings.ok(DiagnosisStage.ASSUME_ROLE, about, shown(given.get()), toSts.way());
            if (reached.equals(identified.credentials())) {
                findings.platformAssumedTheRole();
            }
            credentials = reached;
            return Optional.of(reached);
        } catch (AccessException e) {
            if (LikelyCauses.isRefusal(e)) {
                findings.refused();
                LikelyCauses.anotherAction(e).ifPresent(findings::needs);
            }
            findings.failed(
                    DiagnosisStage.ASSUME_ROLE,
                    about,
                    toSts.explained(e),
                    said(LikelyCauses.ofAssumeRole(e, config), toSts.way()));
            return Optional.empty();
        }
    }

    /** How the source was asked. */
    private String sourceWay() {
        return switch (config.source().kind()) {
            case POD_IDENTITY, KUBE2IAM -> NetworkRoute.toNode(config.source(), config.proxies());
            case WEB_IDENTITY -> toSts.way();
            case VAULT_FILE, AWS_DEFAULT -> "";
        };
    }

    private static String said(String... sentences) {
        return Stream.of(sentences)
                .filter(each -> !each.isBlank())
                .map(String::strip)
                .collect(Collectors.joining(" "));
    }

    private static String shown(@Nullable Session session) {
        int bytes = session == null ? 0 : session.tokenBytes();
        return session + (bytes > LARGE_TOKEN ? ", with a large token: " + bytes + " of at most 4096 bytes" : "");
    }

    private boolean targetIdentity(AwsCredentials reached) {
        String about = "identity of the session";
        try {
            String arn = deadline.within(
                    "target-identity",
                    () -> CallerIdentity.arn(sts, reached, Stage.ASSUME_ROLE),
                    () -> late.sts("GetCallerIdentity"));
            assumer.checkTarget(arn);
            findings.ok(DiagnosisStage.TARGET_IDENTITY, about, arn, toSts.way());
            return true;
        } catch (AccessException e) {
            if (e.finding() == CoreFinding.STS_REJECTED) {
                findings.ok(DiagnosisStage.TARGET_IDENTITY, about, e.what(), "Access works without this answer.");
                return true;
            }
            findings.failed(
                    DiagnosisStage.TARGET_IDENTITY,
                    about,
                    toSts.explained(e),
                    said(LikelyCauses.ofTargetIdentity(e), toSts.way()));
            return false;
        }
    }

    @Override
    public void close() {
        NxopAccess made = access;
        if (made != null) {
            made.close();
        }
    }
}
