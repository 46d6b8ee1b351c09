package com.aa.nxop.testkit.internal.cluster;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * What the cluster's OIDC issuer signs with, by the JDK's own means: only a server that verifies a token loads the JOSE library.
 *
 * @param id the key id: its thumbprint, as in RFC 7638
 */
record IssuerCredentials(RSAPublicKey publicKey, PrivateKey privateKey, String id) {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final BigInteger EXPONENT = BigInteger.valueOf(65537);

    /**
     * The first key of every sandbox, made in advance: to make one takes longer than all the rest of a small sandbox. Everybody knows it,
     * and it opens nothing: each sandbox has an issuer of its own, whose name is in the token, and takes no other sandbox's tokens.
     */
    static IssuerCredentials first() {
        return First.KEY;
    }

    /** The JVM computes the key from its primes once: each time would take a while, too. */
    private static final class First {
        static final IssuerCredentials KEY = ofPrimes();
    }

    private static IssuerCredentials ofPrimes() {
        BigInteger[] primes = primes();
        BigInteger p = primes[0];
        BigInteger q = primes[1];
        BigInteger p1 = p.subtract(BigInteger.ONE);
        BigInteger q1 = q.subtract(BigInteger.ONE);
        BigInteger n = p.multiply(q);
        BigInteger d = EXPONENT.modInverse(p1.multiply(q1));
        try {
            KeyFactory factory = KeyFactory.getInstance("RSA");
            return of(
                    (RSAPublicKey) factory.generatePublic(new RSAPublicKeySpec(n, EXPONENT)),
                    factory.generatePrivate(
                            new RSAPrivateCrtKeySpec(n, EXPONENT, d, p, q, d.mod(p1), d.mod(q1), q.modInverse(p))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK knows RSA", e);
        }
    }

    private static BigInteger[] primes() {
        try (InputStream in = IssuerCredentials.class.getResourceAsStream("first-signing-primes.txt")) {
            if (in == null) {
                throw new IllegalStateException(
                        "The testkit's jar is incomplete: first-signing-primes.txt is missing.");
            }
            return new String(in.readAllBytes(), US_ASCII)
                    .lines()
                    .map(line -> new BigInteger(line, 16))
                    .toArray(BigInteger[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that nobody else has. */
    static IssuerCredentials fresh() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair keys = generator.generateKeyPair();
            return of((RSAPublicKey) keys.getPublic(), keys.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK makes RSA keys", e);
        }
    }

    private static IssuerCredentials of(RSAPublicKey publicKey, PrivateKey privateKey) throws GeneralSecurityException {
        String canonical = "{\"e\":\"" + base64(publicKey.getPublicExponent()) + "\",\"kty\":\"RSA\",\"n\":\""
                + base64(publicKey.getModulus()) + "\"}";
        byte[] thumbprint = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(US_ASCII));
        return new IssuerCredentials(publicKey, privateKey, BASE64.encodeToString(thumbprint));
    }

    /** As JOSE writes numbers: without a sign. */
    private static String base64(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return BASE64.encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    /** With RS256, as EKS does. */
    byte[] sign(byte[] text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(privateKey);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK signs with RSA", e);
        }
    }

    /** What the issuer publishes of it. */
    JWK published() {
        return new RSAKey.Builder(publicKey)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .keyID(id)
                .build();
    }

    /** Without the key. */
    @Override
    public String toString() {
        return id;
    }
}
