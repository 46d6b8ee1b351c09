package com.aa.nxop.access.internal.session;

import com.aa.nxop.access.fakes.Answer;
import com.aa.nxop.access.fakes.BrokenServer;
import com.aa.nxop.access.fakes.ScriptedServer;
import com.aa.nxop.access.fakes.Sts;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** What can go wrong between a pod and its session: the rows of docs/internals/outages.md. */
@SuppressWarnings("ImmutableEnumChecker") // The suppliers hold nothing.
enum Outage {
    CONNECTION_REFUSED(() -> at(BrokenServer.nobody())),
    UNKNOWN_HOST(() -> at(URI.create("https://sts.invalid"))),
    TLS_FAILURE(() -> over(BrokenServer.saying("HTTP/1.1 400 This is not TLS\r\n\r\n"), "https")),
    HANG(() -> over(BrokenServer.silent(), "http")),
    RESET(() -> over(BrokenServer.resetting(), "http")),
    THROTTLED(() -> answering(Sts.refusal(400, "Throttling", "Rate exceeded"))),
    STATUS_500(() -> answering(Sts.refusal(500, "InternalFailure", "An internal error has occurred"))),
    STATUS_503(() -> answering(Sts.refusal(503, "ServiceUnavailable", "Service unavailable"))),
    /** Newer JDKs say that the connection broke, 17 hands over what there is. */
    TRUNCATED(() -> over(
            BrokenServer.saying(
                    "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 900\r\n\r\n<AssumeRoleResp"),
            "http")),
    EMPTY(() -> answering(Answer.xml(200, ""))),
    WRONG_CONTENT_TYPE(() -> answering(Answer.of(200, "<html><body>Please log in</body></html>"))),
    ALREADY_EXPIRED(() -> answering(Sts.assumed(Instant.now().minus(Duration.ofMinutes(1))))),
    ACCESS_DENIED(() -> answering(Sts.refusal(
            403, "AccessDenied", "User: pod is not authorized to perform: sts:AssumeRole on resource: role"))),
    TAG_SESSION_DENIED(() -> answering(Sts.refusal(
            403, "AccessDenied", "User: pod is not authorized to perform: sts:TagSession on resource: role"))),
    SOURCE_EXPIRED(
            () -> answering(Sts.refusal(403, "ExpiredToken", "The security token included in the request is expired"))),
    SOURCE_EXPIRED_ALREADY(Outage::idle) {
        @Override
        Instant sourceEnd() {
            return Instant.parse("2026-01-01T00:00:00Z");
        }
    },
    INVALID_WEB_IDENTITY(() ->
            answering(Sts.refusal(400, "InvalidIdentityToken", "No OpenIDConnect provider found in your account"))) {
        @Override
        boolean webIdentity() {
            return true;
        }
    },
    PACKED_POLICY_TOO_LARGE(() -> answering(Sts.refusal(
            400, "PackedPolicyTooLarge", "Packed policy consumes 112% of allotted space, please use smaller policy."))),
    REGION_DISABLED(() -> answering(Sts.refusal(
            403, "RegionDisabledException", "STS is not activated in this region for account: 285282426848"))),
    SKEWED_CLOCK(() -> answering(Sts.refusal(
            403,
            "SignatureDoesNotMatch",
            "Signature expired: 20261121T100000Z is now earlier than 20261121T101000Z (20261121T101500Z - 5 min.)")));

    private final Supplier<Place> place;

    Outage(Supplier<Place> place) {
        this.place = place;
    }

    /** Opens what the pod is to meet in place of STS. */
    Place open() {
        return place.get();
    }

    boolean webIdentity() {
        return false;
    }

    /** When the platform says that the pod's own credentials end. */
    Instant sourceEnd() {
        return Instant.now().plus(Duration.ofHours(6));
    }

    /** In words. */
    String title() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    /** Where STS should be, and how often it was met there. */
    interface Place extends AutoCloseable {
        URI sts();

        int met();

        @Override
        void close();
    }

    private static Place place(URI sts, Supplier<Integer> met, Runnable close) {
        return new Place() {
            @Override
            public URI sts() {
                return sts;
            }

            @Override
            public int met() {
                return met.get();
            }

            @Override
            public void close() {
                close.run();
            }
        };
    }

    private static Place at(URI sts) {
        return place(sts, () -> 0, () -> {});
    }

    private static Place over(BrokenServer server, String scheme) {
        return place(URI.create(scheme + "://127.0.0.1:" + server.uri().getPort()), server::connections, server::close);
    }

    private static Place answering(Answer answer) {
        ScriptedServer server = ScriptedServer.answering(answer);
        return place(server.uri(), () -> server.requests().size(), server::close);
    }

    private static Place idle() {
        return answering(Answer.of(200, ""));
    }
}
