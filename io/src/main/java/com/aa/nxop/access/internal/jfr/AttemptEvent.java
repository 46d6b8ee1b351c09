package com.aa.nxop.access.internal.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

@Name("com.aa.nxop.access.SessionAttempt")
@Label("Session Attempt")
@Category("NXOP Access")
@Description("The SDK asked the source and STS for a session in the NXOP account")
@StackTrace(false)
final class AttemptEvent extends Event implements RecordedTime {
    @Label("Outcome")
    @Description("success, or the id of a finding")
    String outcome = "";

    @Label("Detail")
    @Description("The session, or the stage that failed")
    String detail = "";

    @Override
    public void ended(String result, Object what) {
        end();
        if (shouldCommit()) {
            outcome = result;
            detail = what.toString();
            commit();
        }
    }
}
