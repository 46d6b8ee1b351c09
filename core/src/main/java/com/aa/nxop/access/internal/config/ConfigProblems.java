package com.aa.nxop.access.internal.config;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.Finding;
import com.aa.nxop.access.internal.io.ForeignText;
import com.aa.nxop.access.spi.ConfiguredValue;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Collects everything that is wrong with a configuration, so that it is said at once. Not thread-safe. */
final class ConfigProblems {
    private static final int LONGEST_SHOWN = 200;
    /** The beginning of a token, AWS's key ids, and the form of a secret key. */
    private static final Pattern SECRET =
            Pattern.compile("eyJ|(AKIA|ASIA)[A-Z0-9]{12}|(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{40}(?![A-Za-z0-9+/=])");
    /** A name of so many letters in both cases with digits among them is rare; a secret looks like that. */
    private static final Pattern DENSE = Pattern.compile("[A-Za-z0-9]{20,}");

    private static final int SHORTENED = 4;

    /** From the scheme, if there is one, to the last {@code @}: a password may have one, too. */
    private static final Pattern USER = Pattern.compile("^(\\p{Alpha}[\\p{Alnum}+.-]*://)?.*@", Pattern.DOTALL);

    private final List<Finding> findings = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    void add(Finding finding, String text) {
        findings.add(finding);
        texts.add(text);
    }

    /** A value that breaks a rule. */
    void add(Finding finding, ConfiguredValue found, String ruleAndRemedy) {
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
                one ? findings.get(0) : CoreFinding.CONFIG_INVALID,
                what.toString(),
                one ? "Correct the setting named above." : "Correct the " + texts.size() + " settings named above.");
    }

    /**
     * A wrong value may be a secret in the wrong variable: what has a secret's form, or is long, is not repeated, nor is what a URI has
     * before an {@code @}. Of what only might be one, the beginning is.
     */
    static String shown(String value) {
        if (value.length() > LONGEST_SHOWN || isSecret(value) || ForeignText.holdsSecret(value)) {
            return "not shown (" + value.length() + " characters)";
        }
        if (DENSE.matcher(value).results().anyMatch(run -> isMixed(run.group()))) {
            return '"' + value.substring(0, SHORTENED) + "…\" (" + value.length() + " characters)";
        }
        return '"'
                + USER.matcher(value).replaceFirst("$1<hidden>@").replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?")
                + '"';
    }

    private static boolean isSecret(String value) {
        return SECRET.matcher(value).results().anyMatch(found -> found.group().length() < 40 || isMixed(found.group()));
    }

    private static boolean isMixed(String text) {
        return text.chars().anyMatch(Character::isUpperCase)
                && text.chars().anyMatch(Character::isLowerCase)
                && text.chars().anyMatch(Character::isDigit);
    }
}
