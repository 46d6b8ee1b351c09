package com.aa.nxop.access.diagnose;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.Finding;
import com.aa.nxop.access.Hop;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.assume.RoleAssumer;
import com.aa.nxop.access.refresh.Session;
import com.aa.nxop.access.refresh.SessionLoader;
import com.aa.nxop.access.source.SourceSession;
import com.aa.nxop.access.source.WorkloadReader;
import com.aa.nxop.access.sts.CallerIdentity;
import com.aa.nxop.access.sts.StsClients;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.sts.StsClient;

/** The stages up to the session in the NXOP account. For one thread. */
final class Hops implements AutoCloseable {
    /** Half of what STS gives. From about here on a token, encoded for a URL, is too long for some who pass it on. */
    private static final int LARGE_TOKEN = 2048;

    private final NxopConfig config;
    private final StsClient sts;
    private final RoleAssumer assumer;
    private final Function<SessionLoader, NxopAccess> accessWith;
    private final Findings findings;
    private final Deadline deadline;
    private final SourceNotes notes;
    private final Late late;
    private @Nullable NxopAccess access;

    Hops(
            NxopConfig config,
            StsClient sts,
            RoleAssumer assumer,
            Function<SessionLoader, NxopAccess> accessWith,
            Findings findings,
            Deadline deadline) {
        this.config = config;
        this.sts = sts;
        this.assumer = assumer;
        this.accessWith = accessWith;
        this.findings = findings;
        this.deadline = deadline;
        this.late = new Late(config);
        this.notes = new SourceNotes(
                config, new WorkloadReader(config, WorkloadReader.NAMESPACE_FILE), InstantSource.system());
    }

    /** An access with the session that was reached. */
    NxopAccess access() {
        return Objects.requireNonNull(access);
    }

    /** Whether the NXOP role was reached. */
    boolean walk() {
        findings.ok(
                Stage.CONFIGURATION,
                config.settings().size() + " settings",
                config.role() + ", region " + config.region() + ", STS in " + config.stsRegion() + proxy(),
                String.join(" ", config.strayVariables()));
        findings.ok(Stage.WORKLOAD, "which pod this is", notes.pod(), notes.unknownOfPod());
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
        findings.ok(Stage.SOURCE, "choice of the source", notes.choice(), "");
        notes.token().ifPresent(token -> findings.ok(Stage.SOURCE, "token", token, notes.tokenTrouble()));
        try {
            SourceSession from = deadline.within("source", assumer::fetch, late::source);
            findings.ok(Stage.SOURCE, "credentials", notes.credentials(from), notes.exposure());
            return Optional.of(from);
        } catch (AccessException e) {
            findings.failed(
                    Stage.SOURCE,
                    "credentials",
                    e,
                    "The pod has no credentials of its own, so nothing beyond was asked. " + notes.tokenTrouble());
            return Optional.empty();
        }
    }

    private Optional<SourceSession> sourceIdentity(SourceSession from) {
        String about = "whose the source's credentials are";
        try {
            String arn = deadline.within(
                    "source-identity",
                    () -> CallerIdentity.arn(sts, from.credentials(), Hop.TARGET),
                    () -> late.sts("GetCallerIdentity"));
            SourceSession identified = assumer.identified(from, arn);
            findings.ok(Stage.SOURCE_IDENTITY, about, arn, notes.identity(identified));
            return Optional.of(identified);
        } catch (AccessException e) {
            if (e.finding().equals(Finding.STS_REJECTED.id()) && !assumer.needsIdentity(from)) {
                // The real path does not ask this here, and somebody may have forbidden it: an endpoint's policy, for
                // example.
                findings.ok(Stage.SOURCE_IDENTITY, about, e.what(), "It is no obstacle by itself.");
                return Optional.of(from);
            }
            findings.failed(Stage.SOURCE_IDENTITY, about, e, Causes.ofSourceIdentity(e));
            return Optional.empty();
        }
    }

    private Optional<AwsCredentials> assumeRole(SourceSession identified) {
        AtomicReference<@Nullable Session> given = new AtomicReference<>();
        NxopAccess made = accessWith.apply(() -> {
            Session session = assumer.onward(identified);
            given.set(session);
            return session;
        });
        access = made;
        String about = config.role().arn();
        new PodFactsOf(config, assumer, notes.workload(), identified).read().ifPresent(findings::pod);
        try {
            AwsCredentials credentials = deadline.within(
                    "assume-role", made.credentialsProvider()::resolveCredentials, () -> late.sts("AssumeRole"));
            findings.ok(Stage.ASSUME_ROLE, about, shown(given.get()), "");
            if (credentials.equals(identified.credentials())) {
                findings.platformMadeTheHop();
            }
            return Optional.of(credentials);
        } catch (AccessException e) {
            if (Causes.isRefusal(e)) {
                findings.refused();
            }
            findings.failed(Stage.ASSUME_ROLE, about, e, Causes.ofAssumeRole(e, config));
            return Optional.empty();
        }
    }

    private static String shown(@Nullable Session session) {
        int bytes = session == null ? 0 : session.tokenBytes();
        return session + (bytes > LARGE_TOKEN ? ", with a large token: " + bytes + " of at most 4096 bytes" : "");
    }

    private boolean targetIdentity(AwsCredentials credentials) {
        String about = "whose the session is";
        try {
            String arn = deadline.within(
                    "target-identity",
                    () -> CallerIdentity.arn(sts, credentials, Hop.TARGET),
                    () -> late.sts("GetCallerIdentity"));
            assumer.checkTarget(arn);
            findings.ok(Stage.TARGET_IDENTITY, about, arn, "");
            return true;
        } catch (AccessException e) {
            if (e.finding().equals(Finding.STS_REJECTED.id())) {
                findings.ok(Stage.TARGET_IDENTITY, about, e.what(), "It is no obstacle by itself.");
                return true;
            }
            findings.failed(Stage.TARGET_IDENTITY, about, e, Causes.ofTargetIdentity(e));
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
