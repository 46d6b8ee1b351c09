package com.aa.nxop.access.internal.config;

import com.aa.nxop.access.TargetRole;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The role that the platform must give the pod, as {@code NXOP_SOURCE_ROLE} names it: by ARN, by account and name, or by name.
 *
 * @param partition if an ARN names it
 * @param accountId twelve digits, if the value names it
 * @param name with its path, if the value has one
 */
public record SourceRole(Optional<String> partition, Optional<String> accountId, String name) {
    /** Not an account id alone, nor a part of an ARN; a path may begin with a slash, as IAM shows it. */
    private static final Pattern NAME = Pattern.compile("(?!\\d{12}$)/?(?<name>(?:[!-.0-9;-~]+/)*[\\w+=,.@-]{1,64})");

    /** STS API reference, AssumeRole, RoleArn. Also keeps a huge text from exhausting the stack of the pattern's matcher. */
    private static final int LONGEST_ARN = 2048;

    /** Begins like an ARN, or with an account id. */
    private static final Pattern QUALIFIED = Pattern.compile("(arn:|\\d{12}/).*", Pattern.DOTALL);

    /** The role, or nothing if the text has none of the three forms. */
    static Optional<SourceRole> parse(String text) {
        if (QUALIFIED.matcher(text).matches()) {
            // An account id alone does not tell the partition.
            return TargetRole.parse(text)
                    .map(role -> new SourceRole(
                            Optional.of(role.partition()).filter(known -> text.startsWith("arn:")),
                            Optional.of(role.accountId()),
                            role.name()));
        }
        Matcher name = NAME.matcher(text);
        return text.length() <= LONGEST_ARN && name.matches()
                ? Optional.of(new SourceRole(Optional.empty(), Optional.empty(), name.group("name")))
                : Optional.empty();
    }

    /**
     * Whether this names that role. A value that is no ARN and has no path names the role whatever its path: a role's name is unique within
     * its account.
     */
    boolean names(TargetRole role) {
        boolean exact = partition.isPresent() || name.contains("/");
        return partition.filter(known -> !known.equals(role.partition())).isEmpty()
                && accountId.filter(known -> !known.equals(role.accountId())).isEmpty()
                && (exact ? name.equals(role.name()) : simple(name).equals(simple(role.name())));
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

    /** As it may be written in {@code NXOP_SOURCE_ROLE}. */
    @Override
    public String toString() {
        return partition
                .map(known -> "arn:" + known + ":iam::" + accountId.orElse("") + ":role/" + name)
                .orElseGet(() -> accountId.map(id -> id + "/").orElse("") + name);
    }
}
