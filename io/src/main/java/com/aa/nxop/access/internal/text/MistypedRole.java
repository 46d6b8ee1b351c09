package com.aa.nxop.access.internal.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what is wrong with a text that is meant to name a role, and names none, where the mistake is a usual one. */
public final class MistypedRole {
    /** What an ARN has in front of a name. A short form that has it, too, would name a role by a path that it does not have. */
    public static final String KIND = "(?<kind>role|assumed-role|user|group|policy|instance-profile)";

    private static final String NAME = "(?<name>[\\w+=,.@/-]{1,576}?)";
    private static final Pattern QUOTED = Pattern.compile("[\"'].*|.*[\"']");
    private static final Pattern BLANK = Pattern.compile(".*\\s.*", Pattern.DOTALL);
    private static final Pattern ARN = Pattern.compile(
            "arn:[a-z-]+:(?<service>iam|sts):[^:]*:(?<account>\\d{12}):(?<kind>[a-z-]+)(?:/" + NAME + ")?/?");
    private static final Pattern RESOURCE = Pattern.compile("(?<account>\\d{12})[:/]:?" + KIND + "/" + NAME + "/?");
    private static final Pattern SLASH_AT_END = Pattern.compile("(?<account>\\d{12})/" + NAME + "/+");
    private static final Pattern COLON = Pattern.compile("(?<account>\\d{12}):" + NAME);
    private static final Pattern NO_ACCOUNT = Pattern.compile("/?role/[\\w+=,.@/-]{1,576}|/[\\w+=,.@-]{1,64}");
    private static final Pattern ACCOUNT = Pattern.compile("(?<account>[\\d-]{1,20})/" + NAME);

    private MistypedRole() {}

    /** A rule and a remedy, as for any value of a setting; nothing where the mistake is not a usual one. */
    public static Optional<String> explain(String text) {
        if (!ShownValue.of(text).equals('"' + text + '"')) {
            return Optional.empty(); // It may be a secret in the wrong variable, and an advice would repeat it.
        }
        if (QUOTED.matcher(text).matches()) {
            return Optional.of(
                    "it contains a quotation mark, which belongs to YAML or to a shell. Write the role without it.");
        }
        if (BLANK.matcher(text).matches()) {
            return Optional.of("it contains a space, but no role name or ARN has one. Write the role without it.");
        }
        Matcher arn = ARN.matcher(text);
        if (arn.matches()) {
            return Optional.of(ofArn(arn));
        }
        Matcher resource = RESOURCE.matcher(text);
        if (resource.matches()) {
            return Optional.of(
                    "the short form has the role's name right after the account id, without " + resource.group("kind")
                            + "/. " + write(resource) + " If the role really has the path /" + resource.group("kind")
                            + "/, write its ARN.");
        }
        for (Pattern slip : new Pattern[] {SLASH_AT_END, COLON}) {
            Matcher matcher = slip.matcher(text);
            if (matcher.matches()) {
                return Optional.of((slip == COLON ? "it has a colon in place of the slash. " : "it ends with a slash. ")
                        + write(matcher));
            }
        }
        if (NO_ACCOUNT.matcher(text).matches()) {
            return Optional.of("it names no account. Write <12-digit account id>/<role name>.");
        }
        Matcher account = ACCOUNT.matcher(text);
        return account.matches() ? Optional.of(ofAccount(account)) : Optional.empty();
    }

    private static String ofArn(Matcher arn) {
        String kind = arn.group("kind");
        if (kind.equals("assumed-role") && arn.group("name") != null) {
            String role = arn.group("name").replaceFirst("/.*", "");
            return "it is the ARN of a session, not of its role. Write " + arn.group("account") + "/" + role
                    + ", with the role's path in front of its name if it has one.";
        }
        if (!kind.equals("role")) {
            return "it is an ARN of the kind " + kind + ", not of a role. Write for example 178549792225/example-role.";
        }
        return arn.group("name") == null
                ? "it is the ARN of a role without a name. Write for example 178549792225/example-role."
                : "the ARN of a role belongs to iam, has no region, and ends with the role's name. " + write(arn);
    }

    private static String ofAccount(Matcher account) {
        String digits = account.group("account").replace("-", "");
        return digits.length() == 12
                ? "an account id has no hyphens. Write " + digits + "/" + account.group("name") + "."
                : "its account id has " + digits.length()
                        + " digits, but an account id has 12. If it begins with a zero, quote it in YAML. Write for example"
                        + " 178549792225/example-role.";
    }

    private static String write(Matcher text) {
        return "Write " + text.group("account") + "/" + text.group("name") + ".";
    }
}
