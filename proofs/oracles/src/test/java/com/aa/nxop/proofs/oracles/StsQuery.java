package com.aa.nxop.proofs.oracles;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.SandboxSts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Calls the sandbox's STS with parameters as they are: a client of the AWS SDK would not send some of them. */
record StsQuery(NxopSandbox sandbox) {
    private static final Pattern CODE = Pattern.compile("<Code>(.*?)</Code>");
    private static final Pattern MESSAGE = Pattern.compile("(?s)<Message>(.*?)</Message>");

    /** The code and the message of a refusal, or "Success". */
    record Answer(int status, String body) {
        String code() {
            return status == 200 ? "Success" : found(CODE);
        }

        String message() {
            return found(MESSAGE).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        }

        /** The text of one element; empty if it is not there. */
        String element(String name) {
            return found(Pattern.compile("<" + name + ">(.*?)</" + name + ">"));
        }

        private String found(Pattern pattern) {
            Matcher matcher = pattern.matcher(body);
            return matcher.find() ? matcher.group(1) : "";
        }
    }

    /** As a session of the pod's role. */
    Answer signed(Map<String, String> parameters) {
        SandboxSts.Session session = sandbox.sts().issueSession(sandbox.pod().role(), "app");
        byte[] body = form(parameters).getBytes(UTF_8);
        SignedRequest signed = AwsV4HttpSigner.create()
                .sign(request -> request.identity(AwsSessionCredentialsIdentity.create(
                                session.accessKeyId(), session.secretAccessKey(), session.sessionToken()))
                        .request(SdkHttpRequest.builder()
                                .method(SdkHttpMethod.POST)
                                .uri(endpoint())
                                .putHeader("Content-Type", "application/x-www-form-urlencoded")
                                .build())
                        .payload(() -> new ByteArrayInputStream(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "sts")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1"));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(endpoint()).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        signed.request().headers().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("host") && !name.equalsIgnoreCase("content-length")) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return send(request.build());
    }

    Answer unsigned(Map<String, String> parameters) {
        return send(HttpRequest.newBuilder(endpoint())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(parameters)))
                .build());
    }

    private URI endpoint() {
        return URI.create(sandbox.uri(Endpoint.STS) + "/");
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), UTF_8))
                .collect(Collectors.joining("&", "Version=2011-06-15&", ""));
    }

    private static Answer send(HttpRequest request) {
        try {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
