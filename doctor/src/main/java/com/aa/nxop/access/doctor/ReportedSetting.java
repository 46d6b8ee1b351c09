package com.aa.nxop.access.doctor;

import com.aa.nxop.access.doctor.settings.SettingReport;
import java.util.List;

/**
 * A setting that is set. Holds no secret.
 *
 * @param name as a variable, for example {@code NXOP_ROLE}
 * @param origin {@code variable}, {@code system property}, {@code builder} or {@code file}
 * @param value {@code present} where it is, or may be, a secret
 */
public record ReportedSetting(String name, String origin, String value) {
    static List<ReportedSetting> all(List<SettingReport> reported) {
        return reported.stream()
                .map(each -> new ReportedSetting(each.name(), each.origin(), each.value()))
                .toList();
    }
}
