package com.aa.nxop.access.doctor;

/** What STS said to the call that a trust policy decides about. */
enum TrustOutcome {
    /** It was not asked, or refused the call for something that is no policy's matter. */
    NOT_DECIDED,
    REFUSED,
    ADMITTED
}
