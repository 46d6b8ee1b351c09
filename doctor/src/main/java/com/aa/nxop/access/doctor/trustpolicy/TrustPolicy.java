package com.aa.nxop.access.doctor.trustpolicy;

import java.util.List;

/**
 * A trust policy as it is written.
 *
 * @param role ARN or name of the role that the file says it is of; empty if it says nothing
 * @param variables whether its version is 2012-10-17: older ones take {@code ${...}} for plain text
 */
record TrustPolicy(boolean variables, List<PolicyStatement> statements, String role) {
    static final String NAME = "the policy";

    List<PolicyStatement> allowing(String action) {
        return statements.stream().filter(statement -> statement.allows(action)).toList();
    }

    List<PolicyStatement> denying(String action) {
        return statements.stream()
                .filter(statement -> statement.deny() && statement.isAbout(action))
                .toList();
    }
}
