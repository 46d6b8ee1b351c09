package com.aa.nxop.access.doctor;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.doctor.settings.ReportedSettings;
import com.aa.nxop.access.doctor.trustpolicy.SourceTrustPolicyCheck;
import com.aa.nxop.access.doctor.trustpolicy.TrustPolicyCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a diagnosis found. Immutable; holds no secret. */
public final class Diagnosis {
    private final List<Check> checks;
    private final List<ReportedSetting> settings;
    private final TrustAdvice trust;
    private final TrustAdvice sourceTrust;

    /** @param givenPolicy what is to be said of it; empty if none was given */
    Diagnosis(
            List<Check> checks,
            List<ReportedSetting> settings,
            Optional<String> trustStatement,
            Optional<List<String>> givenPolicy) {
        this(checks, settings, new TrustAdvice(trustStatement, givenPolicy), TrustAdvice.NONE);
    }

    /**
     * @param trust on the trust policy of the NXOP role
     * @param sourceTrust on the one of the pod's own role
     */
    Diagnosis(List<Check> checks, List<ReportedSetting> settings, TrustAdvice trust, TrustAdvice sourceTrust) {
        this.checks = List.copyOf(checks);
        this.settings = List.copyOf(settings);
        this.trust = trust;
        this.sourceTrust = sourceTrust;
    }

    /**
     * Where there is not even a configuration.
     *
     * @param settings as far as they can be read
     */
    static Diagnosis notConfigured(ReportedSettings settings, AccessException why, DiagnosisOptions options) {
        String meaning = Stream.concat(
                        Stream.of("The SDK does not start with these settings. The Doctor called nothing."),
                        settings.unknownVariables().stream())
                .collect(Collectors.joining("\n"));
        List<Check> checks = new ArrayList<>();
        for (DiagnosisStage stage : DiagnosisStage.values()) {
            checks.add(
                    stage == DiagnosisStage.CONFIGURATION
                            ? Check.failed(stage.id(), settings.all().size() + " settings", why, meaning)
                            : Check.skipped(stage.id(), stage.id(), "an earlier stage failed"));
        }
        return new Diagnosis(
                checks,
                ReportedSetting.all(settings.all()),
                notCompared(options.trustPolicy(), policy -> TrustPolicyCheck.of(policy)),
                notCompared(options.sourceTrustPolicy(), policy -> SourceTrustPolicyCheck.of(policy, "")));
    }

    /** @param reading throws if it is no policy */
    private static TrustAdvice notCompared(Optional<String> policy, Consumer<String> reading) {
        return new TrustAdvice(
                Optional.empty(),
                policy.map(text -> TrustPolicyAdvice.read(() -> {
                    reading.accept(text);
                    return List.of(TrustPolicyAdvice.NOT_COMPARED + "the SDK does not start with these settings.");
                })));
    }

    /** Everything that was looked at, in the order of the way. */
    public List<Check> checks() {
        return checks;
    }

    /** Whether nothing failed. */
    public boolean healthy() {
        return firstFailure().isEmpty();
    }

    /** The first check that failed: the one to mend first. */
    public Optional<Check> firstFailure() {
        return checks.stream().filter(Check::isFailed).findFirst();
    }

    /** The id of the first failure, as {@link AccessException#finding()} would give it. */
    public Optional<String> finding() {
        return firstFailure().flatMap(Check::finding);
    }

    /** Every setting that was set. */
    public List<ReportedSetting> settings() {
        return settings;
    }

    /** The statement that the NXOP role's trust policy needs for this pod, JSON; where STS refused AssumeRole. */
    public Optional<String> trustStatement() {
        return trust.statement();
    }

    /** What is to be said of the trust policy that was given; empty if nothing is, or none was given. */
    public List<String> trustRemarks() {
        return trust.remarks().orElse(List.of());
    }

    /** The trust policy that the pod's own role needs for this pod's service account, JSON; where STS refused the pod's token (IRSA). */
    public Optional<String> sourceTrustStatement() {
        return sourceTrust.statement();
    }

    /** What is to be said of the pod's role's trust policy that was given; empty if nothing is, or none was given. */
    public List<String> sourceTrustRemarks() {
        return sourceTrust.remarks().orElse(List.of());
    }

    TrustAdvice trust() {
        return trust;
    }

    TrustAdvice sourceTrust() {
        return sourceTrust;
    }

    /** One JSON object, as {@code docs/guide/doctor.schema.json} describes it. */
    public String toJson() {
        return DiagnosisJson.of(this);
    }

    /**
     * The report as one HTML page to hand on: a picture of the way, what was seen, what to do. It needs no script, no other file and no
     * network, reads without colour, and fits a phone, a screen and paper. In UTF-8.
     */
    public String toHtml() {
        return new HtmlReport(this).text();
    }

    /**
     * The report for people: no line is longer than 120 characters, but for one that holds a single longer word, such as an ARN, and those of a
     * {@linkplain #trustStatement statement}, all of which are to be copied; and no more than 40 lines when all is well.
     */
    @Override
    public String toString() {
        return new DiagnosisReport(this).text();
    }
}
