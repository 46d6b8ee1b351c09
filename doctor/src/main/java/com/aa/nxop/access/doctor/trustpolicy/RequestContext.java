package com.aa.nxop.access.doctor.trustpolicy;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The condition keys of the pod's call.
 *
 * @param action what is decided: beside {@code sts:AssumeRole}, decisions of their own, which know neither external id nor session name
 */
record RequestContext(PodFacts facts, Instant now, String action) implements RequestContextKeys {
    /** @param tagging whether it is about {@code sts:TagSession} */
    RequestContext(PodFacts facts, Instant now, boolean tagging) {
        this(facts, now, tagging ? PolicyStatement.TAG_SESSION : PolicyStatement.ASSUME_ROLE);
    }

    /** Whether it is about another action than {@code sts:AssumeRole}. */
    boolean further() {
        return !action.equals(PolicyStatement.ASSUME_ROLE);
    }

    @Override
    public RequestValue get(String key) {
        if (action.equals(PolicyStatement.SET_SOURCE_IDENTITY)
                && (ConditionKeys.isTag(key, ConditionKeys.REQUEST_TAG) || ConditionKeys.same(key, "aws:TagKeys"))) {
            return RequestValue.UNKNOWN; // No page says it.
        }
        if (ConditionKeys.same(key, "sts:SourceIdentity")
                && !facts.call().sourceIdentity().isEmpty()) {
            return action.equals(PolicyStatement.TAG_SESSION)
                    ? RequestValue.UNKNOWN
                    : RequestValue.of(facts.call().sourceIdentity());
        }
        if (ConditionKeys.isTag(key, ConditionKeys.REQUEST_TAG)) {
            return tag(ConditionKeys.tag(key));
        }
        if (ConditionKeys.isTag(key, ConditionKeys.PRINCIPAL_TAG)) {
            return principalTag(ConditionKeys.tag(key));
        }
        if (ConditionKeys.neverThere(key)) {
            return RequestValue.ABSENT;
        }
        if (ConditionKeys.ofIdentityProvider(key)) {
            // The session of another source may be one of a provider's, and EKS sets no source identity.
            return facts.inheritedTags() ? RequestValue.ABSENT : RequestValue.UNKNOWN;
        }
        return switch (ConditionKeys.folded(key)) {
            case "aws:tagkeys" -> RequestValue.of(tagKeys().stream().toList());
            case "sts:externalid" ->
                further()
                        ? RequestValue.ABSENT
                        : RequestValue.of(facts.externalId().stream().toList());
            case "sts:rolesessionname" ->
                further()
                        ? RequestValue.ABSENT
                        : RequestValue.knownOrHidden(facts.call().sessionName());
            case "aws:principalarn" -> RequestValue.knownOrHidden(facts.sourceRoleArn());
            case "aws:principalaccount" -> RequestValue.knownOrHidden(RoleArn.account(facts));
            case "aws:principaltype" -> RequestValue.of("AssumedRole");
            case "aws:userid" -> RequestValue.HIDDEN;
            // Every session of a role says so.
            case "aws:multifactorauthpresent", "aws:principalisawsservice", "aws:viaawsservice" ->
                RequestValue.of("false");
            case "aws:securetransport" -> RequestValue.of("true");
            case "aws:currenttime" -> RequestValue.of(now.toString());
            case "aws:epochtime" -> RequestValue.of(Long.toString(now.getEpochSecond()));
            case "aws:requestedregion" ->
                RequestValue.knownOrHidden(facts.call().region());
            case "aws:resourceaccount" ->
                RequestValue.knownOrHidden(facts.call().targetAccount());
            default -> RequestValue.UNKNOWN;
        };
    }

    @Override
    public TruthValue covered(TrustPrincipal.Value principal) {
        return principal.covers(facts);
    }

    @Override
    public String account() {
        return RoleArn.account(facts);
    }

    boolean tagged() {
        return !tagKeys().isEmpty();
    }

    private Set<String> tagKeys() {
        Set<String> keys = new TreeSet<>(facts.tags().keySet());
        if (facts.inheritedTags()) {
            keys.addAll(ConditionKeys.OF_THE_POD);
        }
        return keys;
    }

    private RequestValue tag(String name) {
        Optional<String> known = facts.tags().entrySet().stream()
                .filter(tag -> ConditionKeys.same(tag.getKey(), name))
                .map(Map.Entry::getValue)
                .findFirst();
        if (known.isPresent()) {
            return RequestValue.of(known.get());
        }
        if (!facts.inheritedTags() || !ConditionKeys.OF_THE_POD.contains(name)) {
            return RequestValue.ABSENT;
        }
        return switch (name) {
            case ConditionKeys.NAMESPACE -> RequestValue.knownOrHidden(facts.namespace());
            case "kubernetes-service-account" -> RequestValue.knownOrHidden(facts.serviceAccount());
            case ConditionKeys.CLUSTER_ARN -> RequestValue.knownOrHidden(facts.clusterArn());
            case ConditionKeys.CLUSTER_NAME ->
                RequestValue.knownOrHidden(
                        facts.clusterArn().substring(facts.clusterArn().lastIndexOf('/') + 1));
            default -> RequestValue.HIDDEN;
        };
    }

    /** Those that the pod's own session has; a tag that is passed now is none yet. */
    private RequestValue principalTag(String name) {
        if (!ConditionKeys.OF_THE_POD.contains(name)) {
            // The pod's own role may have tags.
            return RequestValue.UNKNOWN;
        }
        return facts.inheritedTags() ? tag(name) : RequestValue.ABSENT;
    }
}
