package com.aa.nxop.testkit.internal.sts;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.SandboxSts;
import com.aa.nxop.testkit.internal.account.AccountSession;
import com.aa.nxop.testkit.internal.http.HttpAnswer;
import com.aa.nxop.testkit.internal.http.HttpCall;
import com.aa.nxop.testkit.internal.sigv4.Calls;
import com.aa.nxop.testkit.internal.sigv4.Signed;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/** The Query protocol, byte for byte. */
class WireTest {
    private static final String IDENTITY = "Action=GetCallerIdentity&Version=2011-06-15";

    private final World world = new World();

    @Test
    void getCallerIdentity() {
        HttpAnswer answer = post(world.pod(), IDENTITY);
        String requestId = String.valueOf(answer.headers().get("x-amzn-RequestId"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("Content-Type", "text/xml");
        assertThat(text(answer))
                .isEqualTo("<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">"
                        + "<GetCallerIdentityResult>"
                        + "<Arn>arn:aws:sts::285282426848:assumed-role/pod-role/pod-1</Arn>"
                        + "<UserId>" + world.pod().userId() + "</UserId>"
                        + "<Account>285282426848</Account>"
                        + "</GetCallerIdentityResult>"
                        + "<ResponseMetadata><RequestId>" + requestId + "</RequestId></ResponseMetadata>"
                        + "</GetCallerIdentityResponse>\n");
    }

    @Test
    void assumeRole() {
        HttpAnswer answer = post(
                world.pod(),
                "Action=AssumeRole&Version=2011-06-15&RoleSessionName=app&RoleArn=arn%3Aaws%3Aiam%3A%3A178549792225%3Arole"
                        + "%2Fexample-role");
        SandboxSts.Call call = world.sts().calls().get(0);
        String body = text(answer);
        String key = body.replaceAll("(?s).*<AccessKeyId>(.*)</AccessKeyId>.*", "$1");
        AccountSession issued = world.sessions.find(key).orElseThrow();

        assertThat(call.sessionArn()).isEqualTo(issued.arn());
        assertThat(body)
                .isEqualTo("<AssumeRoleResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><AssumeRoleResult>"
                        + "<AssumedRoleUser><AssumedRoleId>" + issued.userId() + "</AssumedRoleId>"
                        + "<Arn>arn:aws:sts::178549792225:assumed-role/example-role/app</Arn></AssumedRoleUser>"
                        + "<Credentials><AccessKeyId>" + issued.accessKeyId() + "</AccessKeyId>"
                        + "<SecretAccessKey>" + issued.secretAccessKey() + "</SecretAccessKey>"
                        + "<SessionToken>" + issued.sessionToken() + "</SessionToken>"
                        + "<Expiration>" + issued.expiresAt() + "</Expiration></Credentials>"
                        + "<PackedPolicySize>28</PackedPolicySize><SessionTokenSize>1116</SessionTokenSize>"
                        + "<SessionTokenUtilization>28</SessionTokenUtilization></AssumeRoleResult>"
                        + "<ResponseMetadata><RequestId>" + answer.headers().get("x-amzn-RequestId")
                        + "</RequestId></ResponseMetadata></AssumeRoleResponse>\n");
        assertThat(body).containsPattern("<Expiration>\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ</Expiration>");
    }

    /** The parameter that AWS added to try larger tokens. */
    @ParameterizedTest
    @CsvSource({"100, 1116, 28", "3000, 3000, 74", "4096, 4096, 100"})
    void aTokenOfAtLeastASize(int asked, int size, int percent) {
        HttpAnswer answer = post(
                world.pod(),
                "Action=AssumeRole&Version=2011-06-15&RoleSessionName=app&MinimumSessionTokenSize=" + asked
                        + "&RoleArn=arn%3Aaws%3Aiam%3A%3A178549792225%3Arole%2Fexample-role");
        String body = text(answer);
        assertThat(body.replaceAll("(?s).*<SessionToken>(.*)</SessionToken>.*", "$1"))
                .hasSize(size);
        assertThat(body)
                .contains("<PackedPolicySize>" + percent + "</PackedPolicySize>")
                .contains("<SessionTokenSize>" + size + "</SessionTokenSize>")
                .contains("<SessionTokenUtilization>" + percent + "</SessionTokenUtilization>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4097|ValidationError|1 validation error detected: Value '4097' at 'minimumSessionTokenSize' failed to satisfy"
                        + " constraint: Member must have value less than or equal to 4096",
                "large|MalformedInput|MinimumSessionTokenSize must be a number, not 'large'."
            })
    void aSizeThatNoTokenHas(String asked, String code, String message) {
        HttpAnswer answer = post(
                world.pod(),
                "Action=AssumeRole&Version=2011-06-15&RoleSessionName=app&MinimumSessionTokenSize=" + asked
                        + "&RoleArn=arn%3Aaws%3Aiam%3A%3A178549792225%3Arole%2Fexample-role");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(text(answer)).contains("<Code>" + code + "</Code><Message>" + message + "</Message>");
    }

    @Test
    void refusals() {
        HttpAnswer answer = world.sts()
                .answer(Calls.of("POST", "/").header("host", "x").body(IDENTITY).build());

        assertThat(answer.status()).isEqualTo(403);
        assertThat(text(answer))
                .isEqualTo(
                        "<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error><Type>Sender</Type>"
                                + "<Code>MissingAuthenticationToken</Code>"
                                + "<Message>Request is missing Authentication Token</Message></Error>"
                                + "<RequestId>" + answer.headers().get("x-amzn-RequestId")
                                + "</RequestId></ErrorResponse>\n");
    }

    @Test
    void theTrailingSpaceOfTheRegionRefusalIsKept() {
        World elsewhere = new World().with(builder -> builder.regions(Set.of("us-west-2")));
        HttpCall call = Signed.of(SdkHttpMethod.POST, "http://127.0.0.1/")
                .by(elsewhere.pod())
                .at(elsewhere.now())
                .body(IDENTITY)
                .inHeader();

        assertThat(text(elsewhere.sts().answer(call)))
                .contains("<Message>Credential should be scoped to a valid region. </Message>");
    }

    @Test
    void ourOwnMistakesAreTheReceiversFault() {
        world.target("{}");
        HttpAnswer answer = post(
                world.pod(),
                "Action=AssumeRole&RoleSessionName=app&RoleArn=arn:aws:iam::178549792225:role/example-role");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(text(answer)).contains("<Type>Receiver</Type><Code>InternalFailure</Code>");
    }

    @Test
    void textIsEscaped() {
        HttpAnswer answer =
                post(world.pod(), "Action=AssumeRole&RoleArn=arn:aws:iam::12345<a>%26b&RoleSessionName=app");

        assertThat(text(answer)).contains("<Message>arn:aws:iam::12345&lt;a&gt;&amp;b is invalid</Message>");
    }

    @Test
    void aGetSignedInTheHeader() {
        HttpCall call = Signed.of(SdkHttpMethod.GET, "http://127.0.0.1/?" + IDENTITY)
                .by(world.pod())
                .at(world.now())
                .inHeader();

        assertThat(world.sts().answer(call).status()).isEqualTo(200);
    }

    @Test
    void aPresignedGet() {
        HttpCall call = Signed.of(SdkHttpMethod.GET, "http://127.0.0.1/?" + IDENTITY)
                .by(world.pod())
                .at(world.now())
                .inQuery(Duration.ofMinutes(1));

        assertThat(world.sts().answer(call).status()).isEqualTo(200);
        world.advance(Duration.ofSeconds(61));
        assertThat(text(world.sts().answer(call)))
                .contains("<Code>SignatureDoesNotMatch</Code>", "Signature expired: ");
    }

    @Test
    void aPresignedGetOfARole() {
        HttpCall call = Signed.of(
                        SdkHttpMethod.GET,
                        "http://127.0.0.1/?Action=AssumeRole&RoleSessionName=app&RoleArn=arn%3Aaws%3Aiam%3A%3A178549792225"
                                + "%3Arole%2Fexample-role")
                .by(world.pod())
                .at(world.now())
                .inQuery(Duration.ofMinutes(1));

        assertThat(world.sts().answer(call).status()).isEqualTo(200);
    }

    @Test
    void theQueryOfAGetIsNotOverruledByABody() {
        HttpCall call = Signed.of(SdkHttpMethod.GET, "http://127.0.0.1/?" + IDENTITY)
                .by(world.pod())
                .at(world.now())
                .body("Action=AssumeRole")
                .inHeader();

        assertThat(text(world.sts().answer(call))).startsWith("<GetCallerIdentityResponse");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    Version=2011-06-15                | MissingAction        | The request is missing an action.
                    Action=GetSessionToken            | InvalidAction        | Could not find operation GetSessionToken for version 2011-06-15
                    Action=assumerole                 | InvalidAction        | Could not find operation assumerole for version 2011-06-15
                    Action=GetCallerIdentity&x=%zz    | MalformedQueryString | The query string contains a syntax error.
                    Action=AssumeRole&DurationSeconds=1h | MalformedInput    | DurationSeconds must be a number, not '1h'.
                    Action=AssumeRole&PolicyArns.member.1.arn=a | NotImplemented | The sandbox's STS does not know the parameter PolicyArns.member.1.arn.
                    Action=AssumeRole                 | ValidationError      | 2 validation errors detected: Value null at 'roleArn' failed to satisfy constraint: Member must not be null; Value null at 'roleSessionName' failed to satisfy constraint: Member must not be null
                    Action=AssumeRole&RoleArn=arn:aws:iam::178549792225:role/x | ValidationError | 1 validation error detected: Value null at 'roleSessionName' failed to satisfy constraint: Member must not be null
                    Action=AssumeRole&RoleArn=arn:aws:iam::178549792225:role/x&RoleSessionName= | ValidationError | 1 validation error detected: Value '' at 'roleSessionName' failed to satisfy constraint: Member must have length greater than or equal to 2
                    Action=AssumeRoleWithWebIdentity&RoleArn=arn:aws:iam::178549792225:role/x&RoleSessionName=app | ValidationError | 1 validation error detected: Value null at 'webIdentityToken' failed to satisfy constraint: Member must not be null
                    """)
    void requestsThatAreNone(String body, String code, String message) {
        HttpAnswer answer = post(world.pod(), body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(text(answer)).contains("<Code>" + code + "</Code><Message>" + message + "</Message>");
    }

    @Test
    void tagsInWhateverOrderTheyArrive() {
        world.target(World.trusting("{\"AWS\": \"285282426848\"}", "\"sts:*\"", "{}"));
        HttpAnswer answer = post(
                world.untagged(),
                "Tags.member.2.Value=2&Action=AssumeRole&Tags.member.1.Key=one&TransitiveTagKeys.member.1=two"
                        + "&Tags.member.2.Key=two&Tags.member.1.Value=a%20b%2Bc&RoleSessionName=app"
                        + "&RoleArn=arn%3Aaws%3Aiam%3A%3A178549792225%3Arole%2Fexample-role");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(world.sts().calls().get(0).tags()).containsExactly(Map.entry("one", "a b+c"), Map.entry("two", "2"));
        assertThat(world.sts().calls().get(0).transitiveKeys()).containsExactly("two");
    }

    @Test
    void overARealSocket() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            Map<String, List<String>> headers = new TreeMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
            HttpAnswer answer = world.sts()
                    .answer(new HttpCall(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().toString(),
                            headers,
                            exchange.getRequestBody().readAllBytes()));
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
            exchange.close();
        });
        server.start();
        AccountSession pod = world.pod();
        try (StsClient client = StsClient.builder()
                .region(Region.US_EAST_1)
                .endpointOverride(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsSessionCredentials.create(pod.accessKeyId(), pod.secretAccessKey(), pod.sessionToken())))
                .build()) {
            assertThat(client.getCallerIdentity().arn()).isEqualTo(pod.arn());
            assertThat(client.assumeRole(
                                    request -> request.roleArn(World.TARGET).roleSessionName("app"))
                            .packedPolicySize())
                    .isEqualTo(28);
        } finally {
            server.stop(0);
        }
    }

    private HttpAnswer post(AccountSession session, String body) {
        return world.sts()
                .answer(Signed.of(SdkHttpMethod.POST, "http://127.0.0.1/")
                        .by(session)
                        .at(world.now())
                        .body(body)
                        .inHeader());
    }

    private static String text(HttpAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
