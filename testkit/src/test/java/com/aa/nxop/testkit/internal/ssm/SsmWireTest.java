package com.aa.nxop.testkit.internal.ssm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.NxopSandbox;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/** The bytes, for clients in other languages. */
class SsmWireTest {
    private static final NxopSandbox SANDBOX =
            NxopSandbox.builder().ssm(ssm -> ssm.parameter("/a", "x")).build();
    private static AwsCredentials session;

    @BeforeAll
    static void start() {
        session = SsmClients.session(SANDBOX.start());
    }

    @AfterAll
    static void close() {
        SANDBOX.close();
    }

    private static HttpResponse<String> post(String target, String body) throws IOException, InterruptedException {
        SdkHttpFullRequest unsigned = SdkHttpFullRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(URI.create(SANDBOX.uri(Endpoint.SSM) + "/"))
                .putHeader("X-Amz-Target", target)
                .putHeader("Content-Type", "application/x-amz-json-1.1")
                .build();
        SdkHttpRequest signed = AwsV4HttpSigner.create()
                .sign(r -> r.identity(session)
                        .request(unsigned)
                        .payload(() -> new ByteArrayInputStream(body.getBytes(UTF_8)))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "ssm")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1"))
                .request();
        List<String> headers = new ArrayList<>();
        signed.forEachHeader((name, values) -> {
            if (!name.equalsIgnoreCase("host")) {
                headers.add(name);
                headers.add(values.get(0));
            }
        });
        HttpRequest request = HttpRequest.newBuilder(signed.getUri())
                .headers(headers.toArray(new String[0]))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void answersInJson() throws Exception {
        HttpResponse<String> answer = post("AmazonSSM.GetParameter", "{\"Name\": \"/a\"}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/x-amz-json-1.1");
        assertThat(answer.body())
                .matches("\\{\"Parameter\":\\{\"ARN\":\"arn:aws:ssm:us-east-1:178549792225:parameter/a\","
                        + "\"DataType\":\"text\",\"LastModifiedDate\":[0-9.E]+,\"Name\":\"/a\",\"Type\":\"String\","
                        + "\"Value\":\"x\",\"Version\":1\\}\\}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "AmazonSSM.GetParameter|{\"Name\": \"/b\"}|{\"__type\":\"ParameterNotFound\"}",
                "AmazonSSM.GetParameter|not json|{\"__type\":\"SerializationException\"}",
                "AmazonSSM.GetParameter|{}|{\"__type\":\"ValidationException\",\"message\":\"1 validation error detected:"
                        + " Value null at 'name' failed to satisfy constraint: Member must not be null\"}",
                "AmazonSSM.PutParameter|{}|{\"__type\":\"UnknownOperationException\",\"message\":\"The sandbox's SSM"
                        + " answers GetParameter, GetParameters and GetParametersByPath only.\"}"
            })
    void refusesInJson(String target, String body, String expected) throws Exception {
        HttpResponse<String> answer = post(target, body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo(expected);
    }

    @Test
    void refusesHalfASignature() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(SANDBOX.uri(Endpoint.SSM) + "/"))
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=x")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .startsWith("{\"__type\":\"IncompleteSignatureException\",\"message\":\"Authorization");
    }
}
