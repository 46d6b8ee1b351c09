package com.aa.nxop.access.diagnose.policy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** ARNs of roles, whose path is unknown where they were made from a session's ARN. */
final class RoleArn {
    private static final Pattern ROLE =
            Pattern.compile("(?<account>arn:[^:]+:iam::\\d{12}):role/(?<path>(?:[^/]+/)*)(?<name>[^/]+)");

    private RoleArn() {}

    /** Empty if it is not known. */
    static String account(PodFacts facts) {
        String[] sections = facts.sourceRoleArn().split(":", 6);
        return facts.kpaasAccount().isEmpty() && sections.length == 6 ? sections[4] : facts.kpaasAccount();
    }

    static String root(PodFacts facts) {
        return "arn:" + partition(facts) + ":iam::" + account(facts) + ":root";
    }

    /** Of everything that a statement for this pod names: ARNs of different partitions never meet. */
    static String partition(PodFacts facts) {
        return Stream.of(facts.sourceRoleArn(), facts.clusterArn())
                .map(arn -> arn.split(":", 3))
                .filter(sections -> sections.length == 3)
                .map(sections -> sections[1])
                .findFirst()
                .orElse(facts.partition().isEmpty() ? "aws" : facts.partition());
    }

    /**
     * Whether one is the other with a path, so that they may be one role: within an account a role's name is unique whatever its
     * path.
     */
    static boolean mayBe(String wanted, String pods) {
        Matcher one = ROLE.matcher(wanted);
        Matcher other = ROLE.matcher(pods);
        return one.matches()
                && other.matches()
                && one.group("account").equals(other.group("account"))
                && one.group("name").equals(other.group("name"))
                && (wanted.equals(pods) || other.group("path").isEmpty());
    }

    /** The account and the name of the role in a session's ARN, as the beginning of its ARN would be with no path; empty if it is none. */
    static String ofSession(String arn) {
        Matcher session = Pattern.compile("(arn:[^:]+):sts::(\\d{12}):assumed-role/([^/]+)/.+")
                .matcher(arn);
        return session.matches() ? session.group(1) + ":iam::" + session.group(2) + ":role/" + session.group(3) : "";
    }

    static String name(String role) {
        return role.substring(role.lastIndexOf('/') + 1);
    }
}
