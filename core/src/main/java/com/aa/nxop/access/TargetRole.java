package com.aa.nxop.access;

import com.aa.nxop.access.internal.io.AwsPartition;
import com.aa.nxop.access.internal.text.RoleName;
import java.util.Optional;

/**
 * An IAM role, named as {@code 178549792225/example-role} (the form of the {@code runway.aa.com/pod-identity} annotation) or by
 * its ARN.
 *
 * @param partition {@code aws}, {@code aws-us-gov}, {@code aws-cn} or another that the AWS SDK knows
 * @param accountId twelve digits
 * @param name with its path, if it has one: {@code example-role} or {@code teams/flight/example-role}
 */
public record TargetRole(String partition, String accountId, String name) {
    /** The role, or nothing if the text has neither form; the short form is in the partition {@code aws}. */
    public static Optional<TargetRole> parse(String text) {
        return parse(text, AwsPartition.USUAL);
    }

    /** As {@link #parse(String)}, with the partition of the short form. */
    public static Optional<TargetRole> parse(String text, String partition) {
        return RoleName.parse(text)
                .flatMap(role -> role.accountId()
                        .map(account -> new TargetRole(role.partition().orElse(partition), account, role.name())))
                .filter(role -> role.arn().length() <= RoleName.LONGEST_ARN);
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
