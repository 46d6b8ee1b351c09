package com.aa.nxop.access.doctor.trustpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.PodSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The statement for a pod lets in that pod, and not its neighbours. */
@Tag("full")
class TrustStatementWorldTest {
    @ParameterizedTest
    @EnumSource(PodSource.class)
    void letsThisPodInAndKeepsAnotherNamespaceOut(PodSource source) {
        String statement;
        try (TrustWorld world = TrustWorld.start(source)) {
            statement = TrustStatement.forPod(world.facts());
            assertThat(world.accepts(statement)).isTrue();
            assertThat(TrustPolicyCheck.of(statement).against(world.facts())).isEmpty();
        }
        try (TrustWorld other =
                TrustWorld.start(NxopSandbox.builder().source(source).pod(pod -> pod.namespace("other-team")))) {
            assertThat(other.accepts(statement)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(PodSource.class)
    void theSameWithAnExternalId(PodSource source) {
        String statement;
        try (TrustWorld world = TrustWorld.startWithExternalId(source, "a-shared-word")) {
            statement = TrustStatement.forPod(world.facts());
            assertThat(world.accepts(statement)).isTrue();
            assertThat(TrustPolicyCheck.of(statement).against(world.facts())).isEmpty();
            assertThat(world.accepts(TrustStatement.forPod(world.facts().withExternalIdHidden())))
                    .isFalse();
        }
        try (TrustWorld stranger = TrustWorld.startWithExternalId(source, "another-word");
                TrustWorld silent = TrustWorld.start(source);
                TrustWorld other = TrustWorld.start(NxopSandbox.builder()
                        .source(source)
                        .pod(pod -> pod.namespace("other-team"))
                        .externalId("a-shared-word"))) {
            assertThat(stranger.accepts(statement)).isFalse();
            assertThat(silent.accepts(statement)).isFalse();
            assertThat(other.accepts(statement)).isFalse();
        }
    }

    @Test
    void anotherRoleThatPassesTheSameTagsStaysOut() {
        String statement;
        try (TrustWorld world = TrustWorld.start(PodSource.WEB_IDENTITY)) {
            statement = TrustStatement.forPod(world.facts());
        }
        try (TrustWorld forger = TrustWorld.start(NxopSandbox.builder()
                .source(PodSource.WEB_IDENTITY)
                .pod(pod -> pod.role("arn:aws:iam::285282426848:role/another-app")))) {
            assertThat(forger.accepts(statement)).isFalse();
        }
    }

    @Test
    void theRolesPathNeedNotBeKnown() {
        try (TrustWorld world = TrustWorld.start(NxopSandbox.builder()
                .source(PodSource.KUBE2IAM)
                .pod(pod -> pod.role("arn:aws:iam::285282426848:role/kpaas/apps/example-app-kpaas")))) {
            PodFacts facts = world.facts();
            PodFacts withoutPath = new PodFacts(
                    facts.kpaasAccount(),
                    "arn:aws:iam::285282426848:role/example-app-kpaas",
                    facts.namespace(),
                    facts.serviceAccount(),
                    facts.clusterArn(),
                    facts.tags(),
                    facts.externalId(),
                    facts.inheritedTags());
            assertThat(world.accepts(TrustStatement.forPod(facts))).isTrue();
            assertThat(world.accepts(TrustStatement.forPod(withoutPath))).isTrue();
        }
    }

    @Test
    void aPodThatKnowsLittleOfItselfGetsAStatementThatFits() {
        try (TrustWorld world = TrustWorld.start(PodSource.POD_IDENTITY)) {
            assertThat(world.accepts(TrustStatement.forPod(Pods.KNOWING_LITTLE)))
                    .isTrue();
        }
    }
}
