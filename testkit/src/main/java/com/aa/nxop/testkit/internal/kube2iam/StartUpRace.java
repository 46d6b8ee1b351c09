package com.aa.nxop.testkit.internal.kube2iam;

import java.time.Instant;

/** The time for which kube2iam has not yet heard of the pod: until a moment, or for so many requests. Not thread-safe. */
final class StartUpRace {
    private Instant until = Instant.MIN;
    private int requests;

    void until(Instant moment) {
        until = moment;
    }

    void forRequests(int n) {
        requests = n;
    }

    /** To be asked once for each request. */
    boolean isOn(Instant now) {
        if (requests > 0) {
            requests--;
            return true;
        }
        return now.isBefore(until);
    }
}
