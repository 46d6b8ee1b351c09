package com.aa.nxop.access.doctor.trustpolicy;

import java.util.List;

/**
 * Who the pod is to STS when it exchanges its token for credentials of its own role (IRSA): the token's claims, never the token. An empty string stands for what is
 * not known. Immutable.
 *
 * @param roleArn the pod's own role, as {@code AWS_ROLE_ARN} names it
 * @param issuer of the token, with {@code https://}
 * @param subject of the token
 * @param audiences of the token
 * @param sessionName that the call asks for
 * @param region of the endpoint of STS
 */
public record WebIdentityFacts(
        String roleArn, String issuer, String subject, List<String> audiences, String sessionName, String region) {
    /** What EKS writes into the token, and what the provider in IAM takes. */
    static final String USUAL_AUDIENCE = "sts.amazonaws.com";

    public WebIdentityFacts {
        audiences = List.copyOf(audiences);
    }

    /** The issuer as IAM writes it: in the ARN of the provider, and before the colon of a condition key. */
    String host() {
        return issuer.replaceFirst("\\Ahttps?://", "").replaceFirst("/+\\z", "");
    }

    String account() {
        String[] sections = roleArn.split(":", 6);
        return sections.length == 6 ? sections[4] : "";
    }

    /** The provider that IAM must have in the role's account. */
    String provider() {
        String[] sections = roleArn.split(":", 6);
        String partition = sections.length == 6 ? sections[1] : "aws";
        return "arn:" + partition + ":iam::" + account() + ":oidc-provider/" + host();
    }

    /** The one that STS compares: the audience that the provider takes. */
    String audience() {
        return audiences.contains(USUAL_AUDIENCE) || audiences.isEmpty() ? USUAL_AUDIENCE : audiences.get(0);
    }
}
