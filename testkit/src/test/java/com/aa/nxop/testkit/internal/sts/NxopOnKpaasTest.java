package com.aa.nxop.testkit.internal.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The policies that the platforms and AWS's own guides print, with the sessions they are meant for. */
class NxopOnKpaasTest {
    /** AWS's guide to target roles, session tags enabled. */
    private static final String EKS_TARGET_ROLE = """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow",
             "Principal": {"AWS": "arn:aws:iam::285282426848:root"},
             "Action": ["sts:AssumeRole", "sts:TagSession"],
             "Condition": {
               "StringEquals": {
                 "aws:RequestTag/eks-cluster-arn": "arn:aws:eks:us-east-1:285282426848:cluster/kpaas-nonprod",
                 "aws:RequestTag/kubernetes-namespace": "fxip-ms-dev",
                 "aws:RequestTag/kubernetes-service-account": "fxip-ms"},
               "ArnEquals": {"aws:PrincipalARN": "arn:aws:iam::285282426848:role/kpaas/pod-role"}}}}""";

    /** AWS's guide to target roles, session tags disabled: the external id says who it is. */
    private static final String EKS_TARGET_ROLE_WITHOUT_TAGS = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::285282426848:root"}, "Action": "sts:AssumeRole",
               "Condition": {
                 "StringEquals": {"sts:ExternalId": "us-east-1/285282426848/kpaas-nonprod/fxip-ms-dev/fxip-ms"},
                 "ArnEquals": {"aws:PrincipalARN": "arn:aws:iam::285282426848:role/kpaas/pod-role"}}},
              {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::285282426848:root"}, "Action": "sts:TagSession"}]}""";

    private final World world = new World();

    @Test
    void podIdentityInheritsAndPassesNothing() {
        AccountSession issued = world.sts().assumeAs(world.pod(), World.input(Map.of()));

        assertThat(issued.arn()).isEqualTo("arn:aws:sts::178549792225:assumed-role/example-role/app");
        assertThat(issued.tags()).isEqualTo(World.POD_TAGS);
    }

    @Test
    void podIdentityMustNotPassWhatItInherits() {
        assertThatThrownBy(() -> world.sts().assumeAs(world.pod(), World.input(World.POD_TAGS)))
                .hasMessage(
                        "One of the specified transitive tag keys can't be set because it conflicts with a transitive"
                                + " tag key from the calling session.");
    }

    @Test
    void otherSourcesMustPassThem() {
        assertThat(world.sts()
                        .assumeAs(world.untagged(), World.input(World.POD_TAGS))
                        .tags())
                .isEqualTo(World.POD_TAGS);
        assertThatThrownBy(() -> world.sts().assumeAs(world.untagged(), World.input(Map.of())))
                .hasMessageContaining("is not authorized to perform: sts:AssumeRole");
    }

    @ParameterizedTest(name = "{0}={1}: {2}")
    @CsvSource({
        "kubernetes-namespace, fxip-ms-dev, true",
        "kubernetes-namespace, fxip-ms, false",
        "kubernetes-namespace, FXIP-MS-DEV, false",
        "kubernetes-namespace, '', false",
        "eks-cluster-arn, arn:aws:eks:us-west-2:285282426848:cluster/other, true",
        "eks-cluster-arn, arn:aws:eks:us-east-1:045755618773:cluster/kpaas-prod, false",
        "eks-cluster-arn, arn:aws:eks:us-east-1:285282426848:nodegroup/x, false",
        "kubernetes-service-account, whatever, true",
        "kubernetes-pod-name, whatever-1, true"
    })
    void theNxopPolicyAsksForNamespaceAndCluster(String key, String value, boolean allowed) {
        Map<String, String> tags = new LinkedHashMap<>(World.POD_TAGS);
        tags.put(key, value);

        check(world.session(World.SOURCE, tags, tags.keySet()), World.input(Map.of()), allowed);
        check(world.untagged(), World.input(tags), allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kubernetes-namespace", "eks-cluster-arn"})
    void theNxopPolicyWantsThemPresent(String key) {
        Map<String, String> tags = new LinkedHashMap<>(World.POD_TAGS);
        tags.remove(key);

        check(world.untagged(), World.input(tags), false);
    }

    @Test
    void aTagOfTheOtherSessionKindDoesNotHelp() {
        // Session tags that are not transitive stay behind: they are principal tags, never request tags.
        check(world.session(World.SOURCE, World.POD_TAGS, Set.of()), World.input(Map.of()), false);
    }

    @Test
    void anotherAccountOfThePlatformIsNotTrusted() {
        String prod = "arn:aws:iam::045755618773:role/kpaas/pod-role";
        world.roles.put(Role.of(prod, World.trustingService("pods.eks.amazonaws.com"), World.MAY_ASSUME));

        check(world.session(prod, World.POD_TAGS, World.POD_TAGS.keySet()), World.input(Map.of()), false);
    }

    @ParameterizedTest(name = "{0}={1}: {2}")
    @CsvSource({
        "kubernetes-service-account, fxip-ms, true",
        "kubernetes-service-account, other, false",
        "kubernetes-namespace, other, false",
        "eks-cluster-name, other, true",
        "eks-cluster-arn, arn:aws:eks:us-west-2:285282426848:cluster/kpaas-nonprod, false"
    })
    void awssTargetRolePolicyAsksForMore(String key, String value, boolean allowed) {
        world.target(EKS_TARGET_ROLE);
        Map<String, String> tags = new LinkedHashMap<>(World.POD_TAGS);
        tags.put(key, value);

        check(world.session(World.SOURCE, tags, tags.keySet()), World.input(Map.of()), allowed);
    }

    @Test
    void awssTargetRolePolicyAsksForTheRoleToo() {
        world.target(EKS_TARGET_ROLE);
        String other = "arn:aws:iam::285282426848:role/kpaas/other-role";
        world.roles.put(Role.of(other, World.trustingService("pods.eks.amazonaws.com"), World.MAY_ASSUME));

        check(world.session(other, World.POD_TAGS, World.POD_TAGS.keySet()), World.input(Map.of()), false);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "us-east-1/285282426848/kpaas-nonprod/fxip-ms-dev/fxip-ms, true",
        "us-east-1/285282426848/kpaas-nonprod/fxip-ms-dev/other, false",
        ", false"
    })
    void awssTargetRolePolicyWithoutTagsAsksForAnExternalId(@Nullable String externalId, boolean allowed) {
        world.target(EKS_TARGET_ROLE_WITHOUT_TAGS);

        check(world.untagged(), input(externalId, Map.of()), allowed);
        check(world.pod(), input(externalId, Map.of()), allowed);
        check(world.untagged(), input(externalId, Map.of("team", "crew")), allowed);
    }

    @Test
    void oneFixedSessionNameGivesOnePrincipalOverManyRefreshes() {
        AccountSession first = world.sts().assumeAs(world.pod(), World.input(Map.of()));
        for (int refresh = 0; refresh < 24; refresh++) {
            world.advance(Duration.ofMinutes(50));
            AccountSession next = world.sts().assumeAs(world.pod(), World.input(Map.of()));

            assertThat(next.arn()).isEqualTo(first.arn());
            assertThat(next.accessKeyId()).isNotEqualTo(first.accessKeyId());
        }
        assertThat(world.sts().calls()).hasSize(25);
    }

    @Test
    void aRoleThatAlreadyIsTheTargetIsNotAssumedFromItself() {
        AccountSession target = world.sts().assumeAs(world.pod(), World.input(Map.of()));

        assertThatThrownBy(() -> world.sts().assumeAs(target, World.input(Map.of())))
                .hasMessage(
                        "User: arn:aws:sts::178549792225:assumed-role/example-role/app is not authorized to perform:"
                                + " sts:AssumeRole on resource: arn:aws:iam::178549792225:role/example-role");
    }

    private static AssumeRoleInput input(@Nullable String externalId, Map<String, String> tags) {
        return new AssumeRoleInput(World.TARGET, "app", null, tags, Set.of(), externalId, null);
    }

    private void check(AccountSession caller, AssumeRoleInput input, boolean allowed) {
        if (allowed) {
            assertThat(world.sts().assumeAs(caller, input).role().arn()).isEqualTo(World.TARGET);
        } else {
            assertThatThrownBy(() -> world.sts().assumeAs(caller, input))
                    .isInstanceOf(StsRefusal.class)
                    .hasMessage("User: " + caller.arn() + " is not authorized to perform: sts:AssumeRole on resource: "
                            + World.TARGET);
        }
    }
}
