package com.aa.nxop.testkit.internal.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts of a canonical request, each by itself. */
class PartsTest {
    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    abc-._~XYZ019 | abc-._~XYZ019
                    'a b'         | a%20b
                    a+b           | a%2Bb
                    a/b           | a%2Fb
                    a%b           | a%25b
                    ä             | %C3%A4
                    €             | %E2%82%AC
                    *'            | %2A%27
                    !$&()         | %21%24%26%28%29
                    """)
    void encoding(String text, String expected) {
        assertThat(Percent.encode(text)).isEqualTo(expected);
        assertThat(Percent.decodeText(expected)).isEqualTo(text);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({"%41, A", "%e2%82%ac, €", "%, %", "%4, %4", "%zz, %zz", "a%2, a%2", "%2541, %41", "a+b, a+b"})
    void decoding(String text, String expected) {
        assertThat(Percent.decodeText(text)).isEqualTo(expected);
    }

    @Test
    void decodingKeepsBytesThatAreNoText() {
        assertThat(Percent.decode("%FF%00")).containsExactly(0xFF, 0);
        assertThat(Percent.encode(Percent.decode("%FF%00"))).isEqualTo("%FF%00");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    ''            | ''
                    a=1           | a=1
                    a             | a=
                    a=            | a=
                    &a=1&&b=2&    | a=1&b=2
                    b=2&a=1       | a=1&b=2
                    a=2&a=1       | a=1&a=2
                    a=1&A=1       | A=1&a=1
                    a-b=1&a=2     | a=2&a-b=1
                    a=x%20y       | a=x%20y
                    a=x+y         | a=x%2By
                    a=%7e         | a=~
                    a=b=c         | a=b%3Dc
                    a=1&X-Amz-Signature=f | a=1
                    a=1&x-amz-signature=f | a=1&x-amz-signature=f
                    """)
    void queries(String query, String expected) {
        assertThat(QueryString.parse(query).canonical()).isEqualTo(expected);
    }

    @Test
    void firstParameter() {
        QueryString query = QueryString.parse("a=1%2F&a=2&b");

        assertThat(query.first("a")).contains("1/");
        assertThat(query.first("b")).contains("");
        assertThat(query.first("c")).isEmpty();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    ''         | /                | /
                    /          | /                | /
                    /a         | /a               | /a
                    /a/        | /a/              | /a/
                    //a//b//   | /a/b/            | //a//b//
                    /a/../b    | /b               | /a/../b
                    /../a      | /a               | /../a
                    /a/./b     | /a/b             | /a/./b
                    /a/..      | /                | /a/..
                    /a%20b     | /a%2520b         | /a%20b
                    /a+b       | /a%2Bb           | /a%2Bb
                    /a%2fb     | /a%252fb         | /a%2Fb
                    """)
    void paths(String path, String normalised, String asItIs) {
        assertThat(PathRule.ENCODED_TWICE.canonical(path)).isEqualTo(normalised);
        assertThat(PathRule.ENCODED_ONCE.canonical(path)).isEqualTo(asItIs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"20150830T123600Z"})
    void dates(String text) {
        Instant instant = Instant.parse("2015-08-30T12:36:00Z");

        assertThat(AmzDate.parse(text)).contains(instant);
        assertThat(AmzDate.format(instant)).isEqualTo(text);
        assertThat(AmzDate.parseHttp(text)).contains(instant);
        assertThat(AmzDate.parseHttp("Sun, 30 Aug 2015 12:36:00 GMT")).contains(instant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20150830", "2015-08-30T12:36:00Z", "20150830T126000Z", "20150830T123600"})
    void datesThatAreNone(String text) {
        assertThat(AmzDate.parse(text)).isEmpty();
        assertThat(AmzDate.parseHttp(text)).isEmpty();
    }

    @Test
    void hashes() {
        assertThat(Hashing.sha256Hex(new byte[0]))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        // RFC 4231, test case 2.
        assertThat(Hashing.hmac("Jefe".getBytes(StandardCharsets.UTF_8), "what do ya want for nothing?"))
                .asHexString()
                .isEqualToIgnoringCase("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void theCanonicalRequestAsAWhole() {
        ReceivedCall call = Calls.of("GET", "/a b/?b=2&a=1")
                .header("Host", "example.amazonaws.com")
                .header("X-Amz-Date", "20150830T123600Z")
                .header("My-Header", "  two   spaces ")
                .header("My-Header", "twice")
                .header("Unsigned", "x")
                .build();

        assertThat(CanonicalRequest.of(call, List.of("host", "my-header", "x-amz-date"), PathRule.ENCODED_TWICE, "HASH")
                        .text())
                .isEqualTo("""
                        GET
                        /a%20b/
                        a=1&b=2
                        host:example.amazonaws.com
                        my-header:two spaces,twice
                        x-amz-date:20150830T123600Z

                        host;my-header;x-amz-date
                        HASH""");
    }

    @Test
    void claimsShowNoToken() {
        Claim claim = new Claim("ASIA", Vectors.SCOPE, List.of("host"), "signature", Instant.EPOCH, "token", null);

        assertThat(claim).hasToString("ASIA/20150830/us-east-1/service/aws4_request");
        assertThat(claim.presigned()).isFalse();
    }
}
