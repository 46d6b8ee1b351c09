package com.aa.nxop.testkit.internal.sts;

import com.aa.nxop.testkit.internal.iam.Caller;
import com.aa.nxop.testkit.internal.iam.ContextKeys;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The claims of a web identity token whose signature is right.
 *
 * @param issuer without {@code https://}: the prefix of its condition keys
 * @param audience the one that the provider accepts
 * @param tags from the claim {@code https://aws.amazon.com/tags}
 * @param sourceIdentity from the claim {@code https://aws.amazon.com/source_identity}, if it is there
 */
record VerifiedToken(
        String providerArn,
        String issuer,
        String subject,
        String audience,
        List<Tag> tags,
        List<String> transitiveKeys,
        @Nullable String sourceIdentity) {
    Caller caller() {
        return new Caller.WebIdentity(providerArn);
    }

    ContextKeys keys() {
        return ContextKeys.NONE
                .with("aws:FederatedProvider", providerArn)
                .with("aws:SecureTransport", "true")
                .with(issuer + ":aud", audience)
                .with(issuer + ":sub", subject);
    }
}
