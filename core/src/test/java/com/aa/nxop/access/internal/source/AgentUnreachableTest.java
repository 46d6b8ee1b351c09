package com.aa.nxop.access.internal.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.fakes.Answer;
import com.aa.nxop.access.fakes.BrokenServer;
import com.aa.nxop.access.fakes.ScriptedServer;
import com.aa.nxop.access.internal.io.NodeHttp;
import com.aa.nxop.access.internal.io.SourceRetryPolicy;
import com.aa.nxop.access.internal.platform.AgentClient;
import com.aa.nxop.access.internal.text.SourceFault;
import com.aa.nxop.access.internal.text.TokenFile;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One fake for each way in which nothing usable comes back. */
@Tag("full")
@Timeout(20)
class AgentUnreachableTest {
    private static final String REMEDY = """

              Remedy: Check that the eks-pod-identity-agent runs on the pod's node, and that no network policy keeps the pod from \
            169.254.170.23 (IPv6: fd00:ec2::23) on port 80.
              More: https://nxop-access.example/docs/guide/troubleshooting.md#agent-unreachable""";

    private final Rests rests = new Rests();

    private AccessException unreachable(URI agent) {
        AccessException failure = AgentFixture.failure(agent, rests.patience());
        assertThat(failure.finding().id()).isEqualTo("agent-unreachable");
        assertThat(failure.retryable()).isTrue();
        assertThat(failure.what())
                .startsWith("The Pod Identity agent at " + agent + "/v1/credentials did not answer in 3 attempts: ");
        assertThat(rests.pauses()).as("pauses between three attempts").hasSize(2);
        return failure;
    }

    @Test
    void nothingListens() {
        URI nobody = BrokenServer.nobody();
        assertThat(unreachable(nobody))
                .hasMessage("The Pod Identity agent at " + nobody
                        + "/v1/credentials did not answer in 3 attempts: ConnectException Connection refused."
                        + REMEDY);
    }

    @Test
    void silence() {
        try (BrokenServer agent = BrokenServer.silent()) {
            assertThat(unreachable(agent.uri()))
                    .hasMessage("The Pod Identity agent at " + agent.uri()
                            + "/v1/credentials did not answer in 3 attempts: SocketTimeoutException Read timed out."
                            + REMEDY);
            assertThat(agent.connections()).isEqualTo(3);
        }
    }

    @Test
    void aReset() {
        try (BrokenServer agent = BrokenServer.resetting()) {
            assertThat(unreachable(agent.uri()).what()).contains("SocketException ");
        }
    }

    @Test
    void anEndWithoutAWord() {
        try (BrokenServer agent = BrokenServer.hangingUp()) {
            assertThat(unreachable(agent.uri()).what())
                    .endsWith("EOFException the connection was closed without an answer.");
        }
    }

    @Test
    void somethingThatIsNotHttp() {
        try (BrokenServer agent = BrokenServer.saying("220 mail.example ESMTP hidden-secret\r\n")) {
            unreachable(agent.uri());
        }
    }

    @Test
    void anAnswerThatBreaksOffIsNoAnswer() {
        try (BrokenServer agent =
                BrokenServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"SecretAccessKey\":\"hidden")) {
            assertThat(unreachable(agent.uri()).what()).contains("did not answer in 3 attempts");
        }
    }

    @Test
    void aRefusalThatBreaksOffIsStillARefusal() {
        try (BrokenServer agent = BrokenServer.saying("HTTP/1.1 403 No\r\nContent-Length: 500\r\n\r\nnot you")) {
            AccessException failure = AgentFixture.failure(agent.uri(), rests.patience());
            assertThat(failure.finding().id()).isIn("agent-refused", "agent-unreachable");
        }
    }

    /** The read timeout bounds one silence only; an answer that never ends must not hold the refresh thread for hours. */
    @Test
    void anAnswerThatDripsForEverIsGivenUp() {
        SourceRetryPolicy patience = new SourceRetryPolicy(
                Duration.ofSeconds(1), Duration.ofMillis(250), Duration.ofMillis(600), 3, () -> 0.5, rests);
        try (BrokenServer agent = BrokenServer.dripping(20)) {
            long start = System.nanoTime();
            AccessException failure = AgentFixture.failure(agent.uri(), patience);
            assertThat(failure.finding().id()).isEqualTo("agent-unreachable");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void anInterruptEndsThePausesAndKeepsTheFlag() {
        SourceRetryPolicy interrupted = new SourceRetryPolicy(
                Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(30), 3, () -> 0.5, pause -> {
                    throw new InterruptedException();
                });
        try (ScriptedServer agent = ScriptedServer.answering(Answer.of(503, "busy"))) {
            AccessException failure = AgentFixture.failure(agent.uri(), interrupted);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(failure).hasMessage("""
                    The thread was interrupted while it waited to ask the Pod Identity agent again.
                      Remedy: You need to do nothing if the application is shutting down.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#session-wait""");
            assertThat(agent.requests()).hasSize(1);
        }
    }

    @Test
    void aTokenThatCannotBeReadIsNoMatterOfTheAgent() {
        AtomicInteger reads = new AtomicInteger();
        AgentClient client = new AgentClient(BrokenServer.nobody(), rests.patience());
        SourceFault failure = catchThrowableOfType(
                SourceFault.class,
                () -> client.get(() -> {
                    reads.incrementAndGet();
                    return TokenFile.check(" ", "The variable X");
                }));
        assertThat(failure).hasMessageStartingWith("The variable X is empty.");
        assertThat(reads).hasValue(1);
        assertThat(rests.pauses()).isEmpty();
    }

    @Test
    void aReplyIsShownWithoutItsBody() {
        assertThat(new NodeHttp.Reply(200, "hidden", List.of("hidden"))).hasToString("HTTP 200");
    }
}
