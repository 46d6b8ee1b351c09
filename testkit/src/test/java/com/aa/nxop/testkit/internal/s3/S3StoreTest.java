package com.aa.nxop.testkit.internal.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** S3Proxy behind the gate, call by call. */
class S3StoreTest {
    private static final S3Store STORE = S3Store.start(Set.of("bucket"));

    @AfterAll
    static void close() {
        STORE.close();
    }

    private static S3Request call(String method, String target, Map<String, List<String>> headers, String body) {
        return RequestsOfS3.of(method, target, headers, body.getBytes(UTF_8));
    }

    private static S3Reply ask(String method, String target, String... header) {
        Map<String, List<String>> headers = header.length == 0 ? Map.of() : Map.of(header[0], List.of(header[1]));
        return STORE.forward(call(method, target, headers, method.equals("PUT") ? "content" : ""));
    }

    private static String text(S3Reply answer) {
        return new String(answer.body(), UTF_8);
    }

    private static String etag(String target) {
        return Objects.requireNonNull(ask("PUT", target).headers().get("ETag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "a%20b", "a%2Fb", "d//e", "%C3%A9", "q%3Fx", "a%2Bb", "%25"})
    void keepsAnyKey(String key) {
        assertThat(ask("PUT", "/bucket/keys-" + key).status()).isEqualTo(200);
        assertThat(text(ask("GET", "/bucket/keys-" + key))).isEqualTo("content");
        assertThat(ask("GET", "/bucket/other-" + key).status()).isEqualTo(404);
    }

    @Test
    void answersWithEtagLengthDateAndTypeOfTheObject() {
        S3Reply put = STORE.forward(
                call("PUT", "/bucket/typed", Map.of("content-type", List.of("text/x-flight")), "content"));
        S3Reply head = ask("HEAD", "/bucket/typed");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.headers())
                .containsEntry("ETag", Objects.requireNonNull(put.headers().get("ETag")))
                .containsEntry("Content-Length", "7")
                .containsEntry("Content-Type", "text/x-flight")
                .containsKey("x-amz-request-id");
        assertThat(head.headers().get("Last-Modified"))
                .matches("\\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT");
    }

    @Test
    void answersListingsInXml() {
        etag("/bucket/listed/a");
        S3Reply answer = ask("GET", "/bucket?list-type=2&prefix=listed%2F&&x-id=L");
        assertThat(answer.headers()).containsEntry("Content-Type", "application/xml");
        assertThat(text(answer)).startsWith("<?xml").contains("<Key>listed/a</Key>", "<KeyCount>1</KeyCount>");
    }

    @Test
    void answersThatNothingWasModifiedWithTheEtagAndNothingElse() {
        String etag = etag("/bucket/modified");
        S3Reply answer = ask("GET", "/bucket/modified", "if-none-match", etag);
        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.headers()).containsEntry("ETag", etag);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET|/bucket/none|x|x|404|NoSuchKey",
                "GET|/none|x|x|404|NoSuchBucket",
                "GET|/bucket/there|if-match|\"other\"|412|PreconditionFailed",
                "GET|/bucket/there|range|bytes=100-200|416|InvalidRange",
                "PUT|/bucket/there|if-none-match|*|412|PreconditionFailed",
                "PUT|/bucket/there|content-md5|AAAAAAAAAAAAAAAAAAAAAA==|400|BadDigest",
                "PUT|/bucket/there|content-md5|nonsense|400|InvalidDigest",
                "GET|/bucket/%zz|x|x|400|InvalidRequest",
                "GET|/bucket/there|if-modified-since|never|400|InvalidRequest"
            })
    void refusesWithTheCodeOfS3(String method, String target, String header, String value, int status, String code) {
        etag("/bucket/there");
        S3Reply answer = ask(method, target, header, value);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(text(answer)).contains("<Code>" + code + "</Code>");
        assertThat(answer.headers()).containsEntry("Content-Type", "application/xml");
    }

