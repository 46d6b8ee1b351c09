package com.aa.nxop.access.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.fakes.BrokenServer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which answers are HTTP, and what is said of those that are not: never a word of theirs. */
@Timeout(30)
class AnswerFormsTest {
    private final Rests rests = new Rests();

    private static String raw(String text) {
        String body = AgentFixture.GIVEN.body();
        return text.replace("|", "\r\n")
                .replace("LENGTH", String.valueOf(body.length()))
                .replace("HEX", Integer.toHexString(body.length()))
                .replace("BODY", body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "HTTP/1.1 200 OK|Content-Length: LENGTH||BODY",
                "HTTP/1.1 200|Content-Length: LENGTH||BODY",
                "HTTP/1.0 200 OK||BODY",
                "HTTP/1.1 200 OK|Content-Length: LENGTH||BODY and more than that",
                "HTTP/1.1 200 OK|content-length:LENGTH|Content-Length:  LENGTH ||BODY",
                "HTTP/1.1 200 OK|Transfer-Encoding: Chunked||HEX|BODY|0||",
                "HTTP/1.1 200 OK|Transfer-Encoding: chunked||00HEX ;name=\"value;\"|BODY|0;x|Trailer: x||",
                "HTTP/1.1 100 Continue||HTTP/1.1 103 Early Hints|Link: x||HTTP/1.1 200 OK|Content-Length: LENGTH||BODY",
            })
    void isUnderstood(String text) {
        try (BrokenServer agent = BrokenServer.saying(raw(text))) {
            assertThat(AgentFixture.source(agent.uri(), rests.patience())
                            .fetch()
                            .accountId())
                    .contains("285282426848");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "hidden||! the answer is not HTTP",
                "HTTP/2 200 hidden||! the answer is not HTTP",
                "HTTP/1.1 20 hidden||! the answer is not HTTP",
                "HTTP/1.1 999 hidden||! the answer is not HTTP",
                "HTTP/1.1  200 hidden||! the answer is not HTTP",
                "HTTP/1.1 200 OK|hidden||! a line among the answer's headers is not a header",
                "HTTP/1.1 200 OK|hidden : x||! a line among the answer's headers is not a header",
                "HTTP/1.1 200 OK|A: b| hidden||! a line among the answer's headers is not a header",
                "HTTP/1.1 200 OK|Content-Length: -1||! the answer's length is not a number",
                "HTTP/1.1 200 OK|Content-Length: hidden||! the answer's length is not a number",
                "HTTP/1.1 200 OK|Content-Length: 5|Content-Length: 6||hidden! the answer's length is not a number",
                "HTTP/1.1 200 OK|Content-Length: 5|Transfer-Encoding: chunked||5|hidde|0||! the answer has contradictory"
                        + " lengths, or a coding that the SDK did not ask for",
                "HTTP/1.1 200 OK|Transfer-Encoding: gzip||hidden! the answer has contradictory lengths, or a coding that the"
                        + " SDK did not ask for",
                "HTTP/1.0 200 OK|Transfer-Encoding: chunked||0||! the answer has contradictory lengths, or a coding that the"
                        + " SDK did not ask for",
                "HTTP/1.1 200 OK|Transfer-Encoding: chunked||hidden|! a chunk of the answer has no size",
                "HTTP/1.1 200 OK|Transfer-Encoding: chunked||-5|hidden|! a chunk of the answer has no size",
                "HTTP/1.1 200 OK|Transfer-Encoding: chunked||5|hiddenhidden|0||! a chunk of the answer has no end",
                "HTTP/1.1 101 Switching Protocols|Upgrade: hidden||! the answer does not end",
                "HTTP/1.1 200 OK|Content-Length: 999||hidden! the answer broke off",
                "HTTP/1.1 200 OK|Transfer-Encoding: chunked||ff|hidden! the answer broke off",
                "HTTP/1.1 200 OK|Transfer-Encoding: chunked||6|hidden|! the answer broke off",
                "HTTP/1.1 200 OK|Content-Le! the answer broke off",
            })
    void isNot(String text, String why) {
        try (BrokenServer agent = BrokenServer.saying(raw(text))) {
            assertThat(AgentFixture.failure(agent.uri(), rests.patience()).what())
                    .endsWith("/v1/credentials did not answer in 3 attempts: " + why + ".");
        }
    }
}
