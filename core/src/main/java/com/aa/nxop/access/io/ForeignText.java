package com.aa.nxop.access.io;

import java.util.Collection;
import java.util.regex.Pattern;

/** A text that somebody else wrote, made fit for a message and a log: one short line, without what could be a secret. */
public final class ForeignText {
    private static final int LONGEST_REFUSAL = 500;
    /** An ARN has up to 2,048 characters, and STS names two of them; those that there are have fewer than 300. */
    private static final int LONGEST_LINE = 2_000;

    private static final String TOKEN = "<token>";

    /** What separates lines, moves the cursor, or turns the direction of what follows. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\x80-\\x9f]+");
    /** A name under which AWS, kube2iam or Vault hands out credentials, and the sign that its value follows. */
    private static final Pattern CREDENTIALS =
            Pattern.compile("(?im)(secret[_ -]?(access[_ -]?)?key|access[_ -]?key([_ -]?id)?"
                    + "|(session|security)[_ -]?token|[\"'<]token|^[ \\t]*+token)[\"']?\\s*+[:=>]");

    /** An object, an array or markup: no agent words a refusal like that, and what it holds cannot be told. */
    private static final Pattern DOCUMENT = Pattern.compile("(?s)\\s*+(\\{|<|\\[\\s*+[\\[{\"]).*");

    /** In the canonical request that AWS repeats where a signature does not match. */
    private static final Pattern TOKEN_HEADER =
            Pattern.compile("(?i)(x-amz-security-token[\"']?\\s*+[:=]\\s*+)[^\\s&,;\"'<]++");

    private static final Pattern JWT = Pattern.compile("eyJ[\\w.-]{8,}+");
    private static final Pattern RUN = Pattern.compile("[\\w/+-]{40,}+={0,2}");
    private static final Pattern SECRET_KEY = Pattern.compile("[A-Za-z0-9/+]{40}");
    private static final int SHORTEST_SESSION_TOKEN = 100;

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
        return line(safe, LONGEST_REFUSAL);
    }

    /** In one line, cut where it is long. */
    public static String line(String text) {
        return line(text, LONGEST_LINE);
    }

    private static String line(String text, int longest) {
        // Cut before it is searched, too: it may be as long as somebody likes. What is hidden is hidden before the
        // second cut.
        String start = text.length() > 10 * longest ? text.substring(0, 10 * longest) : text;
        String line = INVISIBLE.matcher(start).replaceAll(" ").strip();
        line = TOKEN_HEADER.matcher(line).replaceAll("$1" + TOKEN);
        line = RUN.matcher(JWT.matcher(line).replaceAll(TOKEN))
                .replaceAll(run -> isSecret(run.group()) ? "<redacted>" : run.group());
        return line.length() > longest || text.length() > start.length()
                ? line.substring(0, Math.min(line.length(), longest)) + "…"
                : line;
    }

    /** Whether it has the form of a secret access key, or a length that nothing but a session token has. */
    private static boolean isSecret(String run) {
        boolean form = run.length() >= SHORTEST_SESSION_TOKEN
                || SECRET_KEY.matcher(run).matches();
        return form
                && run.chars().anyMatch(c -> c >= 'a' && c <= 'z')
                && run.chars().anyMatch(c -> c >= 'A' && c <= 'Z')
                && run.chars().anyMatch(c -> c >= '0' && c <= '9');
    }
}
