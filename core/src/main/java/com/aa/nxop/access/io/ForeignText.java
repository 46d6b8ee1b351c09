package com.aa.nxop.access.io;

import java.util.Collection;
import java.util.regex.Pattern;

/** A text that somebody else wrote, made fit for a message and a log: one short line, without what could be a secret. */
public final class ForeignText {
    private static final int LONGEST = 500;
    private static final String TOKEN = "<token>";

    /** What separates lines, moves the cursor, or turns the direction of what follows. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\x80-\\x9f]+");
    /** A name under which AWS, kube2iam or Vault hands out credentials, and the sign that its value follows. */
    private static final Pattern CREDENTIALS =
            Pattern.compile("(?im)(secret[_ -]?(access[_ -]?)?key|access[_ -]?key([_ -]?id)?"
                    + "|(session|security)[_ -]?token|[\"'<]token|^\\s*token)[\"']?\\s*[:=>]");

    /** A secret access key, and what is as long as a session token only is. */
    private static final Pattern OPAQUE = Pattern.compile(
            "(?<![\\w/+=-])(?=\\S*[a-z])(?=\\S*[A-Z])(?=\\S*\\d)([A-Za-z0-9/+]{40}(?![\\w/+=-])|[\\w/+=-]{100,}+)");

    private static final Pattern JWT = Pattern.compile("eyJ[\\w-]{8,}+(\\.[\\w-]*+)*+");
    /** An object, an array or markup: no agent words a refusal like that, and what it holds cannot be told. */
    private static final Pattern DOCUMENT = Pattern.compile("(?s)\\s*(\\{|<|\\[\\s*[\\[{\"]).*");

    private ForeignText() {}

    /**
     * A refusal's own words.
     *
     * @param sent secrets that went there: they do not come out again
     */
    public static String refusal(String text, Collection<String> sent) {
        if (text.isBlank()) {
            return "no text.";
        }
        if (DOCUMENT.matcher(text).matches() || CREDENTIALS.matcher(text).find()) {
            return "a text of " + text.length() + " characters, which is not shown because it may hold credentials.";
        }
        String safe = text;
        for (String secret : sent) {
            safe = secret.isEmpty() ? safe : safe.replace(secret, TOKEN);
        }
        return line(safe);
    }

    /** In one line, cut where it is long. */
    public static String line(String text) {
        // Cut before it is searched: it may be as long as somebody likes.
        String start = text.length() > 4 * LONGEST ? text.substring(0, 4 * LONGEST) : text;
        String line = INVISIBLE.matcher(start).replaceAll(" ").strip();
        line = OPAQUE.matcher(JWT.matcher(line).replaceAll(TOKEN)).replaceAll("<redacted>");
        return line.length() > LONGEST || text.length() > start.length()
                ? line.substring(0, Math.min(line.length(), LONGEST)) + "…"
                : line;
    }
}
