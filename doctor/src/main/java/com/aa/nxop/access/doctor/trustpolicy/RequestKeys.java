package com.aa.nxop.access.doctor.trustpolicy;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The condition keys of the pod's call.
 *
 * @param tagging whether it is about {@code sts:TagSession}: a decision of its own, which knows neither external id nor session name
 */
record RequestKeys(PodFacts facts, Instant now, boolean tagging) {
    Sent get(String key) {
        if (Keys.isTag(key, Keys.REQUEST_TAG)) {
            return tag(Keys.tag(key));
        }
        if (Keys.isTag(key, Keys.PRINCIPAL_TAG)) {
            return principalTag(Keys.tag(key));
        }
        if (Keys.neverThere(key)) {
            return Sent.ABSENT;
        }
        return switch (Keys.folded(key)) {
            case "aws:tagkeys" -> Sent.of(tagKeys().stream().toList());
            case "sts:externalid" ->
                tagging ? Sent.ABSENT : Sent.of(facts.externalId().stream().toList());
            case "sts:rolesessionname" -> tagging ? Sent.ABSENT : Sent.HIDDEN;
            case "aws:principalarn" -> Sent.knownOrHidden(facts.sourceRoleArn());
            case "aws:principalaccount" -> Sent.knownOrHidden(RoleArn.account(facts));
            case "aws:principaltype" -> Sent.of("AssumedRole");
            case "aws:userid" -> Sent.HIDDEN;
            // Every session of a role says so.
            case "aws:multifactorauthpresent", "aws:principalisawsservice", "aws:viaawsservice" -> Sent.of("false");
            case "aws:securetransport" -> Sent.of("true");
            case "aws:currenttime" -> Sent.of(now.toString());
            case "aws:epochtime" -> Sent.of(Long.toString(now.getEpochSecond()));
            default -> Sent.UNKNOWN;
        };
    }

    boolean tagged() {
        return !tagKeys().isEmpty();
    }

    private Set<String> tagKeys() {
        Set<String> keys = new TreeSet<>(facts.tags().keySet());
        if (facts.inheritedTags()) {
            keys.addAll(Keys.OF_THE_POD);
        }
        return keys;
    }

    private Sent tag(String name) {
        Optional<String> known = facts.tags().entrySet().stream()
                .filter(tag -> Keys.same(tag.getKey(), name))
                .map(Map.Entry::getValue)
                .findFirst();
        if (known.isPresent()) {
            return Sent.of(known.get());
        }
        if (!facts.inheritedTags() || !Keys.OF_THE_POD.contains(name)) {
            return Sent.ABSENT;
        }
        return switch (name) {
            case Keys.NAMESPACE -> Sent.knownOrHidden(facts.namespace());
            case "kubernetes-service-account" -> Sent.knownOrHidden(facts.serviceAccount());
            case Keys.CLUSTER_ARN -> Sent.knownOrHidden(facts.clusterArn());
            case "eks-cluster-name" ->
                Sent.knownOrHidden(
                        facts.clusterArn().substring(facts.clusterArn().lastIndexOf('/') + 1));
            default -> Sent.HIDDEN;
        };
    }

    /** Those that the pod's own session has; a tag that is passed now is none yet. */
    private Sent principalTag(String name) {
        if (!Keys.OF_THE_POD.contains(name)) {
            // The pod's own role may have tags.
            return Sent.UNKNOWN;
        }
        return facts.inheritedTags() ? tag(name) : Sent.ABSENT;
    }
}
