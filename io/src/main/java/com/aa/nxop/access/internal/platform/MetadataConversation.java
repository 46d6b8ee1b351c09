package com.aa.nxop.access.internal.platform;

import com.aa.nxop.access.internal.io.NodeHttp;
import com.aa.nxop.access.internal.io.NodeHttp.Reply;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One conversation with the metadata service. Not thread-safe.
 *
 * <p>It asks for an IMDSv2 token first, and goes on without one if there is none to be had, whatever the reason: kube2iam hands the
 * request for a token on to EC2's own service, whose answer may be a refusal or get lost at the node's hop limit, and needs no token
 * itself. Where one is needed, the next answer says so (401). Nothing is lost by that: a token protects a service from forged requests, not
 * the caller.
 *
 * <p>Until it has said anything at all, a service is given a second and a half: a platform that blocks it must not make the application
 * wait. One that has answered is alive, and may take its time.
 */
public final class MetadataConversation {
    public static final Duration SILENCE = Duration.ofMillis(1_500);
    private static final Duration TOKEN_SILENCE = Duration.ofMillis(500);
    /** EC2's are 56 characters long; what is no token could not be a header's value. */
    private static final Pattern TOKEN = Pattern.compile("[!-~]{1,1024}");

    private final URI endpoint;
    private final Duration connectTimeout;
    private final Duration readTimeout;
    private final Duration total;
    private final long start = System.nanoTime();
    private Optional<String> token = Optional.empty();
    private String whyNoToken = "";
    private boolean heard;

    /**
     * Asks nothing yet.
     *
     * @param readTimeout for one silence of the service
     * @param total for all requests together, from now on
     */
    public MetadataConversation(URI endpoint, Duration connectTimeout, Duration readTimeout, Duration total) {
        this.endpoint = endpoint;
        this.connectTimeout = connectTimeout;
        this.readTimeout = readTimeout;
        this.total = total;
    }

    /** Asks for a token, once. */
    public void open() {
        try {
            Reply reply = send(
                    "PUT", "/latest/api/token", Map.of("X-aws-ec2-metadata-token-ttl-seconds", "300"), TOKEN_SILENCE);
            if (reply.status() == 200 && TOKEN.matcher(reply.body().strip()).matches()) {
                token = Optional.of(reply.body().strip());
            } else {
                whyNoToken = reply.status() == 200 ? "the answer was not a token" : reply.toString();
            }
        } catch (SocketTimeoutException e) {
            whyNoToken = "no answer within " + TOKEN_SILENCE.toMillis() + " ms";
        } catch (IOException e) {
            whyNoToken = NodeHttp.describe(e);
        }
    }

    /** With the token, if there is one. */
    public Reply get(String path) throws IOException {
        return send(
                "GET",
                path,
                token.map(text -> Map.of("X-aws-ec2-metadata-token", text)).orElse(Map.of()),
                readTimeout);
    }

    /** Why there is no token, for example {@code HTTP 403}; empty if there is one. */
    public String whyNoToken() {
        return whyNoToken;
    }

    private Reply send(String method, String path, Map<String, String> headers, Duration silence) throws IOException {
        long deadline = start + (heard ? total : SILENCE).toNanos();
        Duration left = Duration.ofNanos(deadline - System.nanoTime());
        Reply reply =
                NodeHttp.send(method, uri(path), headers, least(connectTimeout, left), least(silence, left), deadline);
        heard = true;
        return reply;
    }

    private URI uri(String path) {
        String base = endpoint.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
