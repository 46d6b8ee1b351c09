package com.aa.nxop.proofs.engines;

import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.SandboxSts;
import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;

/** Signs the request that came once more, with the session that the sandbox's STS has issued: both signatures must be the same. */
record GlueSignature(NxopSandbox sandbox, HttpExchange exchange, byte[] body) {
    private static final Pattern AUTHORIZATION = Pattern.compile(
            "AWS4-HMAC-SHA256 Credential=([^/]+)/\\d{8}/us-east-1/glue/aws4_request, SignedHeaders=([^,]+), Signature=(\\p{XDigit}+)");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssX").withZone(ZoneOffset.UTC);

    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }

    SandboxSts.Session verified() throws Refused {
        Matcher given = AUTHORIZATION.matcher(header("Authorization"));
        if (!given.matches()) {
            throw new Refused("No signature for Glue in us-east-1.");
        }
        SandboxSts.Session session =
                sandbox.sts().session(given.group(1)).orElseThrow(() -> new Refused("STS has issued no such session."));
        if (session.expiresAt().isBefore(sandbox.clock().instant())) {
            throw new Refused("The session has expired.");
        }
        if (!session.sessionToken().equals(header("X-Amz-Security-Token"))) {
            throw new Refused("Not the session's token.");
        }
        if (!again(session, List.of(given.group(2).split(";"))).endsWith("Signature=" + given.group(3))) {
            throw new Refused("The signature does not match.");
        }
        return session;
    }

    private String again(SandboxSts.Session session, List<String> signedHeaders) {
        SdkHttpRequest.Builder request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(URI.create("http://" + header("Host") + exchange.getRequestURI()));
        signedHeaders.stream()
                .filter(name -> !name.equals("x-amz-security-token") && !name.equals("x-amz-date"))
                .forEach(name -> request.putHeader(name, header(name)));
        Instant at = TIME.parse(header("X-Amz-Date"), Instant::from);
        return AwsV4HttpSigner.create()
                .sign(signing -> signing.identity(AwsSessionCredentials.create(
                                session.accessKeyId(), session.secretAccessKey(), session.sessionToken()))
                        .request(request.build())
                        .payload(ContentStreamProvider.fromByteArray(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "glue")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(at, ZoneOffset.UTC)))
                .request()
                .firstMatchingHeader("Authorization")
                .orElseThrow();
    }

    private String header(String name) {
        return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
    }
}
