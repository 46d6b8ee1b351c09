package com.aa.nxop.testkit.internal.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.aa.nxop.testkit.internal.iam.Partition;
import com.aa.nxop.testkit.internal.json.JsonText;
import com.nimbusds.jose.jwk.JWKSet;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** The cluster's OIDC issuer: signs service-account tokens and publishes its keys. Thread-safe. */
public final class TokenIssuer {
    /** Kubernetes warns from here on about tokens that live longer than an hour. */
    private static final Duration WARN_AFTER = Duration.ofSeconds(3607);

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final String issuer;
    private final InstantSource clock;
    private final Deque<IssuerCredentials> keys = new ArrayDeque<>();

    public TokenIssuer(String region, InstantSource clock) {
        byte[] id = new byte[16];
        new SecureRandom().nextBytes(id);
        String hex = HexFormat.of().formatHex(id).toUpperCase(Locale.ROOT);
        this.issuer = "https://oidc.eks." + region + "." + Partition.of(region).dnsSuffix() + "/id/" + hex;
        this.clock = clock;
        keys.addFirst(IssuerCredentials.first());
    }

    /** With {@code https://}, as in a token's {@code iss}. */
    public String issuer() {
        return issuer;
    }

    /** The public keys, as EKS would publish them. */
    public synchronized JWKSet keys() {
        return new JWKSet(keys.stream().map(IssuerCredentials::published).toList());
    }

    /** Signs with a new key from now on. The old one stays published, as on EKS, so that tokens out there keep working. */
    public synchronized void rotateKey() {
        keys.addFirst(IssuerCredentials.fresh());
    }

    /** Publishes nothing but the newest key: what the others signed is no longer accepted. */
    public synchronized void withdrawOldKeys() {
        IssuerCredentials newest = newest();
        keys.clear();
        keys.addFirst(newest);
    }

    private synchronized IssuerCredentials newest() {
        return keys.getFirst();
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
        IssuerCredentials key = newest();
        String signed = encoded(Map.of("alg", "RS256", "kid", key.id())) + "." + encoded(claims);
        return signed + "." + BASE64.encodeToString(key.sign(signed.getBytes(UTF_8)));
    }

    private static String encoded(Map<String, Object> members) {
        return BASE64.encodeToString(JsonText.of(members).getBytes(UTF_8));
    }

    private static Map<String, Object> reference(String name, String uid) {
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("name", name);
        reference.put("uid", uid);
        return reference;
    }
}
