package com.aa.nxop.testkit.internal.cluster;

import com.aa.nxop.testkit.internal.iam.Partition;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The cluster's OIDC issuer: signs service-account tokens and publishes its keys. Thread-safe. */
public final class TokenIssuer {
    /** Kubernetes warns from here on about tokens that live longer than an hour. */
    private static final Duration WARN_AFTER = Duration.ofSeconds(3607);

    /**
     * Of every cluster in this process: making one takes longer than all the rest of a small sandbox. Who issued a token stands in it, so no
     * cluster takes another's.
     */
    private static final class FirstKey {
        static final FutureTask<RSAKey> TASK = started(new FutureTask<>(TokenIssuer::newKey));

        /** In a thread of its own, because that takes as long as the rest of a world: 0.1 to 0.7 s. */
        private static FutureTask<RSAKey> started(FutureTask<RSAKey> task) {
            Thread maker = new Thread(task, "nxop-signing-key");
            maker.setDaemon(true);
            maker.start();
            return task;
        }
    }

    private final String issuer;
    private final InstantSource clock;
    private final Deque<RSAKey> keys = new ArrayDeque<>();
    private final FutureTask<RSAKey> firstKey = FirstKey.TASK;

    /** Its first key may still be under way: who needs it waits for it. */
    public TokenIssuer(String region, InstantSource clock) {
        byte[] id = new byte[16];
        new SecureRandom().nextBytes(id);
        String hex = HexFormat.of().formatHex(id).toUpperCase(Locale.ROOT);
        this.issuer = "https://oidc.eks." + region + "." + Partition.of(region).dnsSuffix() + "/id/" + hex;
        this.clock = clock;
    }

    /** With {@code https://}, as in a token's {@code iss}. */
    public String issuer() {
        return issuer;
    }

    /** The public keys, as EKS would publish them. */
    public synchronized JWKSet keys() {
        return new JWKSet(List.<JWK>copyOf(made())).toPublicJWKSet();
    }

    /** Signs with a new key from now on. The old one stays published, as on EKS, so that tokens out there keep working. */
    public synchronized void rotateKey() {
        made().addFirst(newKey());
    }

    /** Publishes nothing but the newest key: what the others signed is no longer accepted. */
    public synchronized void withdrawOldKeys() {
        RSAKey newest = newest();
        keys.clear();
        keys.addFirst(newest);
    }

    private synchronized RSAKey newest() {
        return made().getFirst();
    }

    private synchronized Deque<RSAKey> made() {
        if (keys.isEmpty()) {
            keys.addFirst(wait(firstKey));
        }
        return keys;
    }

    private static RSAKey wait(FutureTask<RSAKey> key) {
        try {
            return key.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("This JDK cannot make RSA keys.", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the cluster's key was made", e);
        }
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("This JDK cannot make RSA keys.", e);
        }
    }

    /** A token as the API server's TokenRequest makes it, valid from now on. */
    public String issue(Pod pod, String audience, Duration lifetime) {
        return issue(pod, audience, clock.instant(), lifetime);
    }

    /** As if it had been issued at another time: one day ago, so that it is expired, for example. */
    public String issue(Pod pod, String audience, Instant now, Duration lifetime) {
        Map<String, Object> kubernetes = new LinkedHashMap<>();
        kubernetes.put("namespace", pod.namespace());
        kubernetes.put("node", reference(pod.node(), pod.nodeUid()));
        kubernetes.put("pod", reference(pod.name(), pod.uid()));
        kubernetes.put("serviceaccount", reference(pod.serviceAccount(), pod.serviceAccountUid()));
        kubernetes.put("warnafter", now.plus(WARN_AFTER).getEpochSecond());

        // Not a JWTClaimsSet: that writes an audience of one as a string, Kubernetes always as an array.
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("aud", List.of(audience));
        claims.put("exp", now.plus(lifetime).getEpochSecond());
        claims.put("iat", now.getEpochSecond());
        claims.put("iss", issuer);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("kubernetes.io", kubernetes);
        claims.put("nbf", now.getEpochSecond());
        claims.put("sub", pod.subject());
        return sign(claims);
    }

    private String sign(Map<String, Object> claims) {
        RSAKey key = newest();
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
        JWSObject token = new JWSObject(header, new Payload(claims));
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("This JDK cannot sign with RS256.", e);
        }
        return token.serialize();
    }

    private static Map<String, Object> reference(String name, String uid) {
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("name", name);
        reference.put("uid", uid);
        return reference;
    }
}
