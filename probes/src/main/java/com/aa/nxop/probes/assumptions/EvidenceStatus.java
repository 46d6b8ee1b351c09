package com.aa.nxop.probes.assumptions;

import java.util.Locale;

/** How well a belief is founded. */
enum EvidenceStatus {
    /** Somebody recorded AWS doing so, or the source of the real program shows it. */
    RECORDED,
    /** AWS or the project says so. */
    DOCUMENTED,
    /** It follows from what is recorded or documented. */
    INFERRED,
    /** Nothing speaks for it but that it has to be decided somehow. */
    UNKNOWN;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
