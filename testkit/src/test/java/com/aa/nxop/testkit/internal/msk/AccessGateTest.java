package com.aa.nxop.testkit.internal.msk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

class AccessGateTest {
    private static final String DENIED = "\\[[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}]: Access denied";
    private static final String HOSTS = "[localhost, 127.0.0.1, kafka.us-east-1.amazonaws.com]";
    private static final String MISMATCH =
            "WRONG_SIGNATURE: The request signature we calculated does not match the signature you provided. Check your"
                    + " AWS Secret Access Key and signing method. Consult the service documentation for details.";

    private final Gate world = new Gate();

    private static Admission payload(Gate world, String payload) throws LoginRefusedException {
        return world.gate.admitPayload(payload.getBytes(UTF_8));
    }

    private String refusedPayload(String payload) {
        assertThatThrownBy(() -> payload(world, payload))
                .isInstanceOf(LoginRefusedException.class)
                .message()
                .matches(DENIED);
        return world.why();
    }

    private String refusedUrl(String url) {
        assertThatThrownBy(() -> world.gate.admitToken(StockSigner.encode(url)))
                .isInstanceOf(LoginRefusedException.class)
                .message()
                .matches(DENIED);
        return world.why();
    }

    @Test
    void admitsWhatMsksLibrarySigns() throws LoginRefusedException {
        Admission admission = payload(world, world.payload());
        assertThat(admission.session()).isEqualTo(world.session);
        assertThat(admission.endMillis()).isCloseTo(world.session.expiresAt().toEpochMilli(), within(2_000L));
        assertThat(world.records.refusals()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "kafka.us-east-1.amazonaws.com"})
    void takesTheNamesOfThisBroker(String host) throws LoginRefusedException {
        String payload = StockSigner.in("us-east-1").forHost(host).payload(world.credentials());
        assertThat(payload(world, payload).session()).isEqualTo(world.session);
    }

    @Test
    void admitsATokenForAsLongAsItLasts() throws LoginRefusedException {
        Admission admission = world.gate.admitToken(StockSigner.in("us-east-1").token(world.credentials()));
        assertThat(admission.login(false).remaining()).isBetween(Duration.ofMinutes(14), Duration.ofMinutes(15));
    }

    @Test
    void admitsATokenForNoLongerThanItsCredentials() throws LoginRefusedException {
        Gate brief = new Gate(Duration.ofSeconds(90), Gate.ALL, null);
        Admission admission = brief.gate.admitToken(StockSigner.in("us-east-1").token(brief.credentials()));
        assertThat(admission.login(false).remaining()).isBetween(Duration.ofSeconds(80), Duration.ofSeconds(90));
    }

    @Test
    void takesATokenWithoutUserAgentAndWithASlash() throws LoginRefusedException {
        assertThat(world.gate.admitToken(StockSigner.encode(world.url())).session())
                .isEqualTo(world.session);
        String slash = world.url().replace(".com?", ".com/?");
        assertThat(world.gate.admitToken(StockSigner.encode(slash)).session()).isEqualTo(world.session);
    }

    @Test
    void refusesAnotherSecret() {
        AwsSessionCredentials other = AwsSessionCredentials.create(
                world.session.accessKeyId(), "another-secret", world.session.sessionToken());
        assertThat(refusedPayload(StockSigner.in("us-east-1").payload(other))).isEqualTo(MISMATCH);
        assertThat(refusedUrl(StockSigner.in("us-east-1").url(other))).isEqualTo(MISMATCH);
    }

    @Test
    void refusesAKeyThatStsNeverIssued() {
        AwsSessionCredentials other = AwsSessionCredentials.create("ASIANOBODYSOBODYS001", "secret", "token");
        assertThat(refusedPayload(StockSigner.in("us-east-1").payload(other)))
                .isEqualTo("UNKNOWN_KEY: The security token included in the request is invalid.");
    }

    @Test
    void refusesAPrefixOfTheSessionToken() {
        String token = world.session.sessionToken();
        AwsSessionCredentials other = AwsSessionCredentials.create(
                world.session.accessKeyId(), world.session.secretAccessKey(), token.substring(0, token.length() - 1));
        assertThat(refusedPayload(StockSigner.in("us-east-1").payload(other)))
                .isEqualTo("WRONG_TOKEN: The security token included in the request is invalid.");
    }

    @Test
    void refusesAnotherHost() {
        String payload = StockSigner.in("us-east-1").forHost("b-1.example.com").payload(world.credentials());
        assertThat(refusedPayload(payload))
                .isEqualTo("Signed for the host \"b-1.example.com\", not for one of " + HOSTS + ".");
        assertThat(refusedUrl(StockSigner.in("eu-west-1").url(world.credentials())))
                .isEqualTo("Signed for the host \"kafka.eu-west-1.amazonaws.com\", not for one of " + HOSTS + ".");
    }

