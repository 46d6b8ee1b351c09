package com.aa.nxop.access.doctor.trustpolicy;

/** What is known of a call when STS decides about one action: its condition keys, and who calls. */
interface RequestContextKeys {
    RequestValue get(String key);

    /** Whether the caller is meant. */
    TruthValue covered(TrustPrincipal.Value principal);

    /** Of the caller; empty if it is not known. */
    String account();
}
