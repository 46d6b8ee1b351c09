package com.aa.nxop.access.doctor;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A diagnosis as {@code docs/guide/doctor.schema.json} describes it. Members may be added, never renamed. */
final class DiagnosisJson {
    private static final int VERSION = 1;

    private DiagnosisJson() {}

    static String of(Diagnosis diagnosis) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("version", VERSION);
        root.put("healthy", diagnosis.healthy());
        root.put("finding", text(diagnosis.finding()));
        root.put("checks", diagnosis.checks().stream().map(DiagnosisJson::check).toList());
        root.put(
                "settings",
                diagnosis.settings().stream().map(DiagnosisJson::setting).toList());
        root.put("trustStatement", text(diagnosis.trustStatement()));
        root.put("trustStatementTerraform", text(diagnosis.trust().terraform()));
        root.put("trustRemarks", diagnosis.trustRemarks());
        root.put("sourceTrustStatement", text(diagnosis.sourceTrustStatement()));
        root.put("sourceTrustStatementTerraform", text(diagnosis.sourceTrust().terraform()));
        root.put("sourceTrustRemarks", diagnosis.sourceTrustRemarks());
        return JsonWriter.of(root);
    }

    private static Map<String, @Nullable Object> check(Check check) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("stage", check.stage());
        members.put("about", check.about());
        members.put("status", check.status().name().toLowerCase(Locale.ROOT));
        members.put("seen", check.seen());
        members.put("meaning", check.meaning());
        members.put("remedy", check.remedy());
        members.put("finding", text(check.finding()));
        members.put("guide", text(check.guide()));
        return members;
    }

    private static Map<String, @Nullable Object> setting(ReportedSetting setting) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("name", setting.name());
        members.put("origin", setting.origin());
        members.put("value", setting.value());
        return members;
    }

    private static @Nullable Object text(Optional<String> text) {
        return text.isPresent() ? text.get() : null;
    }
}
