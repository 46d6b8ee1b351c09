package com.aa.nxop.access.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.fakes.BrokenServer;
import com.aa.nxop.access.internal.io.SourceRetryPolicy;
import java.net.URI;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the agent goes on with for ever costs one attempt its time, and no more. A read timeout bounds one silence, and none of these is silent. */
@Tag("full")
@Timeout(30)
class EndlessAnswersTest {
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String TLS_RECORD = "\u0016\u0003\u0003@\u0000";
    private static final SourceRetryPolicy PATIENCE = new SourceRetryPolicy(
            Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMillis(600), 1, () -> 0.5, new Rests());

    static Stream<Arguments> endless() {
        return Stream.of(
                Arguments.of("a status line that drips", "HTTP/1.1 200 ", "a", 20),
                Arguments.of("a header that drips", "HTTP/1.1 200 OK\r\nX: ", "a", 20),
                Arguments.of("headers that drip", "HTTP/1.1 200 OK\r\n", "X: y\r\n", 20),
                Arguments.of("headers without end", "HTTP/1.1 200 OK\r\n", "X: " + "y".repeat(999) + "\r\n", 0),
                Arguments.of("one header without end", "HTTP/1.1 200 OK\r\nX: ", "y".repeat(999), 0),
                Arguments.of("a body that drips", "HTTP/1.1 200 OK\r\n\r\n", " ", 20),
                Arguments.of("a chunk that drips", CHUNKED + "ffff\r\n", " ", 20),
                Arguments.of("chunks that drip", CHUNKED, "1\r\n \r\n", 20),
                Arguments.of("a chunk's extension that drips", CHUNKED + "5;x=", "a", 20),
                Arguments.of("a chunk's extension without end", CHUNKED + "5;x=", "a".repeat(999), 0),
                Arguments.of("a chunk's size that drips", CHUNKED, "0", 20),
                Arguments.of("100 Continue without end", "", "HTTP/1.1 100 Continue\r\n\r\n", 0),
                Arguments.of("100 Continue that drips", "", "HTTP/1.1 100 Continue\r\n\r\n", 20),
                Arguments.of("103 Early Hints without end", "", "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n", 0),
                Arguments.of("empty lines without end", "", "\r\n", 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endless")
    void isGivenUpInItsTime(String what, String start, String piece, long pauseMillis) {
        try (BrokenServer agent = BrokenServer.goingOn(start, piece, pauseMillis)) {
            givenUp(agent.uri());
        }
    }

    private static void givenUp(URI agent) {
        long start = System.nanoTime();
        assertThat(AgentFixture.failure(agent, PATIENCE).finding().id()).isEqualTo("agent-unreachable");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void aTlsHandshakeThatDripsIsGivenUpToo() {
        try (BrokenServer agent = BrokenServer.goingOn(TLS_RECORD, "\u0000", 20)) {
            givenUp(URI.create(agent.uri().toString().replace("http:", "https:")));
        }
    }

    /** Nothing in them is asked for: the answer is there when its last chunk is. */
    @Test
    void trailersAreNotWaitedFor() {
        String chunk = Integer.toHexString(AgentFixture.GIVEN.body().length()) + "\r\n" + AgentFixture.GIVEN.body()
                + "\r\n0\r\n";
        try (BrokenServer agent = BrokenServer.goingOn(CHUNKED + chunk, "X: y\r\n", 20)) {
            assertThat(AgentFixture.source(agent.uri(), PATIENCE).fetch().accountId())
                    .contains("285282426848");
        }
    }
}
