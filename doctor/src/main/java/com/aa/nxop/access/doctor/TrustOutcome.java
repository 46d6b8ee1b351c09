package com.aa.nxop.access.doctor;

/** What STS said to the call that a trust policy decides about. */
enum TrustOutcome {
    /** STS was not asked, or refused the call for a reason other than a policy. */
    NOT_DECIDED,
    REFUSED,
    ADMITTED
}
