package com.aa.nxop.access.doctor;

import com.aa.nxop.access.doctor.Check.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The way from the pod to its resources, as a picture shows it.
 *
 * @param trunk places and links in turn, from the pod to the NXOP role
 * @param branches for each resource a link and a place
 */
record AccessRoute(List<RoutePart> trunk, List<List<RoutePart>> branches) {
    private static final Map<String, String> RESOURCES = Map.of("s3", "S3", "msk", "MSK", "docdb", "DocumentDB");

    AccessRoute {
        trunk = List.copyOf(trunk);
        branches = List.copyOf(branches);
    }

    static AccessRoute of(Diagnosis diagnosis) {
        List<Check> all = diagnosis.checks();
        RoutePart source = RoutePart.link("source", checks(all, DiagnosisStage.SOURCE));
        RoutePart identity = RoutePart.link("source-identity", checks(all, DiagnosisStage.SOURCE_IDENTITY));
        RoutePart assumed =
                RoutePart.link("assume-role", checks(all, DiagnosisStage.ASSUME_ROLE, DiagnosisStage.TARGET_IDENTITY));
        List<RoutePart> trunk = List.of(
                RoutePart.place(
                        "Pod",
                        seen(all, DiagnosisStage.WORKLOAD),
                        checks(all, DiagnosisStage.CONFIGURATION, DiagnosisStage.WORKLOAD)),
                source,
                source.to("Source of credentials", seen(all, DiagnosisStage.SOURCE)),
                identity,
                identity.to("Pod's own role", seen(all, DiagnosisStage.SOURCE_IDENTITY)),
                assumed,
                assumed.to("NXOP role", role(diagnosis)));
        List<List<RoutePart>> branches = new ArrayList<>();
        all.stream()
                .map(Check::stage)
                .distinct()
                .filter(stage -> Arrays.stream(DiagnosisStage.values())
                        .noneMatch(known -> known.id().equals(stage)))
                .forEach(stage -> {
                    RoutePart link = RoutePart.link(
                            stage, checks(all, check -> check.stage().equals(stage)));
                    branches.add(List.of(link, link.to(RESOURCES.getOrDefault(stage, stage), resource(all, stage))));
                });
        return new AccessRoute(trunk, branches);
    }

    private static List<Check> checks(List<Check> all, DiagnosisStage... stages) {
        return checks(
                all, check -> Arrays.stream(stages).anyMatch(stage -> stage.id().equals(check.stage())));
    }

    private static List<Check> checks(List<Check> all, Predicate<Check> wanted) {
        return all.stream().filter(wanted).toList();
    }

    /** What the stage's first check saw, if it looked. */
    private static String seen(List<Check> all, DiagnosisStage stage) {
        return checks(all, stage).stream()
                .findFirst()
                .filter(check -> check.status() == Status.OK)
                .map(Check::seen)
                .orElse("");
    }

    private static String role(Diagnosis diagnosis) {
        return checks(diagnosis.checks(), DiagnosisStage.ASSUME_ROLE).stream()
                .filter(check -> check.status() != Status.SKIPPED)
                .map(Check::about)
                .findFirst()
                .orElseGet(() -> diagnosis.settings().stream()
                        .filter(setting -> setting.name().equals("NXOP_ROLE"))
                        .map(ReportedSetting::value)
                        .findFirst()
                        .orElse(""));
    }

    /** What the Doctor looked at, or why it did not look. */
    private static String resource(List<Check> all, String stage) {
        List<Check> own = checks(all, check -> check.stage().equals(stage));
        List<Check> looked =
                own.stream().filter(check -> check.status() != Status.SKIPPED).toList();
        return (looked.isEmpty()
                        ? own.stream().map(Check::seen)
                        : looked.stream().map(Check::about))
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
