package com.aa.nxop.access.internal.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;

@Name("com.aa.nxop.access.SessionWait")
@Label("Session Wait")
@Category("NXOP Access")
@Description(
        "A caller waited for a session in the NXOP account: for the first one, in a session's last minute, or after its end")
final class WaitEvent extends Event implements RecordedTime {
    @Label("Outcome")
    @Description("success, failure, or timeout")
    String outcome = "";

    @Override
    public void ended(String result, Object what) {
        end();
        if (shouldCommit()) {
            outcome = result;
            commit();
        }
    }
}
