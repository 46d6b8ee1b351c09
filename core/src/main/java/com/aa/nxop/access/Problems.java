package com.aa.nxop.access;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Collects everything that is wrong with a configuration, so that it is said at once. Not thread-safe. */
final class Problems {
    private static final int LONGEST_SHOWN = 200;
    /** The beginnings of a token and of AWS's key ids, and the form of a secret key. */
    private static final Pattern SECRET = Pattern.compile("^eyJ|(AKIA|ASIA)[A-Z0-9]{12}|^[A-Za-z0-9+/]{40}$");

    /** From the scheme, if there is one, to the last {@code @}: a password may have one, too. */
    private static final Pattern USER = Pattern.compile("^(\\p{Alpha}[\\p{Alnum}+.-]*://)?.*@", Pattern.DOTALL);

    private final List<Finding> findings = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    void add(Finding finding, String text) {
        findings.add(finding);
        texts.add(text);
    }

    /** A value that breaks a rule. */
    void add(Finding finding, Environment.Found found, String ruleAndRemedy) {
        add(finding, found.name() + " is " + shown(found.value()) + ": " + ruleAndRemedy);
    }

    void throwIfAny() {
        if (texts.isEmpty()) {
            return;
        }
        boolean one = texts.size() == 1;
        StringBuilder what = new StringBuilder("NXOP access is not configured: ")
                .append(one ? "1 problem." : texts.size() + " problems.");
        for (int i = 0; i < texts.size(); i++) {
            what.append("\n  ").append(i + 1).append(". ").append(texts.get(i));
            what.append(" [").append(findings.get(i).id()).append(']');
        }
        throw new AccessException(
                one ? findings.get(0) : Finding.CONFIG_INVALID,
                what.toString(),
                one ? "Correct the setting named above." : "Correct the " + texts.size() + " settings named above.");
    }

    /**
     * A wrong value may be a secret in the wrong variable: what looks like a token, or is long, is not repeated, nor is what a URI has
     * before an {@code @}.
     */
    static String shown(String value) {
        boolean secret = value.length() > LONGEST_SHOWN || SECRET.matcher(value).find();
        return secret
                ? "not shown (" + value.length() + " characters)"
                : '"' + USER.matcher(value).replaceFirst("$1<hidden>@").replaceAll("\\p{Cntrl}", "?") + '"';
    }
}
