package com.aa.nxop.access.doctor.trustpolicy;

import java.time.Instant;
import java.util.Set;

/** The condition keys of AssumeRoleWithWebIdentity, which is not signed: the token is all that says who calls. */
record WebIdentityKeys(WebIdentityFacts facts, Instant now) implements RequestContextKeys {
    /** Of the network, the resource and the organization. */
    private static final Set<String> UNKNOWN = Set.of(
            "aws:sourceip",
            "aws:sourcevpc",
            "aws:sourcevpcarn",
            "aws:sourcevpce",
            "aws:vpcsourceip",
            "aws:vpceaccount",
            "aws:vpceorgid",
            "aws:vpceorgpaths",
            "aws:useragent",
            "aws:resourceorgid",
            "aws:resourceorgpaths",
            "aws:principalaccount",
            "aws:principaltype",
            "aws:principalisawsservice",
            "aws:viaawsservice");

    @Override
    public RequestValue get(String key) {
        String folded = ConditionKeys.folded(key);
        String host = ConditionKeys.folded(facts.host());
        if (folded.equals(host + ":sub")) {
            return RequestValue.knownOrHidden(facts.subject());
        }
        if (folded.equals(host + ":aud")) {
            return RequestValue.of(facts.audience());
        }
        if (UNKNOWN.contains(folded)
                || folded.startsWith("aws:resourcetag/")
                || folded.startsWith("iam:resourcetag/")) {
            return RequestValue.UNKNOWN;
        }
        return switch (folded) {
            case "sts:rolesessionname" -> RequestValue.knownOrHidden(facts.sessionName());
            case "aws:federatedprovider" -> RequestValue.of(facts.provider());
            case "aws:resourceaccount" -> RequestValue.knownOrHidden(facts.account());
            case "aws:requestedregion" -> RequestValue.knownOrHidden(facts.region());
            case "aws:securetransport" -> RequestValue.of("true");
            case "aws:currenttime" -> RequestValue.of(now.toString());
            case "aws:epochtime" -> RequestValue.of(Long.toString(now.getEpochSecond()));
            // Kubernetes puts no tags into a token, and nobody has signed the call.
            default -> RequestValue.ABSENT;
        };
    }

    @Override
    public TruthValue covered(TrustPrincipal.Value principal) {
        return TruthValue.of(principal.isEveryone()
                || (principal.kind().equals("Federated") && principal.text().equals(facts.provider())));
    }

    @Override
    public String account() {
        return facts.account();
    }
}
