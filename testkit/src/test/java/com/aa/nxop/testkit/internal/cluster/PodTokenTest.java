package com.aa.nxop.testkit.internal.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodTokenTest {
    private final MovableClock clock = new MovableClock();
    private final TokenIssuer issuer = new TokenIssuer("us-east-1", clock);

    private PodToken issued(Duration lifetime) throws ParseException {
        return PodToken.parse(issuer.issue(Pods.EXAMPLE, EksAuth.AUDIENCE, lifetime));
    }

    private static PodToken of(Map<String, Object> claims) throws ParseException, JOSEException {
        JWSObject token = new JWSObject(new JWSHeader(JWSAlgorithm.HS256), new Payload(claims));
        token.sign(new MACSigner(new byte[32]));
        return PodToken.parse(token.serialize());
    }

    @Test
    void saysWhoThePodIs() throws ParseException {
        Pod pod = issued(Duration.ofHours(1)).pod();
        assertThat(pod.namespace()).isEqualTo("fxip-ms-dev");
        assertThat(pod.serviceAccount()).isEqualTo("example-app");
        assertThat(pod.name()).isEqualTo("example-app-7d4b9c8f6-x2x1z");
        assertThat(pod.uid()).isEqualTo(Pods.EXAMPLE.uid());
        assertThat(pod.subject()).isEqualTo("system:serviceaccount:fxip-ms-dev:example-app");
    }

    @Test
    void expiresToTheSecond() throws ParseException {
        PodToken token = issued(Duration.ofHours(1));
        clock.advance(Duration.ofHours(1).minusMillis(501));
        assertThat(token.expiredAt(clock.instant())).isFalse();
        clock.advance(Duration.ofMillis(1));
        assertThat(token.expiredAt(clock.instant())).isTrue();
    }

    @Test
    void isNotValidBeforeItWasIssued() throws ParseException {
        PodToken token = issued(Duration.ofHours(1));
        assertThat(token.notYetValidAt(clock.instant())).isFalse();
        assertThat(token.notYetValidAt(clock.instant().minusSeconds(1))).isTrue();
    }

    @Test
    void neverExpiresWithoutAnExpiry() throws Exception {
        PodToken token = of(Map.of("sub", "x"));
        assertThat(token.expiredAt(clock.instant())).isFalse();
        assertThat(token.notYetValidAt(clock.instant())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"pods.eks.amazonaws.com, true", "sts.amazonaws.com, false", "PODS.EKS.AMAZONAWS.COM, false"})
    void isForOneAudience(String audience, boolean meant) throws ParseException {
        assertThat(issued(Duration.ofHours(1)).from(issuer.issuer(), audience)).isEqualTo(meant);
    }

    @Test
    void isFromOneIssuer() throws ParseException {
        assertThat(issued(Duration.ofHours(1)).from("https://elsewhere", EksAuth.AUDIENCE))
                .isFalse();
    }

    @Test
    void refusesTokensThatAreNoPods() throws Exception {
        Map<String, Object> reference = Map.of("name", "n", "uid", "u");
        PodToken nothing = of(Map.of("sub", "x"));
        assertThatThrownBy(nothing::pod).isInstanceOf(ParseException.class).hasMessage("no kubernetes.io claim");
        PodToken noPod = of(Map.of("kubernetes.io", Map.of("namespace", "ns", "serviceaccount", reference)));
        assertThatThrownBy(noPod::pod).isInstanceOf(ParseException.class).hasMessage("no claim pod");
        PodToken noNamespace = of(Map.of("kubernetes.io", Map.of("pod", reference, "serviceaccount", reference)));
        assertThatThrownBy(noNamespace::pod).isInstanceOf(ParseException.class).hasMessage("no claim namespace");
        PodToken noUid = of(Map.of(
                "kubernetes.io", Map.of("namespace", "ns", "pod", Map.of("name", "n"), "serviceaccount", reference)));
        assertThatThrownBy(noUid::pod).isInstanceOf(ParseException.class).hasMessage("no claim uid");
    }

    @Test
    void isSignedByNobodyWithoutAKeyId() throws Exception {
        assertThat(of(Map.of("sub", "x")).signedByOneOf(issuer.keys())).isFalse();
    }
}
