package com.aa.nxop.access.doctor.trustpolicy;

import java.time.Instant;
import java.util.Locale;

/** The condition keys of EKS's own AssumeRole for a pod with Pod Identity (EKS User Guide, "EKS Pod Identity role"). */
record EksKeys(PodFacts facts, Instant now, boolean tagging) implements RequestContextKeys {
    static final String SERVICE = "pods.eks.amazonaws.com";

    @Override
    public RequestValue get(String key) {
        if (ConditionKeys.isTag(key, ConditionKeys.REQUEST_TAG)) {
            return new RequestContext(facts, now, tagging).get(key);
        }
        return switch (key.toLowerCase(Locale.ROOT)) {
            case "aws:tagkeys" ->
                RequestValue.of(ConditionKeys.OF_THE_POD.stream().sorted().toList());
            case "aws:sourceaccount" -> RequestValue.knownOrHidden(account());
            case "aws:sourcearn" -> RequestValue.knownOrHidden(facts.clusterArn());
            case "aws:principalservicename" -> RequestValue.of(SERVICE);
            case "aws:principalisawsservice", "aws:securetransport" -> RequestValue.of("true");
            case "aws:currenttime" -> RequestValue.of(now.toString());
            case "aws:epochtime" -> RequestValue.of(Long.toString(now.getEpochSecond()));
            case "aws:principalarn", "aws:username", "sts:externalid" -> RequestValue.ABSENT;
            case "sts:rolesessionname" -> tagging ? RequestValue.ABSENT : RequestValue.HIDDEN;
            default ->
                ConditionKeys.isTag(key, ConditionKeys.PRINCIPAL_TAG) || ConditionKeys.ofIdentityProvider(key)
                        ? RequestValue.ABSENT
                        : RequestValue.UNKNOWN;
        };
    }

    @Override
    public TruthValue covered(TrustPrincipal.Value principal) {
        return TruthValue.of(
                principal.kind().equals("Service") && principal.text().equals(SERVICE));
    }

    @Override
    public String account() {
        return RoleArn.account(facts);
    }
}