    @Test
    void refusesAnotherRegion() {
        assertThat(refusedPayload(StockSigner.in("eu-west-1").payload(world.credentials())))
                .isEqualTo("WRONG_REGION: Credential should be scoped to a valid region. ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /kafka-cluster/                  | /kafka/                            | WRONG_SERVICE: Credential should be scoped to correct service: 'kafka-cluster'.
            kafka-cluster:Connect            | kafka-cluster:DescribeTopic        | The action is not kafka-cluster:Connect but "kafka-cluster:DescribeTopic".
            "x-amz-signedheaders":"host"     | "x-amz-signedheaders":"host;date"  | The signed headers are not "host" but "host;date".
            AWS4-HMAC-SHA256                 | AWS4-HMAC-SHA1                     | INCOMPLETE: X-Amz-Algorithm only supports "AWS4-HMAC-SHA256"
            2020_10_22                       | 2030_10_22                         | The version is not 2020_10_22 but "2030_10_22".
            "x-amz-expires":"900"            | "x-amz-expires":"999999999"        | INCOMPLETE: X-Amz-Expires must be between 0 and 604800 seconds
            "host":"localhost"               | "host":5                           | The value of host is not a string.
            "host":"localhost"               | "host":"localhost","x":"y"         | Unknown key in the payload: "x".
            "x-amz-date"                     | "X-Amz-Date"                       | Unknown key in the payload: "X-Amz-Date".
            """)
    void refusesAChangedPayload(String part, String by, String why) {
        String payload = world.payload();
        assertThat(payload).contains(part);
        assertThat(refusedPayload(payload.replace(part, by)).strip()).isEqualTo(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "\"text\"", "{\"host\":\"localhost\"", "{\"host\":\"a\",\"host\":\"b\"}"})
    void refusesWhatIsNoObject(String payload) {
        assertThat(refusedPayload(payload)).startsWith("The payload is not ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"date", "expires", "credential", "signature", "algorithm"})
    void refusesAPayloadWithoutOneOfItsKeys(String key) {
        String payload = world.payload()
                .replaceFirst("\"x-amz-" + key + "\":\"[^\"]*\",?", "")
                .replace(",}", "}");
        assertThat(refusedPayload(payload)).matches("(INCOMPLETE|NOT_SIGNED): .*");
    }

    @ParameterizedTest
    @CsvSource({
        "905, 'URL_EXPIRED: Signature expired: \\d{8}T\\d{6}Z is now earlier than \\d{8}T\\d{6}Z'",
        "-303, 'Signed at \\S+Z, which is more than 5 minutes ahead of \\S+Z\\.'",
        "-905, 'NOT_YET_VALID: Signature not yet current: .*'",
        "3700, 'SESSION_EXPIRED: The security token included in the request is expired'"
    })
    void refusesWhatWasSignedAtAnotherTime(long secondsAhead, String why) {
        String payload = world.payload();
        String url = world.url();
        world.ahead = Duration.ofSeconds(secondsAhead);
        assertThat(refusedPayload(payload)).matches(why);
        assertThat(refusedUrl(url)).matches(why);
    }

    @ParameterizedTest
    @ValueSource(longs = {-290, 890})
    void takesWhatWasSignedALittleAwayFromNow(long secondsAhead) throws LoginRefusedException {
        String payload = world.payload();
        world.ahead = Duration.ofSeconds(secondsAhead);
        assertThat(payload(world, payload).session()).isEqualTo(world.session);
    }

    @Test
    void refusesOldSignaturesThatClaimToBeNew() {
        UnaryOperator<String> tomorrow =
                text -> text.replaceAll("\"x-amz-date\":\"\\d{8}", "\"x-amz-date\":\"20990101");
        assertThat(refusedPayload(tomorrow.apply(world.payload()))).startsWith("WRONG_SCOPE_DATE: ");
    }

    @Test
    void refusesASessionThatWasEnded() {
        String payload = world.payload();
        world.sessions.clear();
        assertThat(refusedPayload(payload)).startsWith("UNKNOWN_KEY: ");
    }

    @Test
    void refusesASessionThatIsAlmostOver() {
        Gate brief = new Gate(Duration.ofMillis(900), Gate.ALL, null);
        assertThatThrownBy(() -> payload(brief, brief.payload()))
                .isInstanceOf(LoginRefusedException.class)
                .message()
                .matches("\\[[0-9a-f-]{36}]: Session too short");
        assertThat(brief.why())
                .matches("arn:aws:sts::178549792225:assumed-role/example-role/pod has only \\d+ ms left, and a session"
                        + " lasts at least 1000 ms\\.");
    }
}
