package com.aa.nxop.access.doctor;

import com.aa.nxop.access.doctor.Check.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The report for people. The broken step and its remedy come first, then each stage in a line or two, then whatever else failed: who reads the
 * first lines alone knows what to do.
 */
final class DiagnosisReport {
    private static final int STAGE_WIDTH = 16;
    private static final String INDENT = " ".repeat(8 + STAGE_WIDTH);

    private final Diagnosis diagnosis;
    private final WrappedText lines = new WrappedText();

    DiagnosisReport(Diagnosis diagnosis) {
        this.diagnosis = diagnosis;
    }

    String text() {
        Optional<Check> first = diagnosis.firstFailure();
        lines.add(
                "",
                first.map(check -> "Access to the NXOP account does not work. " + heading("First finding", check))
                        .orElse("Access to the NXOP account works."));
        first.ifPresent(check -> {
            lines.add("", "");
            failure(check);
            lines.add("", "");
            lines.add("", "Stage by stage:");
        });
        Map<String, List<Check>> stages = diagnosis.checks().stream()
                .collect(Collectors.groupingBy(Check::stage, LinkedHashMap::new, Collectors.toList()));
        stages.forEach(this::stage);
        first.ifPresent(this::details);
        TrustSection.ofTarget(lines).add(diagnosis.trust());
        TrustSection.ofSource(lines).add(diagnosis.sourceTrust());
        return lines.toString();
    }

    private static String heading(String rank, Check check) {
        return rank + ", at " + check.stage() + ": " + check.finding().orElse("") + ".";
    }

    /** Whatever else failed, and the settings where they are what is wrong. */
    private void details(Check first) {
        if (first.stage().equals(DiagnosisStage.CONFIGURATION.id())
                && !diagnosis.settings().isEmpty()) {
            lines.add("", "");
            lines.add("", "Settings:");
            diagnosis
                    .settings()
                    .forEach(setting ->
                            lines.add("  ", setting.name() + " = " + setting.value() + " (" + setting.origin() + ")"));
        }
        diagnosis.checks().stream()
                .filter(check -> check.isFailed() && !check.equals(first))
                .forEach(check -> {
                    lines.add("", "");
                    lines.add("", heading("Next finding", check));
                    failure(check);
                });
    }

    private void stage(String name, List<Check> checks) {
        List<Check> failed = checks.stream().filter(Check::isFailed).toList();
        if (failed.isEmpty()) {
            boolean looked = checks.stream().anyMatch(check -> check.status() == Status.OK);
            lines.add(head(looked ? "ok" : "-", name), INDENT, joined(looked, checks));
            if (name.equals(DiagnosisStage.CONFIGURATION.id())) {
                lines.add(INDENT, origins());
            }
            return;
        }
        String before = checks.stream()
                .filter(check -> check.status() == Status.OK)
                .map(check -> check.about() + ": " + sentence(check))
                .collect(Collectors.joining("; "));
        if (!before.isEmpty()) {
            lines.add(head("ok", name), INDENT, before);
        }
        failed.forEach(check -> lines.add(
                head("FAIL", name),
                INDENT,
                check.about() + ": " + check.finding().orElse("")));
    }

    /** Resources have many steps: where all is well, their names will do. */
    private static String joined(boolean looked, List<Check> checks) {
        boolean steps = checks.size() > 3;
        List<Check> shown = checks.stream()
                .filter(check -> !looked || check.status() == Status.OK)
                .toList();
        if (!steps) {
            return shown.stream().map(DiagnosisReport::sentence).collect(Collectors.joining("; "));
        }
        String meanings = shown.stream()
                .map(Check::meaning)
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining(" "));
        return shown.stream().map(Check::about).collect(Collectors.joining(", "))
                + (meanings.isEmpty() ? "" : " (" + meanings + ")");
    }

    private static String sentence(Check check) {
        return check.seen() + (check.meaning().isEmpty() ? "" : " (" + check.meaning() + ")");
    }

    private String origins() {
        Map<String, List<ReportedSetting>> byOrigin = diagnosis.settings().stream()
                .collect(Collectors.groupingBy(ReportedSetting::origin, LinkedHashMap::new, Collectors.toList()));
        return byOrigin.entrySet().stream()
                .map(origin -> "by " + origin.getKey() + ": " + names(origin.getValue(), ReportedSetting::name))
                .collect(Collectors.joining("; "));
    }

    private static String names(List<ReportedSetting> settings, Function<ReportedSetting, String> shown) {
        return settings.stream().map(shown).collect(Collectors.joining(", "));
    }

    private void failure(Check check) {
        lines.add(head("FAIL", check.stage()), INDENT, check.about());
        part("seen", check.seen());
        part("remedy", check.remedy());
        part("meaning", check.meaning());
        part("more", check.guide().orElse(""));
    }

    private void part(String name, String text) {
        if (!text.isEmpty()) {
            lines.add(String.format(Locale.ROOT, "%8s%-9s", "", name + ":"), " ".repeat(17), text);
        }
    }

    private static String head(String status, String stage) {
        return String.format(Locale.ROOT, "  %-6s%-" + STAGE_WIDTH + "s", status, stage);
    }
}
