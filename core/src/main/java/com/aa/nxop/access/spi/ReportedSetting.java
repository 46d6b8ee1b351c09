package com.aa.nxop.access.spi;

/**
 * A setting that is set, as a diagnosis shows it.
 *
 * @param name as a variable, for example {@code NXOP_ROLE}
 * @param origin {@code variable}, {@code system property} or {@code builder}
 * @param value {@code present} where it is, or may be, a secret
 */
public record ReportedSetting(String name, String origin, String value) {}
