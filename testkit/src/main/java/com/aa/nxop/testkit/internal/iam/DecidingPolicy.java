package com.aa.nxop.testkit.internal.iam;

/** The kinds of policies that AWS names in a refusal, in the order in which it asks them (IAM User Guide, "Policy evaluation logic"). */
public enum DecidingPolicy {
    VPC_ENDPOINT("VPC endpoint policy", "a"),
    RESOURCE_CONTROL("resource control policy", "a"),
    SERVICE_CONTROL("service control policy", "a"),
    RESOURCE_BASED("resource-based policy", "a"),
    IDENTITY_BASED("identity-based policy", "an"),
    PERMISSIONS_BOUNDARY("permissions boundary", "a"),
    SESSION("session policy", "a");

    private final String words;
    private final String article;

    DecidingPolicy(String words, String article) {
        this.words = words;
        this.article = article;
    }

    /** What follows the resource in a refusal by a Deny. */
    String denies() {
        return " with an explicit deny in " + article + " " + words;
    }

    /** The same where no statement allows the action. */
    String doesNotAllow(String action) {
        return " because no " + words + " allows the " + action + " action";
    }
}
