package com.aa.nxop.testkit.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.testkit.account.OidcProvider;
import com.aa.nxop.testkit.account.Role;
import com.aa.nxop.testkit.account.Session;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;
import software.amazon.awssdk.services.sts.model.ExpiredTokenException;
import software.amazon.awssdk.services.sts.model.IdpCommunicationErrorException;
import software.amazon.awssdk.services.sts.model.InvalidIdentityTokenException;
import software.amazon.awssdk.services.sts.model.StsException;

/** IAM roles for service accounts. Rule 13: no identity policy, keys without https, the provider in the role's own account. */
class WebIdentityTest {
    private static final String HOST = "oidc.eks.us-east-1.amazonaws.com/id/EXAMPLE";
    private static final String PROVIDER = "arn:aws:iam::285282426848:oidc-provider/" + HOST;
    private static final String NO_KEY = "Couldn't retrieve verification key from your identity provider, please"
            + " reference AssumeRoleWithWebIdentity documentation for requirements";

    private final World world = new World();

    @BeforeEach
    void trustTheCluster() {
        world.providers.add(Tokens.provider(World.KPAAS));
        trust("{\"StringEquals\": {\"" + HOST + ":aud\": \"sts.amazonaws.com\", \"" + HOST + ":sub\": \""
                + Tokens.SUBJECT + "\"}}");
    }

    @Test
    void givesASessionWithoutTags() {
        AssumeRoleWithWebIdentityResponse answer = assume(claims -> {});
        Session issued = world.sessions.find(answer.credentials().accessKeyId()).orElseThrow();

        assertThat(answer.assumedRoleUser().arn()).isEqualTo("arn:aws:sts::285282426848:assumed-role/pod-role/app");
        assertThat(answer.subjectFromWebIdentityToken()).isEqualTo(Tokens.SUBJECT);
        assertThat(answer.audience()).isEqualTo("sts.amazonaws.com");
        assertThat(answer.provider()).isEqualTo(PROVIDER);
        assertThat(answer.packedPolicySize()).isNull();
        assertThat(issued.tags()).isEmpty();
        assertThat(issued.expiresAt()).isEqualTo(world.now().plus(Duration.ofHours(1)));
    }

