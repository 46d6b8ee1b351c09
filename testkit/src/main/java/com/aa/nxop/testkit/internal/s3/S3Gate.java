package com.aa.nxop.testkit.internal.s3;

import com.aa.nxop.testkit.internal.http.HttpAnswer;
import com.aa.nxop.testkit.internal.http.HttpCall;
import com.aa.nxop.testkit.internal.http.HttpService;
import com.aa.nxop.testkit.internal.iam.AccessDecision;
import com.aa.nxop.testkit.internal.iam.ContextKeys;
import com.aa.nxop.testkit.internal.iam.Partition;
import com.aa.nxop.testkit.internal.iam.Permissions;
import com.aa.nxop.testkit.internal.iam.RequestKeys;
import com.aa.nxop.testkit.internal.sigv4.SignatureCheck;
import com.aa.nxop.testkit.internal.sigv4.SignatureRefusal;
import com.aa.nxop.testkit.internal.sts.AccountSession;
import com.aa.nxop.testkit.internal.sts.Sessions;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * S3: lets a request through to S3Proxy only if its signature, its session and its permissions are right, and refuses it in S3's
 * words otherwise. Thread-safe.
 */
public final class S3Gate implements HttpService, AutoCloseable {
    private final SignatureCheck<AccountSession> signatures;
    private final LazyStore store;
    private final InstantSource clock;
    private final String region;
    private final String account;
    private final EncryptionKeys keys = new EncryptionKeys();

    /**
     * Starts nothing yet: S3Proxy comes up with the first request that may pass.
     *
     * @param account whose buckets these are
     * @param buckets that exist from the beginning
     */
    public S3Gate(Sessions sessions, InstantSource clock, String region, String account, Set<String> buckets) {
        this.signatures = SignatureCheck.s3(sessions, clock).inRegions(Set.of(region));
        this.store = new LazyStore(buckets);
        this.clock = clock;
        this.region = region;
        this.account = account;
    }

    @Override
    public HttpAnswer answer(HttpCall call) {
        return reply(S3Request.of(call)).toHttp();
    }

    private S3Reply reply(S3Request call) {
        try {
            AccountSession session = signatures.verify(call);
            return ChunkSignatures.wrongIn(call, session.secretAccessKey())
                    ? S3Refusal.wrongSignature().answer()
                    : answer(session, call);
        } catch (SignatureRefusal e) {
            return refused(e, call);
        } catch (IllegalStateException e) {
            // What is missing is for whoever runs the sandbox to read, and this answer is all they see.
            return new S3Refusal(500, "InternalError", String.valueOf(e.getMessage())).answer();
        }
    }

    private S3Reply refused(SignatureRefusal refusal, S3Request call) {
        S3Refusal answer = new S3Refusal(refusal.status(), refusal.code(), refusal.text());
        boolean presigned = call.header("authorization").isEmpty();
        S3Refusal worded = presigned && refusal.ofScope() ? answer.ofPresignedUrl() : answer;
        return refusal.reason() == SignatureRefusal.Reason.WRONG_REGION ? worded.answer(region) : worded.answer();
    }

    private S3Reply answer(AccountSession session, S3Request call) {
        S3Call s3;
        try {
            s3 = S3Call.of(call);
        } catch (IllegalArgumentException e) {
            return S3Refusal.invalidUri().answer();
        }
        Optional<S3Refusal> refusal = refusal(session, s3, call);
        if (refusal.isPresent()) {
            return refusal.get().answer();
        }
        S3Reply answer = store.started().forward(withoutSignature(call));
        if (answer.status() < 300) {
            keys.remember(s3, ObjectSource.of(call));
        }
        return answer.status() == 404 ? orSecret(answer, session, s3, call) : answer;
    }

    private Optional<S3Refusal> refusal(AccountSession session, S3Call s3, S3Request call) {
        Optional<List<Need>> needs = Needs.of(s3, call);
        if (needs.isEmpty()) {
            return Optional.of(S3Refusal.notImplemented());
        }
        if (s3.ambiguous() || needs.get().stream().anyMatch(need -> S3Call.hasDots(need.resource()))) {
            return Optional.of(S3Refusal.invalidUri());
        }
        return Stream.concat(needs.get().stream(), keys.needs(s3, ObjectSource.of(call)).stream())
                .flatMap(need -> refusal(session, need, call).stream())
                .findFirst();
    }

    private Optional<S3Refusal> refusal(AccountSession session, Need anywhere, S3Request call) {
        Need need = anywhere.in(Partition.of(region));
        ContextKeys asked = ListingKeys.of(call).and(RequestKeys.of(call, clock.instant(), region));
        AccessDecision decision = Permissions.decide(session, need.action(), need.resource(), asked, account);
        return decision.allowed()
                ? Optional.empty()
                : Optional.of(S3Refusal.accessDenied(denied(session, need, decision)));
    }

    /** Whether an object is missing S3 tells only those who may list the bucket (API reference, GetObject). */
    private S3Reply orSecret(S3Reply missing, AccountSession session, S3Call s3, S3Request call) {
        boolean ofObject =
                List.of("GET", "HEAD").contains(s3.method()) && !s3.key().isEmpty();
        boolean noBucket = new String(missing.body(), StandardCharsets.UTF_8).contains("NoSuchBucket");
        return ofObject && !noBucket
                ? refusal(session, new Need("s3:ListBucket", s3.resource("")), call)
                        .map(S3Refusal::answer)
                        .orElse(missing)
                : missing;
    }

    private static String denied(AccountSession session, Need need, AccessDecision decision) {
        // What KMS says, S3 repeats.
        String quote = need.action().startsWith("kms:") ? "" : "\"";
        return "User: " + session.arn() + " is not authorized to perform: " + need.action() + " on resource: " + quote
                + need.resource() + quote + decision.clause();
    }

    /** S3Proxy would take the parameters of a presigned URL for a signature to check. */
    private static S3Request withoutSignature(S3Request call) {
        String query = Arrays.stream(call.query().split("&"))
                .filter(parameter -> !parameter.toLowerCase(Locale.ROOT).startsWith("x-amz-"))
                .collect(Collectors.joining("&"));
        String target = query.isEmpty() ? call.path() : call.path() + "?" + query;
        return new S3Request(call.method(), target, call.headers(), call.body(), call.remoteAddress());
    }

    /** What is put into the bucket from now on is encrypted with this KMS key. */
    public void encrypt(String bucket, String keyArn) {
        keys.encrypt(bucket, keyArn);
    }

    /** Whether there was a request that S3Proxy had to answer. */
    public boolean isStarted() {
        return store.isStarted();
    }

    @Override
    public void close() {
        store.close();
    }
}
