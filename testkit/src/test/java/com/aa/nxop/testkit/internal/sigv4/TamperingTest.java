package com.aa.nxop.testkit.internal.sigv4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.SdkHttpMethod;

/** One byte changed anywhere in what was signed, and the request is refused. */
class TamperingTest {
    private static final SignatureCheck<TestKey> STS = SignatureCheck.of("sts", Signed.sessions(), Signed.CLOCK);
    private static final SignatureCheck<TestKey> S3 = SignatureCheck.s3(Signed.sessions(), Signed.CLOCK);
    private static final ReceivedCall STS_CALL = Signed.of(SdkHttpMethod.POST, "http://127.0.0.1:99/p/q?r=s")
            .with(request -> request.putHeader("content-type", "application/x-www-form-urlencoded"))
            .body("Action=GetCallerIdentity")
            .inHeader();
    private static final ReceivedCall S3_CALL = Signed.of(SdkHttpMethod.PUT, "http://127.0.0.1:99/b/k?r=s")
            .forS3()
            .body("content")
            .inHeader();
    private static final ReceivedCall PRESIGNED =
            Signed.of(SdkHttpMethod.GET, "http://127.0.0.1:99/b/k?r=s").forS3().inQuery(Duration.ofMinutes(5));

    @Test
    void unchangedTheyPass() {
        assertThat(STS.verify(STS_CALL)).isEqualTo(Signed.SESSION);
        assertThat(S3.verify(S3_CALL)).isEqualTo(Signed.SESSION);
        assertThat(S3.verify(PRESIGNED)).isEqualTo(Signed.SESSION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "post", "POSTS"})
    void theMethod(String method) {
        refused(STS, new ReceivedCall(method, STS_CALL.target(), STS_CALL.headers(), STS_CALL.body()));
    }

    static Stream<Integer> stsTarget() {
        return everyIndexOf(STS_CALL.target());
    }

    @ParameterizedTest
    @MethodSource("stsTarget")
    void anyByteOfPathAndQuery(int index) {
        refused(STS, withTarget(STS_CALL, changed(STS_CALL.target(), index)));
    }

    static Stream<Integer> s3Target() {
        return everyIndexOf(S3_CALL.target());
    }

    @ParameterizedTest
    @MethodSource("s3Target")
    void anyByteOfPathAndQueryOfAnObject(int index) {
        refused(S3, withTarget(S3_CALL, changed(S3_CALL.target(), index)));
    }

    static Stream<Integer> presignedTarget() {
        return everyIndexOf(PRESIGNED.target());
    }

    @ParameterizedTest
    @MethodSource("presignedTarget")
    void anyByteOfAPresignedUrl(int index) {
        refused(S3, withTarget(PRESIGNED, changed(PRESIGNED.target(), index)));
    }

    static Stream<Integer> stsBody() {
        return everyIndexOf(STS_CALL.text());
    }

    @ParameterizedTest
    @MethodSource("stsBody")
    void anyByteOfTheBody(int index) {
        byte[] body = STS_CALL.body().clone();
        body[index] ^= 1;

        refused(STS, new ReceivedCall("POST", STS_CALL.target(), STS_CALL.headers(), body));
    }

    @Test
    void theLengthOfTheBody() {
        refused(STS, new ReceivedCall("POST", STS_CALL.target(), STS_CALL.headers(), new byte[0]));
        refused(
                S3,
                new ReceivedCall(
                        "PUT", S3_CALL.target(), S3_CALL.headers(), "contents".getBytes(StandardCharsets.UTF_8)));
    }

    static Stream<Integer> authorization() {
        return everyIndexOf(STS_CALL.header("authorization").orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("authorization")
    void anyByteOfTheAuthorization(int index) {
        String header = STS_CALL.header("authorization").orElseThrow();

        if (header.charAt(index) != ' ') {
            refused(STS, withHeader(STS_CALL, "authorization", changed(header, index)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"host", "content-type", "x-amz-date", "x-amz-security-token", "x-amz-content-sha256"})
    void anyByteOfASignedHeader(String name) {
        String value = STS_CALL.header(name).orElseThrow();

        for (int i = 0; i < value.length(); i++) {
            refused(STS, withHeader(STS_CALL, name, changed(value, i)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"host", "content-type", "x-amz-date", "x-amz-security-token", "x-amz-content-sha256"})
    void aSignedHeaderThatIsMissing(String name) {
        Map<String, List<String>> headers = new TreeMap<>(STS_CALL.headers());
        headers.remove(name);

        refused(STS, new ReceivedCall("POST", STS_CALL.target(), headers, STS_CALL.body()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-amz-acl", "x-amz-copy-source", "x-amz-tagging"})
    void anAwsHeaderAddedOnTheWay(String name) {
        assertThatThrownBy(() -> S3.verify(withHeader(S3_CALL, name, "x")))
                .hasMessage("There were headers present in the request which were not signed");
        assertThatThrownBy(() -> S3.verify(withHeader(PRESIGNED, name, "x")))
                .hasMessage("There were headers present in the request which were not signed");
    }

    @Test
    void otherHeadersAddedOnTheWayAreNobodysBusiness() {
        assertThat(S3.verify(withHeader(S3_CALL, "x-forwarded-for", "10.0.0.1")))
                .isEqualTo(Signed.SESSION);
    }

    private static void refused(SignatureCheck<TestKey> check, ReceivedCall call) {
        assertThatThrownBy(() -> check.verify(call)).isInstanceOf(SignatureRefusal.class);
    }

    private static ReceivedCall withTarget(ReceivedCall call, String target) {
        return new ReceivedCall(call.method(), target, call.headers(), call.body());
    }

    private static ReceivedCall withHeader(ReceivedCall call, String name, String value) {
        Map<String, List<String>> headers = new TreeMap<>(call.headers());
        headers.put(name, List.of(value));
        return new ReceivedCall(call.method(), call.target(), headers, call.body());
    }

    private static String changed(String text, int index) {
        char other = text.charAt(index) == 'x' ? 'y' : 'x';
        return text.substring(0, index) + other + text.substring(index + 1);
    }

    private static Stream<Integer> everyIndexOf(String text) {
        return IntStream.range(0, text.length()).boxed();
    }
}
