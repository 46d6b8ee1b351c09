package com.aa.nxop.testkit.internal.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.SdkHttpMethod;

/** What AWS's own signer signs is accepted: the reference for everything the published vectors leave out. */
class SdkSignedRequestsTest {
    private static final SignatureCheck<TestKey> STS = SignatureCheck.of("sts", Signed.sessions(), Signed.CLOCK);
    private static final SignatureCheck<TestKey> S3 = SignatureCheck.s3(Signed.sessions(), Signed.CLOCK);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://sts.us-east-1.amazonaws.com/",
                "https://sts.us-east-1.amazonaws.com",
                "https://localhost:8443/",
                "http://127.0.0.1:4566/",
                "http://127.0.0.1:4566/a/b/c",
                "http://127.0.0.1:4566/a/b/c/",
                "http://127.0.0.1:4566/a/./b/../c",
                "http://127.0.0.1:4566/a%20b",
                "http://127.0.0.1:4566/a%2520b",
                "http://127.0.0.1:4566/a%2Fb",
                "http://127.0.0.1:4566/%E1%88%B4",
                "http://127.0.0.1:4566/a+b",
                "http://127.0.0.1:4566/a~b_c-d.e",
                "http://127.0.0.1:4566/a:b@c!d$e&f'g(h)i*j,k;l=m",
                "http://127.0.0.1:4566/?a=1",
                "http://127.0.0.1:4566/?a",
                "http://127.0.0.1:4566/?a=",
                "http://127.0.0.1:4566/?b=2&a=1",
                "http://127.0.0.1:4566/?a=2&a=1",
                "http://127.0.0.1:4566/?a=1&a=1",
                "http://127.0.0.1:4566/?a=x%20y",
                "http://127.0.0.1:4566/?a=x%2By",
                "http://127.0.0.1:4566/?a=x%26y%3Dz",
                "http://127.0.0.1:4566/?a=%E1%88%B4",
                "http://127.0.0.1:4566/?A=1&a=2&B=3",
                "http://127.0.0.1:4566/?a-b=1&a=2&a.b=3&a_b=4&a~b=5",
                "http://127.0.0.1:4566/?Action=GetCallerIdentity&Version=2011-06-15"
            })
    void whateverTheAddress(String uri) {
        Signed request = Signed.of(SdkHttpMethod.GET, uri);

        assertThat(STS.verify(request.inHeader())).isEqualTo(Signed.SESSION);
        assertThat(STS.verify(request.inQuery(MINUTE))).isEqualTo(Signed.SESSION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:4566/bucket/key",
                "http://127.0.0.1:4566/bucket/",
                "http://127.0.0.1:4566/",
                "http://127.0.0.1:4566/bucket/a/../b",
                "http://127.0.0.1:4566/bucket/a/./b",
                "http://127.0.0.1:4566/bucket//a///b",
                "http://127.0.0.1:4566/bucket/a%20b",
                "http://127.0.0.1:4566/bucket/a%2Bb",
                "http://127.0.0.1:4566/bucket/a%252Fb",
                "http://127.0.0.1:4566/bucket/%E1%88%B4",
                "http://127.0.0.1:4566/bucket/a~b_c-d.e",
                "http://127.0.0.1:4566/bucket?list-type=2&prefix=a%2Fb&delimiter=%2F",
                "http://127.0.0.1:4566/bucket?uploads",
                "http://127.0.0.1:4566/bucket/key?partNumber=1&uploadId=x"
            })
    void whateverTheKey(String uri) {
        Signed request = Signed.of(SdkHttpMethod.GET, uri).forS3();

        assertThat(S3.verify(request.inHeader())).isEqualTo(Signed.SESSION);
        assertThat(S3.verify(request.inQuery(MINUTE))).isEqualTo(Signed.SESSION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", " x ", "a  b   c", "a, b", "", "\tx", "ä"})
    void whateverTheHeader(String value) {
        ReceivedCall call = Signed.of(SdkHttpMethod.GET, "http://127.0.0.1/")
                .with(request -> request.putHeader("my-header", value))
                .inHeader();

        assertThat(STS.verify(call)).isEqualTo(Signed.SESSION);
    }

    @Test
    void withAHeaderGivenTwice() {
        ReceivedCall call = Signed.of(SdkHttpMethod.GET, "http://127.0.0.1/")
                .with(request -> request.appendHeader("my-header", "b").appendHeader("my-header", "a"))
                .inHeader();

        assertThat(STS.verify(call)).isEqualTo(Signed.SESSION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Action=GetCallerIdentity&Version=2011-06-15", "ä€𐍈", "line\nline\r\n"})
    void whateverTheBody(String body) {
        Signed sts = Signed.of(SdkHttpMethod.POST, "http://127.0.0.1/").body(body);
        Signed s3 =
                Signed.of(SdkHttpMethod.PUT, "http://127.0.0.1/b/k").body(body).forS3();

        assertThat(STS.verify(sts.inHeader())).isEqualTo(Signed.SESSION);
        assertThat(S3.verify(s3.inHeader())).isEqualTo(Signed.SESSION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "POST", "HEAD", "DELETE", "PATCH"})
    void whateverTheMethod(String method) {
        assertThat(STS.verify(Signed.of(SdkHttpMethod.fromValue(method), "http://127.0.0.1/")
                        .inHeader()))
                .isEqualTo(Signed.SESSION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-east-1", "us-west-2", "aws-global", "eu-central-1"})
    void whateverTheRegionUnlessRegionsAreNamed(String region) {
        ReceivedCall call =
                Signed.of(SdkHttpMethod.GET, "http://127.0.0.1/").region(region).inHeader();

        assertThat(STS.authenticate(call)).isEqualTo(new SignedCaller<>(Signed.SESSION, region));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka-cluster", "docdb-elastic", "execute-api"})
    void ofWhateverServiceIsAskedFor(String service) {
        SignatureCheck<TestKey> check = SignatureCheck.of(service, Signed.sessions(), Signed.CLOCK);
        ReceivedCall call = Signed.of(SdkHttpMethod.GET, "http://127.0.0.1/")
                .service(service)
                .inHeader();

        assertThat(check.verify(call)).isEqualTo(Signed.SESSION);
    }

    @Test
    void ofABrokerThatIsAskedToConnect() {
        SignatureCheck<TestKey> check = SignatureCheck.of("kafka-cluster", Signed.sessions(), Signed.CLOCK)
                .inRegions(Set.of("us-east-1"));
        // As Kafka clients in other languages sign it: in the query, with the hash of the empty body.
        ReceivedCall call = Signed.of(SdkHttpMethod.GET, "https://b-1.kafka.example/?Action=kafka-cluster%3AConnect")
                .service("kafka-cluster")
                .inQuery(Duration.ofMinutes(15));

        assertThat(check.verify(call)).isEqualTo(Signed.SESSION);
    }

    @Test
    void withoutTheHeadersThatTheSdkLikesToAdd() {
        // As botocore signs for STS: no x-amz-content-sha256, but content-type.
        ReceivedCall bare = Calls.of("POST", "/")
                .header("host", "sts.us-east-1.amazonaws.com")
                .header("content-type", "application/x-www-form-urlencoded; charset=utf-8")
                .header("user-agent", "Boto3/1")
                .header("x-amz-date", "20261121T120000Z")
                .header("x-amz-security-token", Signed.SESSION.sessionToken())
                .body("Action=GetCallerIdentity&Version=2011-06-15")
                .build();
        List<String> names = List.of("content-type", "host", "user-agent", "x-amz-date", "x-amz-security-token");
        Scope scope = new Scope("20261121", "us-east-1", "sts");
        String signature = CanonicalRequest.of(bare, names, PathRule.ENCODED_TWICE, Hashing.sha256Hex(bare.body()))
                .signature(Signed.SESSION.secretAccessKey(), "20261121T120000Z", scope);
        Map<String, List<String>> headers = new TreeMap<>(bare.headers());
        headers.put(
                "authorization",
                List.of("AWS4-HMAC-SHA256 Credential=" + Signed.SESSION.accessKeyId() + "/" + scope + ", SignedHeaders="
                        + String.join(";", names) + ", Signature=" + signature));

        assertThat(STS.verify(new ReceivedCall("POST", "/", headers, bare.body())))
                .isEqualTo(Signed.SESSION);
    }
}
