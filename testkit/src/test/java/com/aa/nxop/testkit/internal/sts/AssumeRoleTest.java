package com.aa.nxop.testkit.internal.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.Tag;

class AssumeRoleTest {
    private final World world = new World();

    @Test
    void givesAwssOwnClientAWorkingSession() {
        AssumeRoleResponse answer = assume(world.pod());
        AccountSession issued =
                world.sessions.find(answer.credentials().accessKeyId()).orElseThrow();

        assertThat(answer.assumedRoleUser().arn()).isEqualTo("arn:aws:sts::178549792225:assumed-role/example-role/app");
        assertThat(answer.assumedRoleUser().assumedRoleId())
                .isEqualTo(issued.role().id() + ":app");
        assertThat(answer.credentials().expiration()).isEqualTo(world.now().plus(Duration.ofHours(1)));
        assertThat(answer.sessionTokenUtilization()).isEqualTo(28);
        assertThat(answer.responseMetadata().requestId()).matches("[0-9a-f-]{36}");
        try (StsClient next = world.client(issued)) {
            GetCallerIdentityResponse identity = next.getCallerIdentity();
            assertThat(identity.arn()).isEqualTo("arn:aws:sts::178549792225:assumed-role/example-role/app");
            assertThat(identity.account()).isEqualTo("178549792225");
            assertThat(identity.userId()).isEqualTo(issued.role().id() + ":app");
        }
    }

    @Test
    void givesCredentialsOfTheUsualShape() {
        AssumeRoleResponse answer = assume(world.pod());

        assertThat(answer.credentials().accessKeyId()).matches("ASIA[A-Z2-7]{16}");
        assertThat(answer.credentials().secretAccessKey()).matches("[A-Za-z0-9+/]{40}");
        assertThat(answer.credentials().sessionToken())
                .startsWith("IQoJb3JpZ2luX2Vj")
                .hasSize(1116);
    }

    @Test
    void givesOtherCredentialsEveryTime() {
        AccountSession caller = world.pod();

        assertThat(assume(caller).credentials()).isNotEqualTo(assume(caller).credentials());
    }

    @Test
    void passesTagsFromACallerWithoutAny() {
        try (StsClient client = world.client(world.untagged())) {
            AssumeRoleResponse answer = client.assumeRole(request -> request.roleArn(World.TARGET)
                    .roleSessionName("app")
                    .tags(World.POD_TAGS.entrySet().stream()
                            .map(tag -> Tag.builder()
                                    .key(tag.getKey())
                                    .value(tag.getValue())
                                    .build())
                            .toList())
                    .transitiveTagKeys("kubernetes-namespace"));
            AccountSession issued =
                    world.sessions.find(answer.credentials().accessKeyId()).orElseThrow();

            assertThat(issued.tags()).isEqualTo(World.POD_TAGS);
            assertThat(issued.transitiveKeys()).containsExactly("kubernetes-namespace");
            assertThat(answer.sessionTokenUtilization()).isEqualTo(28);
        }
    }

    @Test
    void inheritsWhatIsTransitive() {
        AccountSession issued = world.sts().assumeAs(world.pod(), World.input(Map.of("team", "crew")));

        Map<String, String> expected = new LinkedHashMap<>(World.POD_TAGS);
        expected.put("team", "crew");
        assertThat(issued.tags()).isEqualTo(expected);
        assertThat(issued.transitiveKeys()).isEqualTo(World.POD_TAGS.keySet());
    }

    @Test
    void inheritsOverSeveralHops() {
        String third = "arn:aws:iam::178549792225:role/third";
        world.roles.put(Role.of(World.TARGET, World.NXOP_TRUST, World.MAY_ASSUME));
        world.roles.put(Role.of(
                third,
                World.trusting(
                        "{\"AWS\": \"" + World.TARGET + "\"}",
                        "\"sts:*\"",
                        "{\"StringEquals\": {\"aws:RequestTag/kubernetes-namespace\": \"fxip-ms-dev\"}}"),
                World.MAY_NOTHING));
        AccountSession second = world.sts().assumeAs(world.pod(), World.input(Map.of()));

        AccountSession last =
                world.sts().assumeAs(second, new AssumeRoleInput(third, "app", null, Map.of(), Set.of(), null, null));

        assertThat(last.tags()).isEqualTo(World.POD_TAGS);
    }

    /** Since 2026-09-15 the size is that of the token, which is never empty. */
    @Test
    void saysHowMuchOfTheLimitATokenWithoutTagsTakes() {
        world.target(World.trusting("{\"AWS\": \"285282426848\"}", "\"sts:AssumeRole\"", "{}"));

        AssumeRoleResponse answer = assume(world.untagged());
        assertThat(answer.credentials().sessionToken()).hasSize(736);
        assertThat(answer.sessionTokenUtilization()).isEqualTo(18);
    }

