package com.aa.nxop.testkit.internal.sts;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sts.model.ExpiredTokenException;
import software.amazon.awssdk.services.sts.model.IdpCommunicationErrorException;
import software.amazon.awssdk.services.sts.model.InvalidIdentityTokenException;
import software.amazon.awssdk.services.sts.model.StsException;

/** Tokens that are not accepted, and why. */
class WebIdentityTokensTest extends WebIdentities {
    private static final String NO_KEY = "Couldn't retrieve verification key from your identity provider, please"
            + " reference AssumeRoleWithWebIdentity documentation for requirements";

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
                "The web identity token provided could not be validated. See the AssumeRoleWithWebIdentity documentation"
                        + " for requirements.");
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
                "The web identity token provided could not be validated. See the AssumeRoleWithWebIdentity documentation"
                        + " for requirements.");
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
        List<JWKSet> published = new ArrayList<>(List.of(new JWKSet(Tokens.KEY.toPublicJWK())));
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
}
