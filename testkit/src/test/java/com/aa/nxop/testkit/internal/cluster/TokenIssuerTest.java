package com.aa.nxop.testkit.internal.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TokenIssuerTest {
    private final MovableClock clock = new MovableClock();
    private final TokenIssuer issuer = new TokenIssuer("us-east-1", clock);

    private String token() {
        return issuer.issue(Pods.EXAMPLE, EksAuth.AUDIENCE, Duration.ofHours(24));
    }

    @Test
    void hasAnIssuerAsEksMakesThem() {
        assertThat(issuer.issuer()).matches("https://oidc\\.eks\\.us-east-1\\.amazonaws\\.com/id/[0-9A-F]{32}");
    }

    @Test
    void writesTheClaimsThatKubernetesWrites() throws ParseException {
        SignedJWT jwt = SignedJWT.parse(token());
        long now = Instant.parse("2026-11-21T12:00:00Z").getEpochSecond();
        Map<String, Object> claims = jwt.getPayload().toJSONObject();
        assertThat(claims)
                .containsOnlyKeys("aud", "exp", "iat", "iss", "jti", "kubernetes.io", "nbf", "sub")
                .containsEntry("aud", List.of("pods.eks.amazonaws.com"))
                .containsEntry("exp", now + 86_400)
                .containsEntry("iat", now)
                .containsEntry("nbf", now)
                .containsEntry("iss", issuer.issuer())
                .containsEntry("sub", "system:serviceaccount:fxip-ms-dev:example-app")
                .containsEntry(
                        "kubernetes.io",
                        Map.of(
                                "namespace",
                                "fxip-ms-dev",
                                "node",
                                Map.of(
                                        "name",
                                        "ip-10-0-12-34.ec2.internal",
                                        "uid",
                                        "6f1f9b1c-0003-4000-8000-000000000003"),
                                "pod",
                                Map.of(
                                        "name",
                                        "example-app-7d4b9c8f6-x2x1z",
                                        "uid",
                                        "6f1f9b1c-0002-4000-8000-000000000002"),
                                "serviceaccount",
                                Map.of("name", "example-app", "uid", "6f1f9b1c-0001-4000-8000-000000000001"),
                                "warnafter",
                                now + 3607));
        assertThat(UUID.fromString(String.valueOf(claims.get("jti")))).isNotNull();
    }

    @Test
    void signsWithAPublishedKeyThatHoldsNoSecret() throws ParseException {
        PodToken token = PodToken.parse(token());
        assertThat(token.signedByOneOf(issuer.keys())).isTrue();
        assertThat(issuer.keys().getKeys()).hasSize(1).noneMatch(JWK::isPrivate);
    }

    /** As JOSE libraries compute it. */
    @Test
    void namesItsKeysByTheirThumbprints() throws JOSEException, ParseException {
        issuer.rotateKey();
        for (JWK key : issuer.keys().getKeys()) {
            assertThat(key.getKeyID()).isEqualTo(key.computeThumbprint().toString());
            assertThat(((RSAKey) key).getModulus().decodeToBigInteger().bitLength())
                    .isEqualTo(2048);
        }
        assertThat(SignedJWT.parse(token()).getHeader().toJSONObject())
                .isEqualTo(Map.of(
                        "alg", "RS256", "kid", issuer.keys().getKeys().get(0).getKeyID()));
    }

    /** Although the first key of all of them is one. */
    @Test
    void isNotAnotherClustersIssuer() throws ParseException {
        PodToken token = PodToken.parse(token());
        TokenIssuer other = new TokenIssuer("us-east-1", clock);
        assertThat(token.from(issuer.issuer(), EksAuth.AUDIENCE)).isTrue();
        assertThat(token.from(other.issuer(), EksAuth.AUDIENCE)).isFalse();
    }

    @Test
    void keepsOldTokensGoodAfterARotationUntilTheOldKeyIsWithdrawn() throws ParseException {
        PodToken before = PodToken.parse(token());
        issuer.rotateKey();
        PodToken after = PodToken.parse(token());
        assertThat(before.signedByOneOf(issuer.keys())).isTrue();
        assertThat(after.signedByOneOf(issuer.keys())).isTrue();

        issuer.withdrawOldKeys();
        assertThat(before.signedByOneOf(issuer.keys())).isFalse();
        assertThat(after.signedByOneOf(issuer.keys())).isTrue();
    }

    @Test
    void makesEveryTokenDifferent() {
        assertThat(token()).isNotEqualTo(token());
    }
}
