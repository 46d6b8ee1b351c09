package com.aa.nxop.testkit.internal.sigv4;

import com.aa.nxop.testkit.internal.sigv4.SignatureRefusal.Reason;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Verifies AWS Signature Version 4, in the {@code Authorization} header or in the query, against the sessions that were issued.
 * Immutable and thread-safe.
 */
public final class SignatureCheck<K extends SigningCredentials> {
    private static final Duration SKEW = Duration.ofMinutes(15);

    private final String service;
    private final IssuedCredentials<K> keys;
    private final InstantSource clock;
    private final Set<String> regions;
    private final Wording wording;
    private final PathRule path;
    private final PayloadRule payload;

    private SignatureCheck(
            String service,
            IssuedCredentials<K> keys,
            InstantSource clock,
            Set<String> regions,
            Wording wording,
            PathRule path,
            PayloadRule payload) {
        this.service = service;
        this.keys = keys;
        this.clock = clock;
        this.regions = Set.copyOf(regions);
        this.wording = wording;
        this.path = path;
        this.payload = payload;
    }

    /**
     * For every service but S3, refusing in the words of STS.
     *
     * @param service as in credential scopes, for example {@code sts} or {@code kafka-cluster}
     */
    public static <K extends SigningCredentials> SignatureCheck<K> of(
            String service, IssuedCredentials<K> keys, InstantSource clock) {
        return new SignatureCheck<>(
                service, keys, clock, Set.of(), new QueryWording(), PathRule.ENCODED_TWICE, PayloadRule::received);
    }

    /** By the rules of S3 and in its words. Signatures of the single chunks of a {@code STREAMING-} body are not checked. */
    public static <K extends SigningCredentials> SignatureCheck<K> s3(IssuedCredentials<K> keys, InstantSource clock) {
        return new SignatureCheck<>(
                "s3", keys, clock, Set.of(), new S3Wording(), PathRule.ENCODED_ONCE, PayloadRule::declared);
    }

    /** Only signatures made for one of these regions; without this, for any. */
    public SignatureCheck<K> inRegions(Set<String> valid) {
        return new SignatureCheck<>(service, keys, clock, valid, wording, path, payload);
    }

    /**
     * The session that signed the request.
     *
     * @throws SignatureRefusal as the service would answer
     */
    public K verify(SignedRequest call) {
        return authenticate(call).session();
    }

    /**
     * The session, and the region it signed for.
     *
     * @throws SignatureRefusal as the service would answer
     */
    public SignedCaller<K> authenticate(SignedRequest call) {
        Claim claim = new ClaimReader(wording).read(call);
        // AWS judges the credentials before the signature.
        K session = session(claim);
        checkHeaders(call, claim);
        checkScope(claim);
        checkTime(claim);
        String expected = CanonicalRequest.of(call, claim.signedHeaders(), path, payload.hash(call, claim, wording))
                .signature(session.secretAccessKey(), AmzDate.format(claim.signedAt()), claim.scope());
        if (!same(expected, claim.signature())) {
            throw wording.refuse(Reason.WRONG_SIGNATURE, "");
        }
        return new SignedCaller<>(session, claim.scope().region());
    }

    private K session(Claim claim) {
        K session = keys.find(claim.accessKeyId()).orElseThrow(() -> wording.refuse(Reason.UNKNOWN_KEY, ""));
        if (!same(session.sessionToken(), claim.token())) {
            throw wording.refuse(Reason.WRONG_TOKEN, "");
        }
        if (!clock.instant().isBefore(session.expiresAt())) {
            throw wording.refuse(Reason.SESSION_EXPIRED, "");
        }
        return session;
    }

    private void checkHeaders(SignedRequest call, Claim claim) {
        if (!claim.signs("host")) {
            throw wording.refuse(Reason.HOST_NOT_SIGNED, "");
        }
        boolean allThere =
                claim.signedHeaders().stream().allMatch(name -> call.headers().containsKey(name));
        if (!allThere || call.headers().keySet().stream().anyMatch(name -> mustBeSigned(name) && !claim.signs(name))) {
            throw wording.refuse(Reason.HEADER_NOT_SIGNED, "");
        }
    }

    /** What AWS's own headers say must not be open to change on the way; these two are held against something else anyway. */
    private static boolean mustBeSigned(String header) {
        return header.startsWith("x-amz-")
                && !header.equals("x-amz-content-sha256")
                && !header.equals("x-amz-security-token");
    }

    private void checkScope(Claim claim) {
        Scope scope = claim.scope();
        String date = AmzDate.format(claim.signedAt());
        List<ScopeFault> faults = new ArrayList<>();
        if (!regions.isEmpty() && !regions.contains(scope.region())) {
            String right = String.join("' or '", new TreeSet<>(regions));
            faults.add(new ScopeFault(Reason.WRONG_REGION, scope.region(), right));
        }
        if (!scope.service().equals(service)) {
            faults.add(new ScopeFault(Reason.WRONG_SERVICE, scope.service(), service));
        }
        if (!scope.terminator().equals(Scope.TERMINATOR)) {
            faults.add(new ScopeFault(Reason.WRONG_TERMINATOR, scope.terminator(), Scope.TERMINATOR));
        }
        if (!scope.date().equals(date.substring(0, 8))) {
            faults.add(new ScopeFault(Reason.WRONG_SCOPE_DATE, scope.date(), date));
        }
        if (!faults.isEmpty()) {
            throw wording.refuse(faults);
        }
    }

    private void checkTime(Claim claim) {
        Instant now = clock.instant();
        Duration validFor = claim.validFor();
        Instant signedAt = claim.signedAt();
        if (signedAt.isAfter(now.plus(SKEW))) {
            throw wording.refuse(
                    Reason.NOT_YET_VALID,
                    "Signature not yet current: " + AmzDate.format(signedAt) + " is still later than "
                            + AmzDate.format(now.plus(SKEW)) + " (" + AmzDate.format(now) + " + 15 min.)");
        }
        if (validFor != null && now.isAfter(signedAt.plus(validFor))) {
            throw wording.refuse(
                    Reason.URL_EXPIRED,
                    "Signature expired: " + AmzDate.format(signedAt.plus(validFor)) + " is now earlier than "
                            + AmzDate.format(now));
        }
        if (validFor == null && signedAt.isBefore(now.minus(SKEW))) {
            throw wording.refuse(
                    Reason.CLOCK_SKEWED,
                    "Signature expired: " + AmzDate.format(signedAt) + " is now earlier than "
                            + AmzDate.format(now.minus(SKEW)) + " (" + AmzDate.format(now) + " - 15 min.)");
        }
    }

    private static boolean same(String ours, @Nullable String theirs) {
        return theirs != null
                && MessageDigest.isEqual(
                        ours.getBytes(StandardCharsets.UTF_8), theirs.getBytes(StandardCharsets.UTF_8));
    }
}