    @Test
    void theSessionMayThenAssumeTheTargetWithTags() {
        AssumeRoleWithWebIdentityResponse answer = assume(claims -> {});
        Session first = world.sessions.find(answer.credentials().accessKeyId()).orElseThrow();

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
    void theProviderMustBeInTheRolesAccount() {
        StsException refusal = refusal(token(claims -> {}), request -> request.roleArn(World.TARGET));

        check(
                refusal,
                400,
                "InvalidIdentityToken",
                "No OpenIDConnect provider found in your account for " + Tokens.ISSUER);
        assertThat(refusal).isInstanceOf(InvalidIdentityTokenException.class);
    }

    @Test
    void anUnknownIssuer() {
        check(
                refusal(token(claims -> claims.issuer("https://example.com")), request -> {}),
                400,
                "InvalidIdentityToken",
                "No OpenIDConnect provider found in your account for https://example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pods.eks.amazonaws.com", "https://kubernetes.default.svc"})
    void anotherAudience(String audience) {
        check(
                refusal(token(claims -> claims.audience(audience)), request -> {}),
                400,
                "InvalidIdentityToken",
                "Incorrect token audience");
    }

    @Test
    void oneOfSeveralAudiencesWillDo() {
        assertThat(assume(claims -> claims.audience(List.of("other", "sts.amazonaws.com")))
                        .audience())
                .isEqualTo("sts.amazonaws.com");
    }

    @Test
    void anExpiredToken() {
        Instant expired = world.now().minusSeconds(5);
        StsException refusal = refusal(token(claims -> claims.expirationTime(Date.from(expired))), request -> {});

        check(
                refusal,
                400,
                "ExpiredTokenException",
                "Token expired: current date/time " + world.now().getEpochSecond()
                        + " must be before the expiration date/time " + expired.getEpochSecond());
        assertThat(refusal).isInstanceOf(ExpiredTokenException.class);
    }

    @Test
    void aTokenThatExpiresThisVerySecond() {
        check(
                refusal(token(claims -> claims.expirationTime(Date.from(world.now()))), request -> {}),
                400,
                "ExpiredTokenException",
                "Token expired: current date/time " + world.now().getEpochSecond()
                        + " must be before the expiration date/time "
                        + world.now().getEpochSecond());
    }

    @Test
    void aTokenFromTheFuture() {
        check(
                refusal(
                        token(claims ->
                                claims.notBeforeTime(Date.from(world.now().plusSeconds(60)))),
                        request -> {}),
                400,
                "InvalidIdentityToken",
                "The token provided is not yet valid.");
    }

    @ParameterizedTest
    @CsvSource({"exp", "sub"})
    void aTokenWithoutARequiredClaim(String claim) {
        check(
                refusal(token(claims -> claims.claim(claim, null)), request -> {}),
                400,
                "InvalidIdentityToken",
                "Missing a required claim: " + claim);
    }

    @Test
    void aKeyThatTheProviderDoesNotPublish() {
        check(
                refusal(Tokens.signed(Tokens.OTHER_KEY, world.now(), claims -> {}), request -> {}),
                400,
                "InvalidIdentityToken",
                NO_KEY);
    }

    @Test
    void aForgedSignature() {
        String token = token(claims -> {});
        String other = token(claims -> claims.subject("system:serviceaccount:kube-system:admin"));
        String forged = other.substring(0, other.lastIndexOf('.')) + token.substring(token.lastIndexOf('.'));

        check(
                refusal(forged, request -> {}),
                400,
                "InvalidIdentityToken",
                "The signature of the token provided is invalid.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "a.b.c", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0."})
    void noTokenAtAll(String token) {
        check(
                refusal(token, request -> {}),
                400,
                "InvalidIdentityToken",
                "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)");
    }

    @Test
    void keysAreAskedForEveryTime() {
        List<JWKSet> published = new java.util.ArrayList<>(List.of(new JWKSet(Tokens.KEY.toPublicJWK())));
        world.providers.clear();
        world.providers.add(new OidcProvider(
                World.KPAAS, Tokens.ISSUER, Set.of("sts.amazonaws.com"), () -> published.get(published.size() - 1)));
        assertThat(assume(claims -> {})).isNotNull();

        published.add(new JWKSet(Tokens.OTHER_KEY.toPublicJWK()));

        assertThat(assume(Tokens.signed(Tokens.OTHER_KEY, world.now(), claims -> {}), request -> {}))
                .isNotNull();
        check(refusal(token(claims -> {}), request -> {}), 400, "InvalidIdentityToken", NO_KEY);
    }

    @Test
    void aProviderThatCannotBeReached() {
        world.providers.clear();
        world.providers.add(new OidcProvider(World.KPAAS, Tokens.ISSUER, Set.of("sts.amazonaws.com"), () -> {
            throw new IllegalStateException("down");
        }));
        StsException refusal = refusal(token(claims -> {}), request -> {});

        check(
                refusal,
                400,
                "IDPCommunicationError",
                "The request could not be fulfilled because the identity provider (IDP) that was asked to verify the"
                        + " incoming identity token could not be reached. This is often a transient error caused by"
                        + " network conditions. Retry the request a limited number of times so that you don't exceed the"
                        + " request rate. If the error persists, the identity provider might be down or not responding.");
        assertThat(refusal).isInstanceOf(IdpCommunicationErrorException.class);
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

        Session issued = world.sessions.find(answer.credentials().accessKeyId()).orElseThrow();
        assertThat(issued.tags()).containsExactly(Map.entry("team", "crew"));
        assertThat(issued.transitiveKeys()).containsExactly("team");
        assertThat(answer.packedPolicySize()).isEqualTo(3);
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

    @Test
    void parametersAreCheckedBeforeTheToken() {
        check(
                refusal("nonsense", request -> request.roleSessionName("a:")),
                400,
                "ValidationError",
                "1 validation error detected: Value 'a:' at 'roleSessionName' failed to satisfy constraint: Member must"
                        + " satisfy regular expression pattern: [\\w+=,.@-]*");
    }

    @Test
    void aTooShortTokenIsNotRepeatedInTheMessage() {
        check(
                refusal("abc", request -> {}),
                400,
                "ValidationError",
                "1 validation error detected: Value at 'webIdentityToken' failed to satisfy constraint: Member must have"
                        + " length greater than or equal to 4");
    }

    private void trust(String condition) {
        world.roles.put(Role.of(
                World.SOURCE,
                World.trusting("{\"Federated\": \"" + PROVIDER + "\"}", "\"sts:AssumeRoleWithWebIdentity\"", condition),
                World.MAY_ASSUME));
    }

    private void check(boolean allowed) {
        if (allowed) {
            assertThat(assume(claims -> {})).isNotNull();
        } else {
            check(
                    refusal(token(claims -> {}), request -> {}),
                    403,
                    "AccessDenied",
                    "Not authorized to perform sts:AssumeRoleWithWebIdentity");
        }
    }

    private static void check(StsException refusal, int status, String code, String message) {
        assertThat(refusal.awsErrorDetails().errorMessage()).isEqualTo(message);
        assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
        assertThat(refusal.statusCode()).isEqualTo(status);
    }

    private String token(Consumer<JWTClaimsSet.Builder> change) {
        return Tokens.at(world.now(), change);
    }

    private AssumeRoleWithWebIdentityResponse assume(Consumer<JWTClaimsSet.Builder> change) {
        return assume(token(change), request -> {});
    }

    private StsException refusal(String token, Consumer<AssumeRoleWithWebIdentityRequest.Builder> change) {
        StsException refusal = catchThrowableOfType(StsException.class, () -> assume(token, change));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    private AssumeRoleWithWebIdentityResponse assume(
            String token, Consumer<AssumeRoleWithWebIdentityRequest.Builder> change) {
        try (StsClient client = world.anonymous()) {
            return client.assumeRoleWithWebIdentity(request -> {
                request.roleArn(World.SOURCE).roleSessionName("app").webIdentityToken(token);
                change.accept(request);
            });
        }
    }
}
