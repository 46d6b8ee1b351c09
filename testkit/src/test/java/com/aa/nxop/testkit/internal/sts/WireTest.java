package com.aa.nxop.testkit.internal.sts;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.SandboxSts;
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
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/** The Query protocol, byte for byte. */
class WireTest {
    private static final String IDENTITY = "Action=GetCallerIdentity&Version=2011-06-15";

    private final World world = new World();

    @Test
    void getCallerIdentity() {
        StsReply answer = post(world.pod(), IDENTITY);
        String requestId = String.valueOf(answer.headers().get("x-amzn-RequestId"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("Content-Type", "text/xml");
        assertThat(answer.text())
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
        StsReply answer = post(
                world.pod(),
                "Action=AssumeRole&Version=2011-06-15&RoleSessionName=app&RoleArn=arn%3Aaws%3Aiam%3A%3A178549792225%3Arole"
                        + "%2Fexample-role");
        SandboxSts.Call call = world.sts().calls().get(0);
        String body = answer.text();
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
        StsReply answer = post(
                world.pod(),
                "Action=AssumeRole&Version=2011-06-15&RoleSessionName=app&MinimumSessionTokenSize=" + asked
                        + "&RoleArn=arn%3Aaws%3Aiam%3A%3A178549792225%3Arole%2Fexample-role");
        String body = answer.text();
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
        StsReply answer = post(
                world.pod(),
                "Action=AssumeRole&Version=2011-06-15&RoleSessionName=app&MinimumSessionTokenSize=" + asked
                        + "&RoleArn=arn%3Aaws%3Aiam%3A%3A178549792225%3Arole%2Fexample-role");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("<Code>" + code + "</Code><Message>" + message + "</Message>");
    }

    @Test
    void refusals() {
        StsReply answer = world.sts().reply(StsCalls.unsigned(IDENTITY));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text())
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
        StsRequest call = StsCalls.post(elsewhere.pod(), elsewhere.now(), IDENTITY);

        assertThat(elsewhere.sts().reply(call).text())
                .contains("<Message>Credential should be scoped to a valid region. </Message>");
    }

    @Test
    void ourOwnMistakesAreTheReceiversFault() {
        world.target("{}");
        StsReply answer = post(
                world.pod(),
                "Action=AssumeRole&RoleSessionName=app&RoleArn=arn:aws:iam::178549792225:role/example-role");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text()).contains("<Type>Receiver</Type><Code>InternalFailure</Code>");
    }

    @Test
    void textIsEscaped() {
        StsReply answer = post(world.pod(), "Action=AssumeRole&RoleArn=arn:aws:iam::12345<a>%26b&RoleSessionName=app");

        assertThat(answer.text()).contains("<Message>arn:aws:iam::12345&lt;a&gt;&amp;b is invalid</Message>");
    }

    @Test
    void aGetSignedInTheHeader() {
        StsRequest call =
                StsCalls.of(StsCalls.get(world.pod(), world.now(), IDENTITY).sign(null));

        assertThat(world.sts().reply(call).status()).isEqualTo(200);
    }

    @Test
    void aPresignedGet() {
        StsRequest call =
                StsCalls.of(StsCalls.get(world.pod(), world.now(), IDENTITY).sign(Duration.ofMinutes(1)));

        assertThat(world.sts().reply(call).status()).isEqualTo(200);
        world.advance(Duration.ofSeconds(61));
        assertThat(world.sts().reply(call).text())
                .contains("<Code>SignatureDoesNotMatch</Code>", "Signature expired: ");
    }

    @Test
    void aPresignedGetOfARole() {
        StsRequest call = StsCalls.of(StsCalls.get(
                        world.pod(),
                        world.now(),
                        "Action=AssumeRole&RoleSessionName=app&RoleArn=arn%3Aaws%3Aiam%3A%3A178549792225%3Arole"
                                + "%2Fexample-role")
                .sign(Duration.ofMinutes(1)));

        assertThat(world.sts().reply(call).status()).isEqualTo(200);
    }

    @Test
    void theQueryOfAGetIsNotOverruledByABody() {
        StsRequest call = StsCalls.of(StsCalls.get(world.pod(), world.now(), IDENTITY)
                .body("Action=AssumeRole")
                .sign(null));

        assertThat(world.sts().reply(call).text()).startsWith("<GetCallerIdentityResponse");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    Version=2011-06-15                | MissingAction        | The request is missing an action.
                    Action=GetSessionToken            | InvalidAction        | Could not find operation GetSessionToken for version 2011-06-15
                    Action=assumerole                 | InvalidAction        | Could not find operation assumerole for version 2011-06-15
                    Action=GetCallerIdentity&x=%zz    | MalformedQueryString | The query string contains a syntax error.
                    Action=AssumeRole&DurationSeconds=2147483648 | MalformedInput | DurationSeconds must be a number, not '2147483648'.
                    Action=AssumeRole&DurationSeconds=%20900 | MalformedInput | DurationSeconds must be a number, not ' 900'.
                    Action=AssumeRole&DurationSeconds=1h | MalformedInput    | DurationSeconds must be a number, not '1h'.
                    Action=AssumeRole&PolicyArns.member.1.arn=a | NotImplemented | The sandbox's STS does not know the parameter PolicyArns.member.1.arn.
                    Action=AssumeRole                 | ValidationError      | 2 validation errors detected: Value null at 'roleArn' failed to satisfy constraint: Member must not be null; Value null at 'roleSessionName' failed to satisfy constraint: Member must not be null
                    Action=AssumeRole&RoleArn=arn:aws:iam::178549792225:role/x | ValidationError | 1 validation error detected: Value null at 'roleSessionName' failed to satisfy constraint: Member must not be null
                    Action=AssumeRole&RoleArn=arn:aws:iam::178549792225:role/x&RoleSessionName= | ValidationError | 1 validation error detected: Value '' at 'roleSessionName' failed to satisfy constraint: Member must have length greater than or equal to 2
                    Action=AssumeRoleWithWebIdentity&RoleArn=arn:aws:iam::178549792225:role/x&RoleSessionName=app | ValidationError | 1 validation error detected: Value null at 'webIdentityToken' failed to satisfy constraint: Member must not be null
                    """)
    void requestsThatAreNone(String body, String code, String message) {
        StsReply answer = post(world.pod(), body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("<Code>" + code + "</Code><Message>" + message + "</Message>");
    }

    @Test
    void tagsInWhateverOrderTheyArrive() {
        world.target(World.trusting("{\"AWS\": \"285282426848\"}", "\"sts:*\"", "{}"));
        StsReply answer = post(
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
            StsReply answer = world.sts()
                    .reply(new StsRequest(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().toString(),
                            headers,
                            exchange.getRequestBody().readAllBytes(),
                            "127.0.0.1"));
            byte[] body = answer.text().getBytes(StandardCharsets.UTF_8);
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
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
                            .sessionTokenUtilization())
                    .isEqualTo(28);
        } finally {
            server.stop(0);
        }
    }

    private StsReply post(AccountSession session, String body) {
        return world.sts().reply(StsCalls.post(session, world.now(), body));
    }
}
