package com.aa.nxop.testkit.internal.sts;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.function.Consumer;

/** A cluster's token issuer, as far as STS sees it. */
final class Tokens {
    static final String ISSUER = "https://oidc.eks.us-east-1.amazonaws.com/id/EXAMPLE";
    static final String SUBJECT = "system:serviceaccount:fxip-ms-dev:fxip-ms";
    static final RSAKey KEY = key("one");
    static final RSAKey OTHER_KEY = key("two");

    private Tokens() {}

    static OidcProvider provider(String accountId) {
        return new OidcProvider(accountId, ISSUER, Set.of("sts.amazonaws.com"), () -> new JWKSet(KEY.toPublicJWK()));
    }

    static String at(Instant now, Consumer<JWTClaimsSet.Builder> change) {
        return signed(KEY, now, change);
    }

    static String signed(RSAKey key, Instant now, Consumer<JWTClaimsSet.Builder> change) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject(SUBJECT)
                .audience("sts.amazonaws.com")
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(3600)));
        change.accept(claims);
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims.build());
        try {
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
