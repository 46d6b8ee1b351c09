package com.aa.nxop.testkit.internal.sts;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Verifies tokens against the OpenID Connect providers of the role's account. */
final class WebIdentity {
    private static final String SOURCE_IDENTITY = "https://aws.amazon.com/source_identity";
    private static final String NO_KEY =
            "Couldn't retrieve verification key from your identity provider, please reference"
                    + " AssumeRoleWithWebIdentity documentation for requirements";

    /** Of a signature that is wrong, and of an audience that the provider does not know. */
    private static final String NOT_VALIDATED =
            "The web identity token provided could not be validated. See the AssumeRoleWithWebIdentity documentation"
                    + " for requirements.";

    private final List<OidcProvider> providers;
    private final InstantSource clock;

    WebIdentity(List<OidcProvider> providers, InstantSource clock) {
        this.providers = List.copyOf(providers);
        this.clock = clock;
    }

    /** @param role that is asked for: a provider of another account does not count */
    VerifiedToken verify(String token, String role) {
        String[] arn = role.split(":", 6);
        String accountId = arn[4];
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            OidcProvider provider = provider(claims.getIssuer(), accountId);
            checkSignature(jwt, provider);
            checkTimes(claims);
            String host = provider.issuer().replaceFirst("^https://", "");
            TokenTags tags = TokenTags.of(claims);
            return new VerifiedToken(
                    "arn:" + arn[1] + ":iam::" + accountId + ":oidc-provider/" + host,
                    host,
                    required(claims.getSubject(), "sub"),
                    audience(claims, provider),
                    tags.tags(),
                    tags.transitiveKeys(),
                    claims.getStringClaim(SOURCE_IDENTITY));
        } catch (ParseException e) {
            throw invalid(
                    "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)");
        }
    }

    private OidcProvider provider(@Nullable String issuer, String accountId) {
        return providers.stream()
                .filter(known ->
                        known.issuer().equals(issuer) && known.accountId().equals(accountId))
                .findFirst()
                .orElseThrow(() -> invalid("No OpenIDConnect provider found in your account for " + issuer));
    }

    private static void checkSignature(SignedJWT jwt, OidcProvider provider) {
        List<JWK> candidates = new JWKSelector(JWKMatcher.forJWSHeader(jwt.getHeader())).select(keys(provider));
        if (candidates.isEmpty()) {
            throw invalid(NO_KEY);
        }
        if (candidates.stream().noneMatch(key -> signed(jwt, key))) {
            throw invalid(NOT_VALIDATED);
        }
    }

    private static boolean signed(SignedJWT jwt, JWK key) {
        try {
            return key instanceof AsymmetricJWK pair
                    && jwt.verify(
                            new DefaultJWSVerifierFactory().createJWSVerifier(jwt.getHeader(), pair.toPublicKey()));
        } catch (JOSEException e) {
            return false;
        }
    }

    private static JWKSet keys(OidcProvider provider) {
        try {
            return provider.keys().get();
        } catch (RuntimeException e) {
            throw new StsRefusal(
                    400,
                    "IDPCommunicationError",
                    "The request could not be fulfilled because the identity provider (IDP) that was asked to verify the"
                            + " incoming identity token could not be reached. This is often a transient error caused by"
                            + " network conditions. Retry the request a limited number of times so that you don't exceed"
                            + " the request rate. If the error persists, the identity provider might be down or not"
                            + " responding.");
        }
    }

    private void checkTimes(JWTClaimsSet claims) {
        long now = clock.instant().getEpochSecond();
        Instant expires = required(claims.getExpirationTime(), "exp").toInstant();
        if (now >= expires.getEpochSecond()) {
            throw new StsRefusal(
                    400,
                    "ExpiredTokenException",
                    "Token expired: current date/time " + now + " must be before the expiration date/time "
                            + expires.getEpochSecond());
        }
        if (claims.getNotBeforeTime() != null
                && claims.getNotBeforeTime().toInstant().getEpochSecond() > now) {
            // AWS's text for this case is not known.
            throw invalid("The token provided is not yet valid.");
        }
    }

    private static String audience(JWTClaimsSet claims, OidcProvider provider) {
        return claims.getAudience().stream()
                .filter(provider.audiences()::contains)
                .findFirst()
                .orElseThrow(() -> invalid(NOT_VALIDATED));
    }

    private static <T> T required(@Nullable T claim, String name) {
        if (claim == null) {
            throw invalid("Missing a required claim: " + name);
        }
        return claim;
    }

    private static StsRefusal invalid(String message) {
        return new StsRefusal(400, "InvalidIdentityToken", message);
    }
}
