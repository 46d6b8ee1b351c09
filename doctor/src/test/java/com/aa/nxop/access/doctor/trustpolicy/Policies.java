package com.aa.nxop.access.doctor.trustpolicy;

/** Trust policies in which one thing differs from a usual one. */
final class Policies {
    static final String NAMESPACE = "\"StringEquals\": {\"aws:RequestTag/kubernetes-namespace\": \"fxip-ms-dev\"}";

    private Policies() {}

    static String policy(String... statements) {
        return "{\"Version\": \"2012-10-17\", \"Statement\": [" + String.join(", ", statements) + "]}";
    }

    /** One statement for the KPaaS account and both actions. */
    static String when(String conditions) {
        return policy(statement("Allow", "\"sts:AssumeRole\", \"sts:TagSession\"", conditions));
    }

    static String statement(String effect, String actions, String conditions) {
        return statement(effect, "{\"AWS\": \"arn:aws:iam::285282426848:root\"}", actions, conditions);
    }

    static String statement(String effect, String principal, String actions, String conditions) {
        return "{\"Effect\": \"" + effect + "\", \"Principal\": " + principal + ", \"Action\": [" + actions + "]"
                + (conditions.isEmpty() ? "" : ", \"Condition\": {" + conditions + "}") + "}";
    }

    /** The usual conditions, for somebody else than the KPaaS account. */
    static String trusting(String principal) {
        return policy(statement("Allow", principal, "\"sts:AssumeRole\", \"sts:TagSession\"", NAMESPACE));
    }

    /** A usual statement that lets the pod in, and a Deny. */
    static String denying(String actions, String conditions) {
        return policy(
                statement("Allow", "\"sts:AssumeRole\", \"sts:TagSession\"", NAMESPACE),
                statement("Deny", actions, conditions));
    }

    static String tag(String operator, String tag, String value) {
        return "\"" + operator + "\": {\"aws:RequestTag/" + tag + "\": " + value + "}";
    }
}
