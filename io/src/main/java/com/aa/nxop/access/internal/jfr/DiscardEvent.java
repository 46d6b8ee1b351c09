package com.aa.nxop.access.internal.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;

@Name("com.aa.nxop.access.SessionDiscard")
@Label("Session Discard")
@Category("NXOP Access")
@Description("A service rejected the session in the NXOP account, and the SDK discarded it")
final class DiscardEvent extends Event {
    @Label("Session")
    String session = "";

    void of(Object discarded) {
        if (shouldCommit()) {
            session = discarded.toString();
            commit();
        }
    }
}
