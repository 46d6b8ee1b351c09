package com.aa.nxop.access.doctor.trustpolicy;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.internal.text.TokenClaims;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.PodSource;
import java.time.Duration;

/** A sandbox whose STS says whether the trust policy of the pod's own role lets the pod's token in. */
final class TokenWorld implements AutoCloseable {
    private final NxopSandbox sandbox =
            NxopSandbox.builder().source(PodSource.WEB_IDENTITY).start();

    /** A policy sees the same facts in every token of this pod. */
    private final WebIdentityFacts facts = newFacts();

    WebIdentityFacts facts() {
        return facts;
    }

    private WebIdentityFacts newFacts() {
        TokenClaims claims = TokenClaims.of(sandbox.token().issue("sts.amazonaws.com", Duration.ofHours(1)));
        return new WebIdentityFacts(
                sandbox.pod().role(),
                claims.issuer().orElseThrow(),
                claims.subject().orElseThrow(),
                claims.audiences(),
                "fxip-ms-dev.example-app.example-app-7d4b9c8f6-x2x1z",
                "us-east-1");
    }

    boolean accepts(String policy) {
        sandbox.trustPolicies().replacePod(policy);
        try (NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(sandbox.environment()))) {
            nxop.credentialsProvider().resolveCredentials();
            return true;
        } catch (AccessException e) {
            if (e.finding().id().equals("web-identity-refused")) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
