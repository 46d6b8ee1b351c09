package com.aa.nxop.access.internal.text;

import com.aa.nxop.access.internal.io.ForeignText;
import java.util.regex.Pattern;

/** A value as a message may repeat it: it may be a secret in the wrong place. */
public final class ShownValue {
    private static final int LONGEST_SHOWN = 200;
    /** The beginning of a token, AWS's key ids, and the form of a secret key. */
    private static final Pattern SECRET =
            Pattern.compile("eyJ|(AKIA|ASIA)[A-Z0-9]{12}|(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{40}(?![A-Za-z0-9+/=])");
    /** A name of so many letters in both cases with digits among them is rare; a secret looks like that. */
    private static final Pattern DENSE = Pattern.compile("[A-Za-z0-9]{20,}");

    private static final int SHORTENED = 4;

    /** From the scheme, if there is one, to the last {@code @}: a password may have one, too. */
    private static final Pattern USER = Pattern.compile("^(\\p{Alpha}[\\p{Alnum}+.-]*://)?.*@", Pattern.DOTALL);

    private ShownValue() {}

    /**
     * A wrong value may be a secret in the wrong variable: what has a secret's form, or is long, is not repeated, nor is what a URI has
     * before an {@code @}. Of what only might be one, the beginning is.
     */
    public static String of(String value) {
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
