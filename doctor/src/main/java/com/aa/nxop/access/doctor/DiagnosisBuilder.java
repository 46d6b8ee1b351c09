package com.aa.nxop.access.doctor;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.Finding;
import com.aa.nxop.access.doctor.settings.ReportedSettings;
import com.aa.nxop.access.doctor.trustpolicy.PodFacts;
import com.aa.nxop.access.internal.config.AccessSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was found on the way so far. Thread-safe: the thread that walks may be left behind while it hangs. */
final class DiagnosisBuilder {
    private final AccessSettings config;
    private final DiagnosisOptions options;
    private final List<Check> checks = new ArrayList<>();
    private @Nullable PodFacts pod;
    private String notCompared = "it learns the pod's identity only when the stages above work.";
    private final List<String> moreActions = new ArrayList<>();
    private Optional<String> clock = Optional.empty();
    private TrustOutcome assumeRole = TrustOutcome.NOT_DECIDED;
    private @Nullable SourceTrustAdvice source;
    private @Nullable Finding sourceFinding;
    private boolean sourceAdmitted;
    private boolean ended;

    DiagnosisBuilder(AccessSettings config, DiagnosisOptions options) {
        this.config = config;
        this.options = options;
    }

    void ok(DiagnosisStage stage, String about, String seen, String meaning) {
        add(Check.ok(stage.id(), about, seen, meaning));
    }

    void failed(DiagnosisStage stage, String about, AccessException why, String meaning) {
        add(Check.failed(stage.id(), about, why, meaning));
    }

    /** STS refused AssumeRole: the role's trust policy is worth a look. */
    synchronized void refused() {
        assumeRole = TrustOutcome.REFUSED;
    }

    /** STS gave a session of the NXOP role. */
    synchronized void admitted() {
        assumeRole = TrustOutcome.ADMITTED;
    }

    /** Who the pod is to those who give it its own credentials. */
    synchronized void source(SourceTrustAdvice advice) {
        source = advice;
    }

    synchronized void sourceAdmitted() {
        sourceAdmitted = true;
    }

    synchronized void sourceFailed(Finding why) {
        sourceFinding = why;
    }

    /** The role's trust policy must allow this action, too. */
    synchronized void needs(String action) {
        moreActions.add(action);
    }

    /** What the pod's clock is, where it is wrong: said before everything else that failed. */
    synchronized void clock(Optional<String> wrong) {
        clock = wrong;
    }

    /** What the role's trust policy can ask about. */
    synchronized void pod(PodFacts facts) {
        pod = facts;
    }

    /** The role's trust policy is a matter for the team that made it, not for this pod. */
    synchronized void platformAssumedTheRole() {
        pod = null;
        notCompared = "the platform assumes the NXOP role, not this pod.";
    }

    private void add(Check check) {
        synchronized (this) {
            if (ended) {
                return; // Too late: the diagnosis has been given.
            }
            checks.add(check);
        }
        options.progress().accept(check); // Not under the lock: it may hang.
    }

    /** What is found from now on comes too late. */
    synchronized void stop() {
        ended = true;
    }

    /** Where the walk hangs: the stage that comes next is the one that did not end. */
    synchronized Diagnosis unfinished(AccessException why, List<Check> resources) {
        DiagnosisStage hanging = Arrays.stream(DiagnosisStage.values())
                .filter(stage ->
                        checks.stream().noneMatch(check -> check.stage().equals(stage.id())))
                .findFirst()
                .orElse(DiagnosisStage.TARGET_IDENTITY);
        checks.add(Check.failed(hanging.id(), hanging.id(), why, "The Doctor did not check the rest."));
        return diagnosis(resources);
    }

    /** A wrong clock comes first, and what may have no other reason is not blamed as well. */
    private void judgeByClock(String wrong) {
        Check check = ClockCheck.of(wrong, checks);
        checks.replaceAll(ClockCheck::withoutBlame);
        checks.add(afterConfiguration(), check);
    }

    private int afterConfiguration() {
        int next = 0;
        while (next < checks.size() && checks.get(next).stage().equals(DiagnosisStage.CONFIGURATION.id())) {
            next++;
        }
        return next;
    }

    /** With the stages that nobody came to. */
    synchronized Diagnosis diagnosis(List<Check> resources) {
        for (DiagnosisStage stage : DiagnosisStage.values()) {
            if (checks.stream().noneMatch(check -> check.stage().equals(stage.id()))) {
                checks.add(Check.skipped(stage.id(), stage.id(), "an earlier stage failed"));
            }
        }
        checks.addAll(resources);
        clock.ifPresent(this::judgeByClock);
        ended = true;
        Optional<PodFacts> facts = Optional.ofNullable(pod);
        return new Diagnosis(
                checks,
                ReportedSetting.all(
                        ReportedSettings.of(config.adapters().environment()).all()),
                TrustPolicyAdvice.of(options, config.role().arn(), facts, notCompared, assumeRole, moreActions),
                Optional.ofNullable(source)
                        .map(advice -> advice.of(options, Optional.ofNullable(sourceFinding), sourceAdmitted))
                        .orElse(TrustAdvice.NONE));
    }
}
