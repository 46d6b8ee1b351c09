package com.aa.nxop.access;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps tokens out of one log that is not ours. The JDK's HTTP connection prints every request header at FINE: the pod's token on its way
 * to the agent, the session token on its way to AWS. An application whose logging sets everything to DEBUG, and passes the JDK's log on,
 * would have them in its files.
 */
final class HeaderLog {
    /** Held, because the JDK forgets the level of a logger that nobody holds. */
    private static final Logger JDK_HTTP = Logger.getLogger("sun.net.www.protocol.http.HttpURLConnection");

    private HeaderLog() {}

    /** Raises that one logger to INFO, unless somebody has set its level by its name. */
    static void keepSecrets() {
        if (JDK_HTTP.getLevel() == null) {
            JDK_HTTP.setLevel(Level.INFO);
        }
    }
}
