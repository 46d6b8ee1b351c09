package com.aa.nxop.access.internal.text;

import com.aa.nxop.access.internal.io.AwsPartition;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An IAM role as people name it: by ARN, by account and name, or by name.
 *
 * @param partition if an ARN names it: one that the AWS SDK knows
 * @param accountId twelve digits, if the text names it
 * @param name with its path, if the text has one
 */
public record RoleName(Optional<String> partition, Optional<String> accountId, String name) {
    /** STS API reference, AssumeRole, RoleArn. Also keeps a huge text from exhausting the stack of the pattern's matcher. */
    public static final int LONGEST_ARN = 2048;

    // IAM's API reference: role names have 1 to 64 characters of [\w+=,.@-], paths up to 512 of printable ASCII.
    private static final String NAME = "(?<name>(?:[!-.0-~]+/)*[\\w+=,.@-]{1,64})";
    private static final Pattern ARN =
            Pattern.compile("arn:(?<partition>aws[a-z-]{0,20}):iam::(?<account>\\d{12}):role/" + NAME);
    private static final Pattern PAIR =
            Pattern.compile("(?<account>\\d{12})/(?!" + MistypedRole.KIND + "/|arn:)" + NAME);
    /** Begins like an ARN, or with an account id. */
    private static final Pattern QUALIFIED = Pattern.compile("(arn:|\\d{12}/).*", Pattern.DOTALL);
    /** Not an account id alone, nor a part of an ARN; a path may begin with a slash, as IAM shows it. */
    private static final Pattern BARE = Pattern.compile("(?!\\d{12}$)/?(?<name>(?:[!-.0-9;-~]+/)*[\\w+=,.@-]{1,64})");

    /** The role, or nothing if the text has none of the three forms. */
    public static Optional<RoleName> parse(String text) {
        if (text.length() > LONGEST_ARN) {
            return Optional.empty();
        }
        Matcher arn = ARN.matcher(text);
        if (arn.matches()) {
            return Optional.of(new RoleName(
                            Optional.of(arn.group("partition")), Optional.of(arn.group("account")), arn.group("name")))
                    .filter(role -> AwsPartition.isKnown(arn.group("partition")));
        }
        Matcher pair = PAIR.matcher(text);
        if (pair.matches()) {
            return Optional.of(new RoleName(Optional.empty(), Optional.of(pair.group("account")), pair.group("name")));
        }
        Matcher bare = BARE.matcher(text);
        return bare.matches() && !QUALIFIED.matcher(text).matches()
                ? Optional.of(new RoleName(Optional.empty(), Optional.empty(), bare.group("name")))
                : Optional.empty();
    }

    /**
     * Whether this names the role with that ARN. A text that is no ARN and has no path names the role whatever its path: a role's name is unique
     * within its account.
     */
    public boolean names(String arn) {
        boolean exact = partition.isPresent() || name.contains("/");
        return parse(arn)
                .filter(role -> partition.isEmpty() || partition.equals(role.partition))
                .filter(role -> accountId.isEmpty() || accountId.equals(role.accountId))
                .filter(role -> exact ? name.equals(role.name) : simple(name).equals(simple(role.name)))
                .isPresent();
    }

    /**
     * Whether a session's ARN, as GetCallerIdentity gives it, belongs to this role. Such an ARN leaves out the role's path, so the simple
     * name is compared.
     */
    public boolean owns(String sessionArn) {
        return Pattern.matches(
                "arn:" + partition.map(Pattern::quote).orElse("[a-z0-9-]+") + ":sts::" + accountId.orElse("\\d{12}")
                        + ":assumed-role/" + Pattern.quote(simple(name)) + "/[^/]+",
                sessionArn);
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** As a person may write it. */
    @Override
    public String toString() {
        return partition
                .map(known -> "arn:" + known + ":iam::" + accountId.orElse("") + ":role/" + name)
                .orElseGet(() -> accountId.map(id -> id + "/").orElse("") + name);
    }
}
