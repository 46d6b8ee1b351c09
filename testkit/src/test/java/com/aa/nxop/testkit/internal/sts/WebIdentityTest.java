package com.aa.nxop.testkit.internal.sts;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;

/** IAM roles for service accounts. Rule 13: no identity policy, keys without https, the provider in the role's own account. */
@Tag("full")
class WebIdentityTest extends WebIdentities {
    @Test
    void givesASessionWithoutTags() {
        AssumeRoleWithWebIdentityResponse answer = assume(claims -> {});
        AccountSession issued =
                world.sessions.find(answer.credentials().accessKeyId()).orElseThrow();

        assertThat(answer.assumedRoleUser().arn()).isEqualTo("arn:aws:sts::285282426848:assumed-role/pod-role/app");
        assertThat(answer.subjectFromWebIdentityToken()).isEqualTo(Tokens.SUBJECT);
        assertThat(answer.audience()).isEqualTo("sts.amazonaws.com");
        assertThat(answer.provider()).isEqualTo(PROVIDER);
        assertThat(answer.sessionTokenUtilization()).isEqualTo(18);
        assertThat(issued.tags()).isEmpty();
        assertThat(issued.expiresAt()).isEqualTo(world.now().plus(Duration.ofHours(1)));
    }

    @Test
    void aTokenMayNameTheSourceIdentityIfTheTrustPolicyLetsIt() {
        Consumer<JWTClaimsSet.Builder> claim =
                claims -> claims.claim("https://aws.amazon.com/source_identity", "crew-1");
        check(
                refusal(token(claim), request -> {}),
                403,
                "AccessDenied",
                "Not authorized to perform sts:SetSourceIdentity");

        world.roles.put(Role.of(
                World.SOURCE,
                World.trusting(
                        "{\"Federated\": \"" + PROVIDER + "\"}",
                        "[\"sts:AssumeRoleWithWebIdentity\", \"sts:SetSourceIdentity\"]",
                        "{\"StringEquals\": {\"sts:SourceIdentity\": \"crew-1\"}}"),
                World.MAY_ASSUME));
        AssumeRoleWithWebIdentityResponse answer = assume(claim);
        assertThat(answer.sourceIdentity()).isEqualTo("crew-1");
        assertThat(world.sessions
                        .find(answer.credentials().accessKeyId())
                        .orElseThrow()
                        .sourceIdentity())
                .isEqualTo("crew-1");
    }

    @Test
    void theSessionMayThenAssumeTheTargetWithTags() {
        AssumeRoleWithWebIdentityResponse answer = assume(claims -> {});
        AccountSession first =
                world.sessions.find(answer.credentials().accessKeyId()).orElseThrow();

        assertThat(world.sts().assumeAs(first, World.input(World.POD_TAGS)).tags())
                .isEqualTo(World.POD_TAGS);
    }

    @Test
    void isNoChainingSoTheRolesOwnMaximumHolds() {
        world.roles.put(new Role(
                World.SOURCE,
                World.trusting("{\"Federated\": \"" + PROVIDER + "\"}", "\"sts:AssumeRoleWithWebIdentity\"", "{}"),
                World.MAY_NOTHING,
                Map.of(),
                Duration.ofHours(12)));

        assertThat(assume(token(claims -> {}), request -> request.durationSeconds(43_200))
                        .credentials()
                        .expiration())
                .isEqualTo(world.now().plus(Duration.ofHours(12)));
    }

