package com.aa.nxop.probes.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;

/** Signs with the AWS SDK's signer and sends as it is: no retry, no correction of the clock, no parameter that a client does not know. */
public final class HttpStsEndpoint implements StsEndpoint {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final URI uri;
    private final String region;
    private final Clock clock;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(LIMIT).build();
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

    public HttpStsEndpoint(URI uri, String region, Clock clock) {
        this.uri = uri;
        this.region = region;
        this.clock = clock;
    }

    @Override
    public StsAnswer call(StsCall call) {
        String form = form(call.form());
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(LIMIT).POST(HttpRequest.BodyPublishers.ofString(form));
        signed(call, form).headers().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("host")) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
            return new StsAnswer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new ImpossibleProbeException(
                    "STS at " + uri + " does not answer: " + e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImpossibleProbeException("interrupted while the probe asked STS");
        }
    }

    private SdkHttpRequest signed(StsCall call, String form) {
        SdkHttpRequest plain = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(uri)
                .putHeader("Content-Type", "application/x-www-form-urlencoded")
                .build();
        return signer.sign(sign -> sign.identity(call.by())
                        .request(plain)
                        .payload(ContentStreamProvider.fromUtf8String(form))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "sts")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, call.region().isEmpty() ? region : call.region())
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.offset(clock, call.ahead())))
                .request();
    }

    private static String form(Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("Version", "2011-06-15");
        return all.entrySet().stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), UTF_8) + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