    @ParameterizedTest(name = "at least {0}: {1}")
    @CsvSource({"0, 1116", "1116, 1116", "1117, 1117", "4096, 4096"})
    void fillsTheTokenUp(int atLeast, int size) {
        World filling = new World().with(builder -> builder.minimumTokenSize(atLeast));

        String token =
                filling.sts().assumeAs(filling.pod(), World.input(Map.of())).sessionToken();
        assertThat(token).hasSize(size).matches("IQoJb3JpZ2luX2Vj[A-Za-z0-9+/]+={0,2}");
    }

    @ParameterizedTest
    @ValueSource(ints = {900, 1800, 3599, 3600})
    void lastsAsLongAsAsked(int seconds) {
        try (StsClient client = world.client(world.pod())) {
            assertThat(client.assumeRole(request -> request.roleArn(World.TARGET)
                                    .roleSessionName("app")
                                    .durationSeconds(seconds))
                            .credentials()
                            .expiration())
                    .isEqualTo(world.now().plusSeconds(seconds));
        }
    }

    @Test
    void lastsAnHourEvenIfTheRoleAllowsMore() {
        world.roles.put(new Role(World.TARGET, World.NXOP_TRUST, World.MAY_NOTHING, Map.of(), Duration.ofHours(12)));

        assertThat(assume(world.pod()).credentials().expiration())
                .isEqualTo(world.now().plus(Duration.ofHours(1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ab", "a+b=c,d.e@f-g_h", "0123456789012345678901234567890123456789012345678901234567890123"})
    void takesEverySessionNameThatAwsTakes(String name) {
        AssumeRoleInput input = new AssumeRoleInput(World.TARGET, name, null, Map.of(), Set.of(), null, null);

        assertThat(world.sts().assumeAs(world.pod(), input).sessionName()).isEqualTo(name);
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({"größe, ü, ''", "a b, c d, ''", "x_.:/=+-@, y_.:/=+-@, ''", "empty, '', ''"})
    void takesEveryTagThatAwsTakes(String key, String value, String unused) {
        world.target(World.trusting("{\"AWS\": \"285282426848\"}", "\"sts:*\"", "{}"));

        assertThat(world.sts()
                        .assumeAs(world.untagged(), World.input(Map.of(key, value)))
                        .tags())
                .containsExactly(Map.entry(key, value));
        assertThat(unused).isEmpty();
    }

    @Test
    void keepsTheSessionPolicyForLater() {
        String readOnly =
                "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"s3:Get*\", \"Resource\": \"arn:aws:s3:::one/*\"}}";
        world.roles.put(Role.of(
                World.TARGET,
                World.NXOP_TRUST,
                "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"*\"}}"));

        AccountSession issued = world.sts()
                .assumeAs(
                        world.pod(),
                        new AssumeRoleInput(World.TARGET, "app", null, Map.of(), Set.of(), null, readOnly));

        assertThat(issued.policy()).isEqualTo(readOnly);
    }

    @Test
    void letsSessionsSurviveAChangeOfTheTrustPolicy() {
        AccountSession issued = world.sts().assumeAs(world.pod(), World.input(Map.of()));
        world.target(World.trusting("{\"AWS\": \"111111111111\"}", "\"sts:*\"", "{}"));

        try (StsClient client = world.client(issued)) {
            assertThat(client.getCallerIdentity().arn()).isEqualTo(issued.arn());
        }
    }

    @Test
    void refusesAHolderWhoseSessionHasEnded() {
        AccountSession caller = world.pod();
        world.advance(Duration.ofHours(6));

        assertThatThrownBy(() -> world.sts().assumeAs(caller, World.input(Map.of())))
                .hasMessage("The security token included in the request is expired");
    }

    @Test
    void refusesAHolderWhoseRoleIsGone() {
        AccountSession caller = world.pod();
        world.sessions.endAllOf(World.SOURCE);

        assertThatThrownBy(() -> world.sts().assumeAs(caller, World.input(Map.of())))
                .hasMessage("The security token included in the request is invalid.");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"us-east-1, true", "us-west-2, false"})
    void knowsTheRegionThatWasSignedFor(String region, boolean allowed) {
        world.target(World.trusting(
                "{\"AWS\": \"285282426848\"}",
                "\"sts:*\"",
                "{\"StringEquals\": {\"aws:RequestedRegion\": \"" + region + "\"}}"));

        if (allowed) {
            assertThat(assume(world.pod())).isNotNull();
        } else {
            assertThatThrownBy(() -> assume(world.pod())).hasMessageContaining("not authorized");
        }
    }

    private AssumeRoleResponse assume(AccountSession caller) {
        try (StsClient client = world.client(caller)) {
            return client.assumeRole(request -> request.roleArn(World.TARGET).roleSessionName("app"));
        }
    }
}