    @Test
    void beyondTheRolesMaximumItIsRefused() {
        check(
                refusal(token(claims -> {}), request -> request.durationSeconds(3601)),
                400,
                "ValidationError",
                "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
    }

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    StringEquals | sub                 | system:serviceaccount:fxip-ms-dev:fxip-ms | true
                    StringEquals | sub                 | system:serviceaccount:other:fxip-ms       | false
                    StringLike   | sub                 | system:serviceaccount:fxip-ms-dev:*       | true
                    StringEquals | aud                 | sts.amazonaws.com                         | true
                    StringEquals | aud                 | other                                     | false
                    Null         | amr                 | true                                      | true
                    """)
    void conditionsAreOnTheClaims(String operator, String claim, String value, boolean allowed) {
        trust("{\"" + operator + "\": {\"" + HOST + ":" + claim + "\": \"" + value + "\"}}");

        check(allowed);
    }

    @Test
    void conditionKeysHaveNoHttps() {
        trust("{\"StringEquals\": {\"https://" + HOST + ":sub\": \"" + Tokens.SUBJECT + "\"}}");

        check(false);
    }

    @ParameterizedTest
    @CsvSource({"sts:RoleSessionName, app", "aws:FederatedProvider, " + PROVIDER, "aws:SecureTransport, true"})
    void otherKeysAreThereToo(String key, String value) {
        trust("{\"StringEquals\": {\"" + key + "\": \"" + value + "\"}}");

        check(true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"AWS\": \"285282426848\"}",
                "{\"AWS\": \"arn:aws:iam::285282426848:root\"}",
                "\"*\"",
                "{\"Federated\": \"arn:aws:iam::178549792225:oidc-provider/" + HOST + "\"}",
                "{\"Federated\": \"arn:aws:iam::285282426848:oidc-provider/other\"}",
                "{\"Service\": \"pods.eks.amazonaws.com\"}"
            })
    void otherPrincipalsNeverMatch(String principal) {
        world.roles.put(Role.of(
                World.SOURCE, World.trusting(principal, "\"sts:AssumeRoleWithWebIdentity\"", "{}"), World.MAY_NOTHING));

        check(false);
    }

    @Test
    void trustForPlainAssumeRoleIsNotEnough() {
        world.roles.put(Role.of(
                World.SOURCE,
                World.trusting("{\"Federated\": \"" + PROVIDER + "\"}", "\"sts:AssumeRole\"", "{}"),
                World.MAY_NOTHING));

        check(false);
    }

    @Test
    void anUnknownRoleLooksLikeARefusal() {
        check(
                refusal(token(claims -> {}), request -> request.roleArn(World.SOURCE + "-unknown")),
                403,
                "AccessDenied",
                "Not authorized to perform sts:AssumeRoleWithWebIdentity");
    }

    @Test
    void tagsMayComeInTheToken() {
        world.roles.put(Role.of(
                World.SOURCE,
                World.trusting("{\"Federated\": \"" + PROVIDER + "\"}", "\"sts:*\"", "{}"),
                World.MAY_NOTHING));

        AssumeRoleWithWebIdentityResponse answer = assume(claims -> claims.claim(
                "https://aws.amazon.com/tags",
                Map.of("principal_tags", Map.of("team", List.of("crew")), "transitive_tag_keys", List.of("team"))));

        AccountSession issued =
                world.sessions.find(answer.credentials().accessKeyId()).orElseThrow();
        assertThat(issued.tags()).containsExactly(Map.entry("team", "crew"));
        assertThat(issued.transitiveKeys()).containsExactly("team");
        assertThat(answer.sessionTokenUtilization()).isEqualTo(19);
    }

    @Test
    void tagsInTheTokenNeedTagSession() {
        check(
                refusal(
                        token(claims -> claims.claim(
                                "https://aws.amazon.com/tags",
                                Map.of("principal_tags", Map.of("team", List.of("crew"))))),
                        request -> {}),
                403,
                "AccessDenied",
                "Not authorized to perform sts:TagSession");
    }

    @Test
    void aTokenTagMustHaveOneValue() {
        check(
                refusal(
                        token(claims -> claims.claim(
                                "https://aws.amazon.com/tags",
                                Map.of("principal_tags", Map.of("team", List.of("a", "b"))))),
                        request -> {}),
                400,
                "InvalidIdentityToken",
                "A principal tag must have exactly one value, not [a, b].");
    }
}
