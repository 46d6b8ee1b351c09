package com.aa.nxop.testkit.internal.s3;

import com.aa.nxop.testkit.internal.http.HttpAnswer;
import com.aa.nxop.testkit.internal.http.HttpCall;
import com.aa.nxop.testkit.internal.http.HttpService;
import com.aa.nxop.testkit.internal.iam.ContextKeys;
import com.aa.nxop.testkit.internal.iam.Decision;
import com.aa.nxop.testkit.internal.iam.Partition;
import com.aa.nxop.testkit.internal.iam.Permissions;
import com.aa.nxop.testkit.internal.iam.RequestKeys;
import com.aa.nxop.testkit.internal.sigv4.SignatureCheck;
import com.aa.nxop.testkit.internal.sigv4.SignatureRefusal;
import com.aa.nxop.testkit.internal.sts.AccountSession;
import com.aa.nxop.testkit.internal.sts.Sessions;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * S3: lets a request through to S3Proxy only if its signature, its session and its permissions are right, and refuses it in S3's
 * words otherwise. Thread-safe.
 */
public final class S3Gate implements HttpService, AutoCloseable {
    private final SignatureCheck<AccountSession> signatures;
    private final LazyStore store;
    private final InstantSource clock;
    private final String region;

    /**
     * Starts nothing yet: S3Proxy comes up with the first request that may pass.
     *
     * @param buckets that exist from the beginning
     */
    public S3Gate(Sessions sessions, InstantSource clock, String region, Set<String> buckets) {
        this.signatures = SignatureCheck.s3(sessions, clock).inRegions(Set.of(region));
        this.store = new LazyStore(buckets);
        this.clock = clock;
        this.region = region;
    }

    @Override
    public HttpAnswer answer(HttpCall call) {
        return reply(S3Request.of(call)).toHttp();
    }

    private S3Reply reply(S3Request call) {
        try {
            AccountSession session = signatures.verify(call);
            Optional<S3Refusal> refusal = ChunkSignatures.wrongIn(call, session.secretAccessKey())
                    ? Optional.of(S3Refusal.wrongSignature())
                    : refusal(session, call);
            return refusal.isPresent()
                    ? refusal.get().answer()
                    : store.started().forward(withoutSignature(call));
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

    private Optional<S3Refusal> refusal(AccountSession session, S3Request call) {
        S3Call s3;
        try {
            s3 = S3Call.of(call);
        } catch (IllegalArgumentException e) {
            return Optional.of(S3Refusal.invalidUri());
        }
        Optional<List<Need>> needs = Needs.of(s3, call);
        if (needs.isEmpty()) {
            return Optional.of(S3Refusal.notImplemented());
        }
        if (s3.ambiguous() || needs.get().stream().anyMatch(need -> S3Call.hasDots(need.resource()))) {
            return Optional.of(S3Refusal.invalidUri());
        }
        ContextKeys asked = RequestKeys.of(call, clock.instant(), region);
        for (Need anywhere : needs.get()) {
            Need need = anywhere.in(Partition.of(region));
            Decision decision = Permissions.decide(session, need.action(), need.resource(), asked);
            if (decision != Decision.ALLOW) {
                return Optional.of(S3Refusal.accessDenied(denied(session, need, decision)));
            }
        }
        return Optional.empty();
    }

    private static String denied(AccountSession session, Need need, Decision decision) {
        String why = decision == Decision.EXPLICIT_DENY
                ? " with an explicit deny in an identity-based policy"
                : " because no identity-based policy allows the " + need.action() + " action";
        return "User: " + session.arn() + " is not authorized to perform: " + need.action() + " on resource: \""
                + need.resource() + "\"" + why;
    }

    /** S3Proxy would take the parameters of a presigned URL for a signature to check. */
    private static S3Request withoutSignature(S3Request call) {
        String query = Arrays.stream(call.query().split("&"))
                .filter(parameter -> !parameter.toLowerCase(Locale.ROOT).startsWith("x-amz-"))
                .collect(Collectors.joining("&"));
        String target = query.isEmpty() ? call.path() : call.path() + "?" + query;
        return new S3Request(call.method(), target, call.headers(), call.body(), call.remoteAddress());
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
