package com.aa.nxop.access.doctor;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.internal.AccessParts;
import com.aa.nxop.access.internal.assume.RoleAssumer;
import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.internal.config.Environment;
import java.time.Duration;
import java.util.List;

/** Walks the stages of the real path, with the real path's own classes. For one use. */
final class DiagnosisRun {
    /** The steps have their own end a little earlier, so that the step that hangs is named. */
    private static final Duration MARGIN = Duration.ofMillis(200);

    private final AccessParts parts;
    private final AccessSettings config;
    private final ProcessSettings process;

    /** @param environment that the process was started with */
    DiagnosisRun(AccessParts parts, Environment environment) {
        this.parts = parts;
        this.config = parts.settings();
        this.process = ProcessSettings.of(environment);
    }

    /** Ends in time, whatever hangs. */
    Diagnosis run(DiagnosisOptions wanted) {
        Object oneAtATime = new Object();
        DiagnosisOptions options = wanted.withProgress(check -> {
            synchronized (oneAtATime) {
                wanted.progress().accept(check);
            }
        });
        Deadline whole = Deadline.in(options.timeout());
        DiagnosisBuilder findings = new DiagnosisBuilder(config, options);
        ResourceChecks resources = ResourceChecks.of(parts, options, process);
        try {
            // A file on a network mount can hang between two steps that have a deadline.
            return whole.within("path", () -> walk(resources, findings, whole.earlierBy(MARGIN)), () -> {
                findings.clock(parts.clock().said());
                findings.stop();
                return hangs();
            });
        } catch (AccessException e) {
            return findings.unfinished(e, resources.skipped("an earlier stage failed"));
        }
    }

    private Diagnosis walk(ResourceChecks resources, DiagnosisBuilder findings, Deadline deadline) {
        try (AccessPath hops =
                new AccessPath(parts, RoleAssumer.of(config, parts.sts()), findings, deadline, process)) {
            boolean reached = hops.walk();
            List<Check> visits =
                    reached ? resources.runAll(hops.access(), deadline) : resources.skipped("an earlier stage failed");
            hops.credentials().ifPresent(new FallbackCheck(parts, findings, deadline, process)::look);
            findings.clock(new ClockCheck(parts, deadline).wrong());
            return findings.diagnosis(visits);
        }
    }

    private static AccessException hangs() {
        return new AccessException(
                CoreFinding.UNEXPECTED,
                "This stage did not end in time. It hangs between two steps.",
                "Check the files on network mounts: the token, the CA files, the file that Vault renders. If it hangs again,"
                        + " report it with a thread dump (jstack).");
    }
}
