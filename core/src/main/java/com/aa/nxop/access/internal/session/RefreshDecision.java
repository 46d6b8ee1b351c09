package com.aa.nxop.access.internal.session;

/** What to do for a caller who wants credentials now. */
enum RefreshDecision {
    /** The session is good, or a failed refresh is resting: hand it out. */
    SERVE,
    /** Hand it out, and get the next one meanwhile. */
    REFRESH_IN_BACKGROUND,
    /** The session is about to end: wait a moment for the next one, then hand out what there is. */
    WAIT_BRIEFLY,
    /** There is no session, or it has expired: wait for one. */
    WAIT,
    /** There is no session, and the last attempt has just failed: the caller gets its error immediately. */
    FAIL
}
