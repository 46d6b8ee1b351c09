package com.aa.nxop.testkit.internal.kube2iam;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The namespace's annotation {@code iam.amazonaws.com/allowed-roles}, in its default format: names or ARNs with {@code *} for any
 * characters. A name, and so {@code *} alone too, means roles of the node's account only, because kube2iam completes it first.
 */
record AllowedRoles(List<String> patterns) {
    boolean contain(String arn, NodeSettings node) {
        return patterns.stream().map(node::fullArn).anyMatch(pattern -> matches(pattern, arn));
    }

    private static boolean matches(String pattern, String arn) {
        String regex =
                Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.matches(regex, arn);
    }
}
