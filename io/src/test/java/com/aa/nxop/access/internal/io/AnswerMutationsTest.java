package com.aa.nxop.access.internal.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.fakes.Mutations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever a server, a proxy or a service says: an answer or an exception, soon, to the limit in bytes, and without a word of it. */
@Tag("full")
class AnswerMutationsTest {
    private static final int LIMIT = 8_192;

    private static void read(String text) {
        try {
            BoundedHttpAnswer answer = new AnswerReader(
                            new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)), LIMIT)
                    .read();
            assertThat(answer.body()).hasSizeLessThanOrEqualTo(LIMIT);
            assertThat(answer.toString()).doesNotContain(Mutations.SECRET);
        } catch (IOException e) {
            assertThat(Throwables.getStackTrace(e)).doesNotContain(Mutations.SECRET);
        }
    }

    @Test
    void answersThatAreAlmostRight() {
        Mutations.feed(
                1_500,
                AnswerMutationsTest::read,
                "HTTP/1.1 200 OK\r\nContent-Length: 6\r\nX-Token: hidden\r\n\r\nhidden",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6;hidden=1\r\nhidden\r\n0\r\nX: hidden\r\n\r\n",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.0 403 hidden\r\nContent-Type: text/html\r\n\r\nhidden");
    }

    @Test
    void textsOfOthersThatAreAlmostRight() {
        Mutations.feed(
                1_500,
                text -> {
                    assertThat(ForeignText.line(text))
                            .hasSizeLessThanOrEqualTo(2_001)
                            .doesNotContain("\n", "\r", "\u202e");
                    assertThat(ForeignText.refusal(text, List.of("hidden"))).hasSizeLessThanOrEqualTo(510);
                },
                "[r-1]: (AccessDeniedException): not allowed for token hidden, fault: client\n",
                "denied for wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY at eyJhbGciOiJSUzI1.eyJz.Zm9v",
                "The Canonical String for this request should have been 'POST\n/\n\nx-amz-security-token:aB3/aB3/aB3/\n'");
    }

    @Test
    void proxiesAndTheirExceptionsThatAreAlmostRight() {
        Mutations.feed(
                1_500,
                text -> {
                    HttpProxy proxy = HttpProxy.parse(text, "HTTPS_PROXY");
                    // A change may make the password the host, which is no secret.
                    if (!text.substring(text.lastIndexOf('@') + 1).contains("s3cret")) {
                        assertThat(proxy.toString()).doesNotContain("s3cret");
                    }
                    new ProxyRules(Map.of("https", proxy), text, Map.of("https", proxy), text)
                            .of(URI.create("https://sts.us-east-1.amazonaws.com"));
                },
                "http://user:s3cret@proxy.example.com:3128",
                "localhost,.svc,*.amazonaws.com:443,10.0.0.0/8,[2001:db8::1]:80,2001:db8::/32",
                "localhost|127.*|[::1]|*.amazonaws.com");
    }
}
