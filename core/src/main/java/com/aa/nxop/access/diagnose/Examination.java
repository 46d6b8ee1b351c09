package com.aa.nxop.access.diagnose;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.Finding;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.assume.RoleAssumer;
import com.aa.nxop.access.refresh.SessionLoader;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.services.sts.StsClient;

/** Walks the stages of the real path, with the real path's own classes. For {@link NxopAccess#diagnose()}. */
public final class Examination {
    /** The steps have their own end a little earlier, so that the step that hangs is named. */
    private static final Duration MARGIN = Duration.ofMillis(200);

    private final NxopConfig config;
    private final StsClient sts;
    private final Function<SessionLoader, NxopAccess> accessWith;

    /** @param accessWith an access that gets its sessions from this loader, which the examination closes */
    @SuppressWarnings("exports") // Public for NxopAccess alone.
    public Examination(NxopConfig config, StsClient sts, Function<SessionLoader, NxopAccess> accessWith) {
        this.config = config;
        this.sts = sts;
        this.accessWith = accessWith;
    }

    /**
     * What there is to say where no client for STS can be built.
     *
     * @param why as the application is told
     */
    public static Diagnosis impossible(NxopConfig config, AccessException why, DiagnosisOptions options) {
        return Diagnosis.notConfigured(config.settings(), config.strayVariables(), why, options);
    }

    /** Ends in time, whatever hangs. */
    public Diagnosis run(DiagnosisOptions wanted) {
        Object oneAtATime = new Object();
        DiagnosisOptions options = wanted.withProgress(check -> {
            synchronized (oneAtATime) {
                wanted.progress().accept(check);
            }
        });
        Deadline whole = Deadline.in(options.timeout());
        Findings findings = new Findings(config, options);
        ResourceVisits resources = ResourceVisits.of(config, options);
        try {
            // A file on a network mount can hang between two steps that have a deadline.
            return whole.within("path", () -> walk(resources, findings, whole.earlierBy(MARGIN)), () -> {
                findings.stop();
                return hangs();
            });
        } catch (AccessException e) {
            return findings.unfinished(e, resources.skipped("an earlier stage failed"));
        }
    }

    private Diagnosis walk(ResourceVisits resources, Findings findings, Deadline deadline) {
        try (Hops hops = new Hops(config, sts, RoleAssumer.of(config, sts), accessWith, findings, deadline)) {
            boolean reached = hops.walk();
            List<Check> visits = reached
                    ? resources.visitAll(hops.access(), deadline)
                    : resources.skipped("an earlier stage failed");
            return findings.diagnosis(visits);
        }
    }

    private static AccessException hangs() {
        return new AccessException(
                Finding.UNEXPECTED,
                "This stage did not end in time, and hangs between two steps.",
                "Look at files on network mounts: the token, the CA files, the file that Vault renders. If it hangs again, report it with a"
                        + " thread dump (jstack).");
    }
}
