package com.aa.nxop.testkit.internal.iam;

import java.util.Set;

/**
 * A {@code Principal} element.
 *
 * @param accounts twelve digits each: an account id and its root's ARN mean the same
 */
record Principals(
        boolean everyone, Set<String> accounts, Set<String> arns, Set<String> services, Set<String> federated) {
    /** Who is meant: the caller itself, or only the account it belongs to. */
    enum Reach {
        NOBODY,
        ACCOUNT,
        CALLER
    }

    Reach reach(Caller caller) {
        if (caller instanceof Caller.RoleSession session) {
            if (everyone || arns.contains(session.roleArn()) || arns.contains(session.sessionArn())) {
                return Reach.CALLER;
            }
            return accounts.contains(session.accountId()) ? Reach.ACCOUNT : Reach.NOBODY;
        }
        if (caller instanceof Caller.AwsService service) {
            return services.contains(service.name()) ? Reach.CALLER : Reach.NOBODY;
        }
        Caller.WebIdentity token = (Caller.WebIdentity) caller;
        return federated.contains(token.providerArn()) ? Reach.CALLER : Reach.NOBODY;
    }
}
