package com.aa.nxop.access.doctor.trustpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** What is printed for a team to put into its role: for every pod it is JSON, lets in this pod, and nobody else. */
class TrustStatementPropertiesTest {
    private static Arbitrary<String> names() {
        return Arbitraries.strings().withChars("abz09-").ofMinLength(1).ofMaxLength(63);
    }

    /** As Kubernetes, EKS and STS allow them. */
    @Provide
    Arbitrary<PodFacts> pods() {
        Arbitrary<Optional<String>> ids = Arbitraries.strings()
                .withChars("aZ9+=,.@:/-")
                .ofMinLength(2)
                .ofMaxLength(40)
                .optional();
        return Combinators.combine(
                        Arbitraries.of("aws", "aws-us-gov"),
                        Arbitraries.strings().numeric().ofLength(12),
                        names(),
                        names(),
                        Arbitraries.of("", "apps/", "a/b/"),
                        ids,
                        Arbitraries.of(true, false))
                .as(TrustStatementPropertiesTest::pod);
    }

    private static PodFacts pod(
            String partition,
            String account,
            String namespace,
            String name,
            String path,
            Optional<String> externalId,
            boolean inherited) {
        String cluster = "arn:" + partition + ":eks:us-east-1:" + account + ":cluster/" + name;
        Map<String, String> tags = new HashMap<>();
        tags.put("kubernetes-namespace", namespace);
        tags.put("kubernetes-service-account", name);
        tags.put("eks-cluster-arn", cluster);
        return new PodFacts(
                account,
                "arn:" + partition + ":iam::" + account + ":role/" + path + name,
                namespace,
                name,
                cluster,
                tags,
                externalId,
                inherited);
    }

    private static PodFacts inNamespace(PodFacts pod, String namespace) {
        Map<String, String> tags = new HashMap<>(pod.tags());
        tags.put("kubernetes-namespace", namespace);
        return new PodFacts(
                pod.kpaasAccount(),
                pod.sourceRoleArn(),
                namespace,
                pod.serviceAccount(),
                pod.clusterArn(),
                tags,
                pod.externalId(),
                pod.inheritedTags());
    }

    @Property(tries = 300)
    void thereIsNothingToSayAgainstIt(@ForAll("pods") PodFacts pod) {
        assertThat(Remarks.all(TrustStatement.forPod(pod), pod)).isEmpty();
    }

    @Property(tries = 300)
    void itKeepsAnotherNamespaceOut(@ForAll("pods") PodFacts pod) {
        assertThat(Remarks.all(TrustStatement.forPod(pod), inNamespace(pod, pod.namespace() + "x")))
                .startsWith("BLOCKS AllowPod: StringEquals on aws:RequestTag/kubernetes-namespace wants \""
                        + pod.namespace() + "\"; this pod sends \"" + pod.namespace() + "x\".")
                .doesNotContain("WEAK", "BROKEN", "UNKNOWN");
    }

    @Property(tries = 300)
    void itKeepsOutWhoeverLeavesTheExternalIdOut(@ForAll("pods") PodFacts pod) {
        PodFacts silent = new PodFacts(
                pod.kpaasAccount(),
                pod.sourceRoleArn(),
                pod.namespace(),
                pod.serviceAccount(),
                pod.clusterArn(),
                pod.tags(),
                Optional.empty(),
                pod.inheritedTags());
        assertThat(Remarks.all(TrustStatement.forPod(pod), silent).isEmpty())
                .isEqualTo(pod.externalId().isEmpty());
    }

    /** Whatever text stands in a tag or an external id, a strange one included. */
    @Property(tries = 300)
    void itIsJsonInAnyCase(@ForAll String namespace, @ForAll String externalId) {
        PodFacts pod = new PodFacts(
                "", "", namespace, "", "", Map.of("kubernetes-namespace", namespace), Optional.of(externalId), false);
        JsonNode statement = JsonNode.parser()
                .parse(TrustStatement.forPod(pod))
                .field("Statement")
                .orElseThrow()
                .asArray()
                .get(0);
        JsonNode equals = statement
                .field("Condition")
                .flatMap(condition -> condition.field("StringEquals"))
                .orElseThrow();
        if (!namespace.isEmpty()) {
            assertThat(equals.field("aws:RequestTag/kubernetes-namespace")
                            .orElseThrow()
                            .text())
                    .isEqualTo(namespace);
        }
        assertThat(equals.field("sts:ExternalId").orElseThrow().text()).isEqualTo(externalId);
    }
}
