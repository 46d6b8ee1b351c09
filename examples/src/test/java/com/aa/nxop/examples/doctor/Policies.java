package com.aa.nxop.examples.doctor;

/** Policies of IAM, as far as the cases share them. */
final class Policies {
    private Policies() {}

    /** On everything. */
    static String allowing(String... actions) {
        return """
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": ["%s"], "Resource": "*"}}
                """.formatted(String.join("\", \"", actions));
    }
}
