package com.aa.nxop.testkit.internal.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hop 1 as EKS Pod Identity makes it. */
class ServiceCallersTest {
    private static final String PODS = "pods.eks.amazonaws.com";

    private final World world = new World();

    @Test
    void getASessionWithAllTagsTransitive() {
        AccountSession issued = world.sts().assumeAsService(PODS, input(World.POD_TAGS, Duration.ofHours(6)));

        assertThat(issued.arn()).isEqualTo("arn:aws:sts::285282426848:assumed-role/pod-role/eks-kpaas-fxip-1");
        assertThat(issued.tags()).isEqualTo(World.POD_TAGS);
        assertThat(issued.transitiveKeys()).isEqualTo(World.POD_TAGS.keySet());
        assertThat(issued.expiresAt()).isEqualTo(world.now().plus(Duration.ofHours(6)));
    }

    @Test
    void leadToAChainThatInheritsTheTags() {
        AccountSession first = world.sts().assumeAsService(PODS, input(World.POD_TAGS, Duration.ofHours(6)));

        AccountSession second = world.sts().assumeAs(first, World.input(Map.of()));

        assertThat(second.tags()).isEqualTo(World.POD_TAGS);
        assertThat(second.expiresAt()).isEqualTo(world.now().plus(Duration.ofHours(1)));
    }

    @ParameterizedTest(name = "{0} by {1}: refused for {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    {"Service": "ec2.amazonaws.com"}      | ["sts:AssumeRole", "sts:TagSession"] | sts:AssumeRole
                    {"AWS": "285282426848"}               | ["sts:AssumeRole", "sts:TagSession"] | sts:AssumeRole
                    "*"                                   | ["sts:AssumeRole", "sts:TagSession"] | sts:AssumeRole
                    {"Service": "pods.eks.amazonaws.com"} | "sts:TagSession"                     | sts:AssumeRole
                    {"Service": "pods.eks.amazonaws.com"} | "sts:AssumeRole"                     | sts:TagSession
                    """)
    void needTrustForBothActions(String principal, String actions, String refused) {
        world.roles.put(Role.of(World.SOURCE, World.trusting(principal, actions, "{}"), World.MAY_NOTHING));

        assertThatThrownBy(() -> world.sts().assumeAsService(PODS, input(World.POD_TAGS, null)))
                .isInstanceOf(StsRefusal.class)
                .hasMessage("User: pods.eks.amazonaws.com is not authorized to perform: " + refused + " on resource: "
                        + World.SOURCE);
    }

    @Test
    void needNoTagSessionWithoutTags() {
        world.roles.put(Role.of(
                World.SOURCE,
                World.trusting("{\"Service\": \"" + PODS + "\"}", "\"sts:AssumeRole\"", "{}"),
                World.MAY_NOTHING));

        assertThat(world.sts().assumeAsService(PODS, input(Map.of(), null)).tags())
                .isEmpty();
    }

    @Test
    void needNoIdentityPolicy() {
        world.roles.put(Role.of(World.SOURCE, World.trustingService(PODS), World.MAY_NOTHING));

        assertThat(world.sts().assumeAsService(PODS, input(World.POD_TAGS, null)))
                .isNotNull();
    }

    @ParameterizedTest(name = "namespace {0}: {1}")
    @CsvSource({"fxip-ms-dev, true", "other, false"})
    void canBeHeldToTheTagsTheySet(String namespace, boolean allowed) {
        world.roles.put(Role.of(
                World.SOURCE,
                World.trusting(
                        "{\"Service\": \"" + PODS + "\"}",
                        "[\"sts:AssumeRole\", \"sts:TagSession\"]",
                        "{\"StringEquals\": {\"aws:RequestTag/kubernetes-namespace\": \"" + namespace + "\"}}"),
                World.MAY_NOTHING));

        if (allowed) {
            assertThat(world.sts().assumeAsService(PODS, input(World.POD_TAGS, null)))
                    .isNotNull();
        } else {
            assertThatThrownBy(() -> world.sts().assumeAsService(PODS, input(World.POD_TAGS, null)))
                    .isInstanceOf(StsRefusal.class);
        }
    }

    @Test
    void areHeldToTheLimitsOfRequests() {
        AssumeRoleInput badName = new AssumeRoleInput(World.SOURCE, "eks:x", null, Map.of(), Set.of(), null, null);

        assertThatThrownBy(() -> world.sts().assumeAsService(PODS, badName))
                .hasMessageContaining("'roleSessionName' failed to satisfy constraint");
    }

    @Test
    void knowARefusalByCodeAndStatus() {
        world.roles.remove(World.SOURCE);

        assertThatThrownBy(() -> world.sts().assumeAsService(PODS, input(Map.of(), null)))
                .isInstanceOfSatisfying(
                        StsRefusal.class, refusal -> assertThat(refusal.code()).isEqualTo("AccessDenied"))
                .isInstanceOfSatisfying(
                        StsRefusal.class,
                        refusal -> assertThat(refusal.status()).isEqualTo(403));
    }

    private static AssumeRoleInput input(Map<String, String> tags, @Nullable Duration duration) {
        return new AssumeRoleInput(World.SOURCE, "eks-kpaas-fxip-1", duration, tags, tags.keySet(), null, null);
    }
}
