package com.aa.nxop.testkit.internal.iam;

import java.util.List;

/** A policy document. Immutable. */
public final class Policy {
    private final boolean variables;
    private final List<Statement> statements;

    /** @param variables whether the document's version is 2012-10-17: older ones take {@code ${...}} for plain text */
    Policy(boolean variables, List<Statement> statements) {
        this.variables = variables;
        this.statements = List.copyOf(statements);
    }

    /**
     * An identity policy, a permissions boundary or a service control policy.
     *
     * @throws MalformedPolicy if IAM would refuse it
     */
    public static Policy parse(String json) {
        return PolicyReader.IDENTITY.read(json);
    }

    /**
     * The policy of a session.
     *
     * @throws MalformedPolicy if STS would refuse it, which takes more than IAM stores
     */
    public static Policy parseSession(String json) {
        return PolicyReader.SESSION.read(json);
    }

    /**
     * The policy of a resource, such as a bucket's, or of a VPC endpoint.
     *
     * @throws MalformedPolicy if the service would refuse it
     */
    public static Policy parseResource(String json) {
        return PolicyReader.RESOURCE.read(json);
    }

    /**
     * A role's trust policy.
     *
     * @throws MalformedPolicy if IAM would refuse it
     */
    public static Policy parseTrust(String json) {
        return PolicyReader.TRUST.read(json);
    }

    /**
     * As {@link #parseTrust(String)}, for a role of this partition.
     *
     * @throws MalformedPolicy also if a principal is in another
     */
    public static Policy parseTrust(String json, String partition) {
        Policy policy = parseTrust(json);
        PrincipalPartitions.check(json, partition);
        return policy;
    }

    /**
     * A resource control policy of an organization, without the one that allows everything.
     *
     * @throws MalformedPolicy if Organizations would refuse it
     */
    public static Policy parseResourceControl(String json) {
        return PolicyReader.RESOURCE_CONTROL.read(json);
    }

    public Decision decide(AuthorizationRequest request) {
        return statements.stream()
                .map(statement -> statement.decide(request, variables))
                .reduce(Decision.NO_MATCH, Decision::or);
    }
}