    @Test
    void saysWhatTheStoreCannotDo() {
        etag("/bucket/both");
        // A file in its file system, and a directory of the same name.
        S3Reply answer = ask("PUT", "/bucket/both/below");
        assertThat(answer.status()).isGreaterThanOrEqualTo(400);
        assertThat(text(answer)).contains("<Code>", "<Message>");
    }

    @Test
    void answersManyAtOnce() {
        List<CompletableFuture<String>> answers = IntStream.range(0, 100)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    STORE.forward(call("PUT", "/bucket/many" + i, Map.of(), "body " + i));
                    return text(ask("GET", "/bucket/many" + i));
                }))
                .toList();
        for (int i = 0; i < 100; i++) {
            assertThat(answers.get(i).join()).isEqualTo("body " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "authorization",
                "connection",
                "date",
                "expect",
                "transfer-encoding",
                "x-amz-date",
                "x-amz-security-token"
            })
    void doesNotSeeWhatHasBeenDealtWith(String header) {
        StoreRequest request = new StoreRequest(call("GET", "/", Map.of(header, List.of("secret")), ""));
        assertThat(request.getHeader(header)).isNull();
        assertThat(Collections.list(request.getHeaderNames())).doesNotContain(header);
        assertThat(request).hasToString("GET /");
    }

    @Test
    void seesHeadersAndParametersAsAServletDoes() {
        StoreRequest request = new StoreRequest(call(
                "PUT",
                "/b/k%2F?a=1&b=%C3%A9+x&a=2&c",
                Map.of("x-two", List.of("1", "2"), "host", List.of("h:1"), "content-length", List.of("9")),
                "body"));
        assertThat(request.getRequestURI()).isEqualTo("/b/k%2F");
        assertThat(request.getRequestURL()).hasToString("http://h:1/b/k%2F");
        assertThat(request.getQueryString()).isEqualTo("a=1&b=%C3%A9+x&a=2&c");
        assertThat(Collections.list(request.getParameterNames())).containsExactly("a", "b", "c");
        assertThat(request.getParameter("a")).isEqualTo("1");
        assertThat(request.getParameter("b")).isEqualTo("\u00e9 x");
        assertThat(request.getParameter("c")).isEmpty();
        assertThat(request.getParameter("d")).isNull();
        assertThat(request.getHeader("X-Two")).isEqualTo("1");
        assertThat(Collections.list(request.getHeaders("X-TWO"))).containsExactly("1", "2");
        assertThat(request.getHeader("Content-Length")).isEqualTo("4");
        assertThat(request.getContentLengthLong()).isEqualTo(4);
        assertThat(request.getDateHeader("if-modified-since")).isEqualTo(-1);
    }

    @Test
    void saysWhichPartOfAServletItDoesNotHave() {
        StoreRequest request = new StoreRequest(call("GET", "/", Map.of(), ""));
        assertThatThrownBy(request::getCookies)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("The sandbox does not know " + HttpServletRequest.class.getSimpleName() + ".getCookies.");
        assertThat(text(StoreRefusals.of(
                        new UnsupportedOperationException("no versions"), call("GET", "/", Map.of(), ""))))
                .contains("<Code>NotImplemented</Code><Message>no versions</Message>");
    }

    @ParameterizedTest
    @CsvSource({"403, AccessDenied", "405, MethodNotAllowed", "416, InvalidRange", "422, BadDigest"})
    void wordsAStoresStatusThatHasNoCode(int status, String code) {
        RuntimeException wrapped = new IllegalStateException(
                S3Exception.builder().message("x").statusCode(status).build());
        assertThat(text(StoreRefusals.of(wrapped, call("GET", "/b/k", Map.of(), ""))))
                .contains("<Code>" + code + "</Code>");
    }

    @Test
    void namesADefectOfS3Proxy() {
        S3Reply answer = StoreRefusals.of(new NullPointerException("x"), call("GET", "/b/k", Map.of(), ""));
        assertThat(answer.status()).isEqualTo(500);
        assertThat(text(answer)).contains("<Message>S3Proxy failed: java.lang.NullPointerException: x</Message>");
    }
}
