package com.aa.nxop.testkit.internal.cluster;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** A service-account token that somebody presented. */
final class PodToken {
    private final SignedJWT jwt;
    private final JWTClaimsSet claims;

    private PodToken(SignedJWT jwt, JWTClaimsSet claims) {
        this.jwt = jwt;
        this.claims = claims;
    }

    static PodToken parse(String token) throws ParseException {
        SignedJWT jwt = SignedJWT.parse(token);
        return new PodToken(jwt, jwt.getJWTClaimsSet());
    }

    boolean expiredAt(Instant now) {
        Date expiry = claims.getExpirationTime();
        return expiry != null && !now.isBefore(expiry.toInstant());
    }

    boolean notYetValidAt(Instant now) {
        Date notBefore = claims.getNotBeforeTime();
        return notBefore != null && now.isBefore(notBefore.toInstant());
    }

    boolean from(String issuer, String audience) {
        return issuer.equals(claims.getIssuer()) && claims.getAudience().contains(audience);
    }

    boolean signedByOneOf(JWKSet keys) {
        String keyId = jwt.getHeader().getKeyID();
        JWK key = keyId == null ? null : keys.getKeyByKeyId(keyId);
        // The algorithm is ours to choose, not the token's: "none" and HMAC with the public key are the classic
        // forgeries.
        if (key == null || !JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm())) {
            return false;
        }
        try {
            return jwt.verify(new RSASSAVerifier(key.toRSAKey()));
        } catch (JOSEException e) {
            return false;
        }
    }

    /**
     * Who the token says the pod is.
     *
     * @throws ParseException if it is no pod's token
     */
    Pod pod() throws ParseException {
        Map<String, Object> kubernetes = claims.getJSONObjectClaim("kubernetes.io");
        if (kubernetes == null) {
            throw new ParseException("no kubernetes.io claim", 0);
        }
        List<String> account = reference(kubernetes, "serviceaccount");
        List<String> pod = reference(kubernetes, "pod");
        return new Pod(text(kubernetes, "namespace"), account.get(0), account.get(1), pod.get(0), pod.get(1), "", "");
    }

    private static List<String> reference(Map<String, Object> claims, String name) throws ParseException {
        if (claims.get(name) instanceof Map<?, ?> reference) {
            return List.of(text(reference, "name"), text(reference, "uid"));
        }
        throw new ParseException("no claim " + name, 0);
    }

    private static String text(Map<?, ?> claims, String name) throws ParseException {
        if (claims.get(name) instanceof String text) {
            return text;
        }
        throw new ParseException("no claim " + name, 0);
    }
}
