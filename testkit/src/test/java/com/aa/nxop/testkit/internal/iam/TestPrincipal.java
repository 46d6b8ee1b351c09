package com.aa.nxop.testkit.internal.iam;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A session of {@link Policies#ROLE} with tags of the role and of its own. */
record TestPrincipal(
        String identityPolicy,
        @Nullable String policy,
        @Nullable Instant issuedAt,
        @Nullable String sourceIdentity) implements RolePrincipal {
    @Override
    public String arn() {
        return "arn:aws:sts::178549792225:assumed-role/example-role/pod";
    }

    @Override
    public String roleArn() {
        return Policies.ROLE;
    }

    @Override
    public String accountId() {
        return "178549792225";
    }

    @Override
    public String userId() {
        return "AROAEXAMPLEEXAMPLE001:pod";
    }

    @Override
    public Map<String, String> roleTags() {
        return Map.of("owner", "crew", "both", "from role");
    }

    @Override
    public Map<String, String> tags() {
        return Map.of("kubernetes-namespace", "fxip-ms-dev", "both", "from session");
    }
}
