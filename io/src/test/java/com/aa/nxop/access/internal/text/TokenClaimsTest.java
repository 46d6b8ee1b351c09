package com.aa.nxop.access.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.fakes.Jwt;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenClaimsTest {
    private static void saysNothing(TokenClaims claims) {
        assertThat(claims.namespace()).isEmpty();
        assertThat(claims.serviceAccount()).isEmpty();
        assertThat(claims.podName()).isEmpty();
        assertThat(claims.podUid()).isEmpty();
        assertThat(claims.issuer()).isEmpty();
        assertThat(claims.audiences()).isEmpty();
        assertThat(claims.expiresAt()).isEmpty();
    }

    @Test
    void aTokenAsKubeletWritesItNamesThePod() {
        TokenClaims claims = TokenClaims.of(Jwt.ofPod("flights", "scheduler", "scheduler-7d9f-x2x"));
        assertThat(claims.namespace()).contains("flights");
        assertThat(claims.serviceAccount()).contains("scheduler");
        assertThat(claims.podName()).contains("scheduler-7d9f-x2x");
        assertThat(claims.podUid()).contains("uid-of-scheduler-7d9f-x2x");
        assertThat(claims.issuer()).contains("https://oidc.eks.us-east-1.amazonaws.com/id/0123456789ABCDEF");
        assertThat(claims.audiences()).containsExactly("pods.eks.amazonaws.com");
        assertThat(claims.expiresAt()).contains(Instant.parse("2026-11-21T11:00:00Z"));
        assertThat(claims).hasToString("TokenClaims[readable]");
    }

    @Test
    void theAudienceMayBeAStringOrAnArray() {
        assertThat(TokenClaims.of(Jwt.of("{\"aud\":\"sts.amazonaws.com\"}")).audiences())
                .containsExactly("sts.amazonaws.com");
        assertThat(TokenClaims.of(Jwt.of("{\"aud\":[\"a\",\"b\"]}")).audiences())
                .containsExactly("a", "b");
        assertThat(TokenClaims.of(Jwt.of("{\"aud\":[\"a\",7,null,{\"b\":1}]}")).audiences())
                .containsExactly("a");
        assertThat(TokenClaims.of(Jwt.of("{\"aud\":[]}")).audiences()).isEmpty();
        assertThat(TokenClaims.of(Jwt.of("{\"aud\":{\"a\":\"b\"}}")).audiences())
                .isEmpty();
    }

    @Test
    void withoutKubernetesClaimsTheSubjectSpeaks() {
        TokenClaims claims = TokenClaims.of(Jwt.of("{\"sub\":\"system:serviceaccount:flights:scheduler\"}"));
        assertThat(claims.namespace()).contains("flights");
        assertThat(claims.serviceAccount()).contains("scheduler");
        assertThat(claims.podName()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "system:serviceaccount:flights",
                "system:serviceaccount:flights:scheduler:more",
                "system:serviceaccount::",
                "system:node:flights:scheduler",
                "flights:scheduler",
                "",
            })
    void anotherSubjectSaysNothing(String subject) {
        saysNothing(TokenClaims.of(Jwt.of("{\"sub\":\"" + subject + "\"}")));
    }

    @ParameterizedTest
    @CsvSource({
        "1795258800, 2026-11-21T11:00:00Z",
        "1795258800.0, 2026-11-21T11:00:00Z",
        "1795258800.9, 2026-11-21T11:00:00Z",
        "1.7952588e9, 2026-11-21T11:00:00Z",
        "0, 1970-01-01T00:00:00Z",
    })
    void theExpiryMayBeAnyNumber(String number, Instant expiry) {
        assertThat(TokenClaims.of(Jwt.of("{\"exp\":" + number + "}")).expiresAt())
                .contains(expiry);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1795258800\"", "null", "true", "[1]", "1e300", "-1e300"})
    void anExpiryThatIsNoTimeSaysNothing(String json) {
        assertThat(TokenClaims.of(Jwt.of("{\"exp\":" + json + "}")).expiresAt()).isEmpty();
    }

    @Test
    void claimsOfAnotherTypeSayNothing() {
        saysNothing(
                TokenClaims.of(
                        Jwt.of(
                                "{\"kubernetes.io\":{\"namespace\":1,\"pod\":\"name\",\"serviceaccount\":[{\"name\":\"x\"}]},\"iss\":7}")));
        saysNothing(TokenClaims.of(Jwt.of("{\"kubernetes.io\":\"flights\"}")));
        saysNothing(TokenClaims.of(Jwt.of("{\"kubernetes.io\":{\"namespace\":\"\",\"pod\":{\"name\":null}}}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"text\"", "7", "null", "", "{", "not json"})
    void aPayloadThatIsNoObjectSaysNothing(String payload) {
        saysNothing(TokenClaims.of(Jwt.of(payload)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "one.two",
                "one.two.three.four",
                "a.%%%.c",
                "a.e30=.c",
                "a.eyJhIjoxfQ.b.c.d",
                "an opaque token",
            })
    void aTextThatIsNoTokenSaysNothing(String text) {
        saysNothing(TokenClaims.of(text));
    }

    @Test
    void aPayloadThatIsNestedWithoutEndSaysNothing() {
        saysNothing(TokenClaims.of(Jwt.of("[".repeat(40_000))));
        saysNothing(TokenClaims.of(Jwt.of("{\"a\":".repeat(8_000))));
    }

    @Test
    void nothingOfTheTokenIsShown() {
        assertThat(TokenClaims.of("hidden")).hasToString("TokenClaims[none]");
    }
}
