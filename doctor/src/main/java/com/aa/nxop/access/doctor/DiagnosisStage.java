package com.aa.nxop.access.doctor;

import java.util.Locale;

/** The stages before the resources, in the order of the real path. */
enum DiagnosisStage {
    CONFIGURATION,
    WORKLOAD,
    SOURCE,
    SOURCE_IDENTITY,
    ASSUME_ROLE,
    TARGET_IDENTITY;

    /** Stable, for example {@code source-identity}. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
