package com.aa.nxop.access;

import com.aa.nxop.access.internal.io.AwsPartition;
import com.aa.nxop.access.internal.text.MistypedRole;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An IAM role, named as {@code 178549792225/example-role} (the form of the {@code runway.aa.com/pod-identity} annotation) or by
 * its ARN.
 *
 * @param partition {@code aws}, {@code aws-us-gov}, {@code aws-cn} or another that the AWS SDK knows
 * @param accountId twelve digits
 * @param name with its path, if it has one: {@code example-role} or {@code teams/flight/example-role}
 */
public record TargetRole(String partition, String accountId, String name) {
    // IAM's API reference: role names have 1 to 64 characters of [\w+=,.@-], paths up to 512 of printable ASCII.
    private static final String NAME = "(?<name>(?:[!-.0-~]+/)*[\\w+=,.@-]{1,64})";
    /** STS API reference, AssumeRole, RoleArn. Also keeps a huge text from exhausting the stack of the pattern's matcher. */
    private static final int LONGEST_ARN = 2048;

    private static final Pattern SHORT =
            Pattern.compile("(?<account>\\d{12})/(?!" + MistypedRole.KIND + "/|arn:)" + NAME);
    private static final Pattern ARN =
            Pattern.compile("arn:(?<partition>aws[a-z-]{0,20}):iam::(?<account>\\d{12}):role/" + NAME);

    /** The role, or nothing if the text has neither form; the short form is in the partition {@code aws}. */
    public static Optional<TargetRole> parse(String text) {
        return parse(text, AwsPartition.USUAL);
    }

    /** As {@link #parse(String)}, with the partition of the short form. */
    public static Optional<TargetRole> parse(String text, String partition) {
        if (text.length() > LONGEST_ARN) {
            return Optional.empty();
        }
        Matcher arn = ARN.matcher(text);
        if (arn.matches()) {
            return AwsPartition.isKnown(arn.group("partition"))
                    ? Optional.of(new TargetRole(arn.group("partition"), arn.group("account"), arn.group("name")))
                    : Optional.empty();
        }
        Matcher pair = SHORT.matcher(text);
        return pair.matches()
                ? Optional.of(new TargetRole(partition, pair.group("account"), pair.group("name")))
                        .filter(role -> role.arn().length() <= LONGEST_ARN)
                : Optional.empty();
    }

    /** For example {@code arn:aws:iam::178549792225:role/example-role}. */
    public String arn() {
        return "arn:" + partition + ":iam::" + accountId + ":role/" + name;
    }

    /**
     * Whether a session's ARN, as GetCallerIdentity gives it, belongs to this role. Such an ARN leaves out the role's path, so
     * two roles of one account that differ in their paths alone cannot be told apart by it.
     */
    public boolean owns(String sessionArn) {
        String simpleName = name.substring(name.lastIndexOf('/') + 1);
        return sessionArn.startsWith("arn:" + partition + ":sts::" + accountId + ":assumed-role/" + simpleName + "/");
    }

    @Override
    public String toString() {
        return arn();
    }
}
