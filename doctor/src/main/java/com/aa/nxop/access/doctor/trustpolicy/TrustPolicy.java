package com.aa.nxop.access.doctor.trustpolicy;

import java.util.List;

/**
 * A trust policy as it is written.
 *
 * @param variables whether its version is 2012-10-17: older ones take {@code ${...}} for plain text
 */
record TrustPolicy(boolean variables, List<Statement> statements) {
    static final String NAME = "the policy";

    List<Statement> allowing(String action) {
        return statements.stream().filter(statement -> statement.allows(action)).toList();
    }

    List<Statement> denying(String action) {
        return statements.stream()
                .filter(statement -> statement.deny() && statement.isAbout(action))
                .toList();
    }
}
