package com.aa.nxop.testkit.internal.ssm;

import java.util.Locale;
import java.util.regex.Pattern;

/** What names and paths may look like, and what AWS says of those that do not. */
final class ParameterNames {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_./-]+");

    private ParameterNames() {}

    static void checkName(String name) {
        if (!NAME.matcher(name).matches() || reserved(name, "ssm")) {
            throw SsmRefusal.invalid("""
                    Parameter name: can't be prefixed with "ssm" (case-insensitive). If formed as a path, it can consist of \
                    sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following \
                    3 symbols .-_""");
        }
    }

    /** The backslashes are AWS's. */
    static void checkPath(String path) {
        boolean wrong = !path.startsWith("/")
                || !NAME.matcher(path).matches()
                || reserved(path, "ssm")
                || reserved(path, "aws");
        if (wrong) {
            throw SsmRefusal.invalid(
                    "The parameter doesn't meet the parameter name requirements. The parameter name must begin with a"
                            + " forward slash \"/\". It can't be prefixed with \\\"aws\\\" or \\\"ssm\\\""
                            + " (case-insensitive). It must use only letters, numbers, or the following symbols:"
                            + " . (period), - (hyphen), _ (underscore). Special characters are not allowed. All"
                            + " sub-paths, if specified, must use the forward slash symbol \"/\". Valid example:"
                            + " /get/parameters2-/by1./path0_.");
        }
    }

    private static boolean reserved(String name, String prefix) {
        return name.replaceFirst("^/", "").toLowerCase(Locale.ROOT).startsWith(prefix);
    }
}
