package com.aa.nxop.access.internal.io;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes a text of others fit for our messages. STS, the agent, kube2iam, brokers, databases and proxies write such texts, and libraries
 * repeat them. Every such text passes here. It leaves as one line of bounded length, without control characters and secrets. Stateless.
 *
 * <p>A text of others may forge log lines, reverse a terminal's direction of writing, or repeat what the sender received: STS answers a wrong
 * signature with the whole request, session token included.
 */
public final class ForeignText {
    private static final int LONGEST = 2_000;
    /** As much is looked at; no service says more that people could read. */
    private static final int LONGEST_READ = 64 * 1024;

    /** Controls (C0, C1), marks without width or for the direction of writing, line separators, halves of surrogate pairs, private use. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}]+");

    /** Blanks and line ends of the usual kinds are not the point in a cause, whose text nobody makes a line of. */
    private static final Pattern UNPRINTABLE_IN_CAUSE =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\\t]]");

    /** Of causes of causes; what lies deeper, or in a circle, is left out. */
    private static final int DEEPEST = 10;

    private static final String HIDDEN = "<redacted>";
    private static final String TOKEN = "<token>";

    private static final int LONGEST_REFUSAL = 500;
    /** An object, an array or markup: no agent words a refusal like that, and what it holds cannot be told. */
    private static final Pattern DOCUMENT = Pattern.compile("(?s)\\s*+(\\{|<|\\[\\s*+[\\[{\"]).*");
    /** A name under which AWS, kube2iam or Vault hands out credentials, and the sign that its value follows. */
    private static final Pattern CREDENTIALS =
            Pattern.compile("(?im)(secret[_ -]?(access[_ -]?)?key|access[_ -]?key([_ -]?id)?"
                    + "|(session|security)[_ -]?token|[\"'<]token|^[ \\t]*+token)[\"']?\\s*+[:=>]");

    private static final String NAME =
            "[\\w.-]{0,40}(?:secret|token|password|passwd|pwd|authorization|credential|signature)[\\w.-]{0,40}";

    private static final Pattern RUN = Pattern.compile("[\\w/+-]{40,}+={0,2}");
    private static final Pattern SECRET_KEY = Pattern.compile("[A-Za-z0-9/+]{40}");
    private static final int SHORTEST_SESSION_TOKEN = 100;

    /** A form of secrets, and what takes its place. */
    private record Secret(Pattern form, String replacement) {
        Secret(String form, String replacement) {
            this(Pattern.compile(form), replacement);
        }
    }

    private static final List<Secret> SECRETS = List.of(
            // STS's answer to a wrong signature goes on with the request as STS reads it.
            new Secret("(?s)The Canonical String for this request.*", ""),
            // JSON and XML, whatever the value's length.
            new Secret("(?i)(\"" + NAME + "\"\\s*:\\s*\")[^\"]*", "$1" + HIDDEN),
            new Secret("(?i)(<" + NAME + ">)[^<]*(</)", "$1" + HIDDEN + "$2"),
            // Headers, parameters and lines of a file. A word of prose is shorter: "InvalidIdentityToken: Couldn't
            // retrieve".
            new Secret(
                    "(?i)\\b(" + NAME
                            + "(?:\\s*[:=]\\s*|%3D)['\"]?(?:Bearer |Basic |Token )?)[^\\s'\"&,;<>()\\[\\]]{16,}",
                    "$1" + HIDDEN),
            // The beginning of every JSON web token.
            new Secret("eyJ[\\w.-]{8,}+", TOKEN),
            // Vault's, GitHub's, GitLab's, Slack's.
            new Secret("\\b(?:hv[sbr]\\.|gh[opsur]_|github_pat_|glpat-|xox[abposr]-)[\\w.-]{8,}", HIDDEN));

    private ForeignText() {}

    /** One safe line; {@code no text} where there is none. */
    public static String line(@Nullable String text) {
        return line(text, List.of());
    }

    /**
     * One safe line.
     *
     * @param sent secrets that went to the server that wrote the text, which may repeat them
     */
    public static String line(@Nullable String text, Collection<String> sent) {
        if (text == null) {
            return "no text";
        }
        String safe = UNPRINTABLE.matcher(hidden(text, sent)).replaceAll(" ").strip();
        if (safe.isEmpty()) {
            return "no text";
        }
        return cut(safe, LONGEST);
    }

    /**
     * The words of a refusal on the node, which may be anything: a text that may hold credentials is not shown at all.
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
        String line = line(text, sent);
        // AWS names the policy that refused at the end, behind two ARNs and what an agent says before them.
        return cut(line, PolicyRefusal.in(line).isPresent() ? 2 * LONGEST_REFUSAL : LONGEST_REFUSAL);
    }

    private static String cut(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest).strip() + "…" : text;
    }

    /**
     * A cause for an exception of ours: the one given, or a copy with safe texts if one of its texts is not safe. Logs print an exception
     * together with its cause.
     */
    public static @Nullable Throwable cause(@Nullable Throwable cause, Collection<String> sent) {
        return cause == null || isSafe(cause, sent, 0) ? cause : copy(cause, sent, 0);
    }

    private static boolean isSafe(Throwable t, Collection<String> sent, int depth) {
        if (depth > DEEPEST) {
            return false;
        }
        boolean own = isOurs(t) || t.getMessage() == null || isSafe(t.getMessage(), sent);
        Throwable next = t.getCause();
        return own
                && (next == null || isSafe(next, sent, depth + 1))
                && Arrays.stream(t.getSuppressed()).allMatch(other -> isSafe(other, sent, depth + 1));
    }

    private static boolean isSafe(String text, Collection<String> sent) {
        return hidden(text, sent).equals(text)
                && !UNPRINTABLE_IN_CAUSE.matcher(text).find();
    }

    /** What we say ourselves has passed here, and has lines. */
    private static boolean isOurs(Throwable t) {
        return t.getClass().getName().startsWith("com.aa.nxop.access.");
    }

    private static Throwable copy(Throwable t, Collection<String> sent, int depth) {
        String kind = t.getClass().getName();
        Throwable copy = new Throwable(t.getMessage() == null ? kind : kind + ": " + line(t.getMessage(), sent));
        copy.setStackTrace(t.getStackTrace());
        Throwable next = t.getCause();
        if (depth < DEEPEST) {
            if (next != null) {
                copy.initCause(copy(next, sent, depth + 1));
            }
            for (Throwable other : t.getSuppressed()) {
                copy.addSuppressed(copy(other, sent, depth + 1));
            }
        }
        return copy;
    }

    /** Whether there is something in it that has the form of a secret. */
    public static boolean holdsSecret(String text) {
        return !hidden(text, List.of()).equals(text);
    }

    private static String hidden(String text, Collection<String> sent) {
        String safe = text.length() > LONGEST_READ ? text.substring(0, LONGEST_READ) : text;
        for (String secret : sent) {
            safe = without(safe, secret);
        }
        for (Secret secret : SECRETS) {
            safe = secret.form().matcher(safe).replaceAll(secret.replacement());
        }
        return RUN.matcher(safe)
                .replaceAll(run -> isSecret(run.group()) ? HIDDEN : Matcher.quoteReplacement(run.group()));
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

    private static String without(String text, String secret) {
        if (secret.isBlank()) {
            return text;
        }
        return text.replace(secret, TOKEN).replace(URLEncoder.encode(secret, StandardCharsets.UTF_8), TOKEN);
    }
}
