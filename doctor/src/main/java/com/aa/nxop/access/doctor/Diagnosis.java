package com.aa.nxop.access.doctor;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.doctor.trustpolicy.PolicyRemark;
import com.aa.nxop.access.internal.config.ReportedSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a diagnosis found. Immutable; holds no secret. */
public final class Diagnosis {
    private final List<Check> checks;
    private final List<ReportedSetting> settings;
    private final Optional<String> trustStatement;
    private final Optional<List<String>> givenPolicy;

    /** @param givenPolicy what is to be said of it; empty if none was given */
    Diagnosis(
            List<Check> checks,
            List<ReportedSetting> settings,
            Optional<String> trustStatement,
            Optional<List<String>> givenPolicy) {
        this.checks = List.copyOf(checks);
        this.settings = List.copyOf(settings);
        this.trustStatement = trustStatement;
        this.givenPolicy = givenPolicy.map(List::copyOf);
    }

    /**
     * Where there is not even a configuration.
     *
     * @param settings as far as they can be read
     */
    static Diagnosis notConfigured(ReportedSettings settings, AccessException why, DiagnosisOptions options) {
        String meaning = Stream.concat(
                        Stream.of("The SDK does not start with these settings; nothing was called."),
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
                Optional.empty(),
                options.trustPolicy()
                        .map(policy -> TrustPolicyAdvice.remarks(
                                policy, Optional.empty(), "the SDK does not start with these settings.")));
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
        return trustStatement;
    }

    /** What is to be said of the trust policy that was given; empty if nothing is, or none was given. */
    public List<String> trustRemarks() {
        return givenPolicy.orElse(List.of());
    }

    /** The same; nothing at all if none was given. */
    Optional<List<String>> givenPolicy() {
        return givenPolicy;
    }

    /** One JSON object, as {@code docs/doctor.schema.json} describes it. */
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

    /** Whether the trust policy that was given refuses what STS allowed: then it is not the role's policy of today. */
    boolean contradictsGivenPolicy() {
        return healthy()
                && trustRemarks().stream().anyMatch(remark -> remark.startsWith(PolicyRemark.Kind.BLOCKS.name()));
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
