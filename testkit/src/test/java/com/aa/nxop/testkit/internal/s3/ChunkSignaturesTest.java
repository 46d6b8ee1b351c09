package com.aa.nxop.testkit.internal.s3;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against the two examples in AWS's documentation of chunked uploads: 65 KiB of the letter a, in two chunks. */
class ChunkSignaturesTest {
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    private static final String PLAIN = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";

    private static final String PLAIN_SEED = "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9";
    private static final String PLAIN_BODY = body(
            "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648",
            "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497",
            "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9",
            "\r\n");

    private static final String TRAILER_SEED = "106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e";
    private static final String TRAILER_BODY = body(
            "b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2",
            "1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7",
            "2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992",
            "x-amz-checksum-crc32c:sOO8/Q==\r\nx-amz-trailer-signature:"
                    + "d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n\r\n");

    private static String body(String first, String second, String last, String end) {
        return "10000;chunk-signature=" + first + "\r\n" + "a".repeat(65_536) + "\r\n400;chunk-signature=" + second
                + "\r\n" + "a".repeat(1024) + "\r\n0;chunk-signature=" + last + "\r\n" + end;
    }

    private static boolean wrong(String payload, String seed, String body) {
        return ChunkSignatures.wrongIn(
                RequestsOfS3.of(
                        "PUT",
                        "/examplebucket/chunkObject.txt",
                        Map.of(
                                "x-amz-content-sha256",
                                List.of(payload),
                                "x-amz-date",
                                List.of("20130524T000000Z"),
                                "authorization",
                                List.of("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/"
                                        + "aws4_request,SignedHeaders=host,Signature=" + seed)),
                        body.getBytes(US_ASCII)),
                SECRET);
    }

    @Test
    void acceptsAwsExampleWithoutTrailers() {
        assertThat(wrong(PLAIN, PLAIN_SEED, PLAIN_BODY)).isFalse();
    }

    @Test
    void acceptsAwsExampleWithTrailers() {
        assertThat(wrong(PLAIN + "-TRAILER", TRAILER_SEED, TRAILER_BODY)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "aaaa, aaab",
        "400;, 3ff;",
        "10000;chunk-signature=ad80, 10000;chunk-signature=bd80",
        "0;chunk-signature=b6c6, 0;chunk-signature=c6c6",
        "chunk-signature, chunk-signatur3",
        "10000;, FFFFFFFF;"
    })
    void refusesOneChangedByte(String from, String to) {
        String changed = PLAIN_BODY.replaceFirst(from, to);
        assertThat(changed).isNotEqualTo(PLAIN_BODY);
        assertThat(wrong(PLAIN, PLAIN_SEED, changed)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"sOO8, tOO8", "crc32c, crc32", "signature:d8, signature:e8", "x-amz-trailer-signature, x-amz-other"})
    void refusesAChangedTrailer(String from, String to) {
        String changed = TRAILER_BODY.replaceFirst(from, to);
        assertThat(changed).isNotEqualTo(TRAILER_BODY);
        assertThat(wrong(PLAIN + "-TRAILER", TRAILER_SEED, changed)).isTrue();
    }

    @Test
    void refusesChunksInAnotherOrderAndBodiesThatEndEarly() {
        String[] chunks = PLAIN_BODY.split("400;", -1);
        assertThat(wrong(PLAIN, PLAIN_SEED, "400;" + chunks[1] + chunks[0])).isTrue();
        assertThat(wrong(PLAIN, PLAIN_SEED, chunks[0])).isTrue();
        assertThat(wrong(PLAIN, PLAIN_SEED, "")).isTrue();
    }

    @Test
    void refusesAnotherRequestsSeed() {
        assertThat(wrong(PLAIN, TRAILER_SEED, PLAIN_BODY)).isTrue();
        assertThat(wrong(PLAIN, "none", PLAIN_BODY)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNSIGNED-PAYLOAD", "STREAMING-UNSIGNED-PAYLOAD-TRAILER", ""})
    void hasNothingToSayAboutOtherBodies(String payload) {
        assertThat(wrong(payload, "none", "anything")).isFalse();
    }
}
