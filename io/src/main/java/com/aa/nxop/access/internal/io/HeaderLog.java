package com.aa.nxop.access.internal.io;

import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps tokens out of one log that is not ours. From FINE on the JDK's HTTP connection prints every header of a request. The SDK's own requests do not
 * go over it, but those of S3 clients may, and carry the session token. An application whose logging sets everything to DEBUG, and passes the
 * JDK's log on, would have it in its files.
 *
 * <p>The level alone does not hold: {@code LogManager.reset} and {@code readConfiguration}, which application servers call, undo it. A filter they
 * leave in place.
 */
public final class HeaderLog {
    /** Held, because the JDK forgets the level and the filter of a logger that nobody holds. */
    private static final Logger JDK_HTTP = Logger.getLogger("sun.net.www.protocol.http.HttpURLConnection");

    private HeaderLog() {}

    /** Raises that one logger to INFO, unless somebody has set its level by its name; and lets no token through at any level. */
    public static void keepSecrets() {
        if (JDK_HTTP.getLevel() == null) {
            JDK_HTTP.setLevel(Level.INFO);
        }
        @Nullable Filter before = JDK_HTTP.getFilter();
        if (!(before instanceof Redaction)) {
            JDK_HTTP.setFilter(new Redaction(before));
        }
    }

    /** @param other what the application has put there, which still decides */
    private record Redaction(@Nullable Filter other) implements Filter {
        @Override
        public boolean isLoggable(LogRecord event) {
            @Nullable String text = event.getMessage();
            if (text != null) {
                event.setMessage(Secrets.redacted(text));
            }
            return other == null || other.isLoggable(event);
        }
    }

    /** Loaded where something is logged, which is hardly ever. */
    private static final class Secrets {
        private static final Pattern HEADER = Pattern.compile(
                "(?i)\\{((?:Proxy-)?Authorization|X-Amz-Security-Token|X-aws-ec2-metadata-token|(?:Set-)?Cookie2?): [^}]*+}");
        private static final Pattern QUERY = Pattern.compile("(?i)(X-Amz-(?:Security-Token|Signature)=)[^&\\s}]*+");

        private static String redacted(String text) {
            return QUERY.matcher(HEADER.matcher(text).replaceAll("{$1: <redacted>}"))
                    .replaceAll("$1<redacted>");
        }
    }
}
