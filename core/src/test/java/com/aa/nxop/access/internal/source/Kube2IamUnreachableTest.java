package com.aa.nxop.access.internal.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.fakes.Answer;
import com.aa.nxop.access.fakes.BrokenServer;
import com.aa.nxop.access.fakes.ScriptedServer;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A platform that blocks the metadata service must not make the application wait: under two seconds in all, and the reason. */
@Tag("full")
@Timeout(20)
class Kube2IamUnreachableTest {
    private static final String REMEDY = """

              Remedy: Check that kube2iam runs on the pod's node, and that no network policy keeps the pod from it. If the \
            platform blocks the metadata service on purpose, choose another NXOP_SOURCE.
              More: https://nxop-access.example/docs/guide/troubleshooting.md#kube2iam-unreachable""";

    private final Rests rests = new Rests();

    private AccessException quick(URI service) {
        return quick(() -> Kube2IamFixture.failure(service, rests));
    }

    private AccessException quick(Supplier<AccessException> attempt) {
        long start = System.nanoTime();
        AccessException failure = attempt.get();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        assertThat(failure.finding().id()).isEqualTo("kube2iam-unreachable");
        assertThat(failure.retryable()).isTrue();
        assertThat(rests.pauses()).as("no second round").isEmpty();
        return failure;
    }

    @Test
    void nothingListens() {
        URI nobody = BrokenServer.nobody();
        assertThat(quick(nobody))
                .hasMessage("The metadata service at " + nobody
                        + " did not answer: ConnectException Connection refused (IMDSv2 token: ConnectException Connection refused)."
                        + REMEDY);
    }

    @Test
    void silence() {
        try (BrokenServer service = BrokenServer.silent()) {
            assertThat(quick(service.uri()))
                    .hasMessage("The metadata service at " + service.uri()
                            + " did not answer: SocketTimeoutException Read timed out (IMDSv2 token: no answer within 500 ms)."
                            + REMEDY);
            assertThat(service.connections()).as("with a token and without").isEqualTo(2);
        }
    }

    /** The answer with the token is lost at the node's hop limit; kube2iam itself answers. */
    @Test
    void aTokenThatIsLostOnItsWayIsNoHarm() {
        try (ScriptedServer service =
                ScriptedServer.answering(Answer.NONE, Kube2IamFixture.ROLE, Kube2IamFixture.GIVEN)) {
            long start = System.nanoTime();
            Kube2IamFixture.source(service.uri(), rests).fetch();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
            assertThat(service.requests()).hasSize(3);
        }
    }

    @Test
    void theHopLimitIsTheReasonWhereTheTokenIsDemandedAndLost() {
        try (ScriptedServer service = ScriptedServer.answering(Answer.NONE, Answer.of(401, "Unauthorized"))) {
            AccessException failure = Kube2IamFixture.failure(service.uri(), rests);
            assertThat(failure).hasMessage("""
                    The metadata service at %s demands an IMDSv2 token (HTTP 401), and the SDK got none: no answer within \
                    500 ms.
                      Remedy: Check that kube2iam runs on the node and that its iptables rule is in place. The node's own \
                    metadata service answered: kube2iam demands no token. If the node's hop limit is 1, the answer with the \
                    token does not reach a pod.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#kube2iam-token""", service.uri());
            assertThat(failure.retryable()).isFalse();
        }
    }

    /** Who has answered is alive: kube2iam may take two seconds to find a new pod, and STS its own time. */
    @Test
    void whoHasAnsweredIsGivenMoreTime() {
        try (ScriptedServer service = ScriptedServer.answering(Kube2IamFixture.TOKEN, Answer.NONE)) {
            long start = System.nanoTime();
            assertThat(Kube2IamFixture.failure(service.uri(), rests).what())
                    .isEqualTo("The metadata service at " + service.uri()
                            + " did not answer: SocketTimeoutException Read timed out.");
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(2_900), Duration.ofSeconds(10));
        }
    }

    @Test
    void anAnswerThatDripsForEver() {
        try (BrokenServer service = BrokenServer.dripping(20)) {
            quick(service.uri());
        }
    }

    @Test
    void aResetAndAnEndWithoutAWord() {
        try (BrokenServer resetting = BrokenServer.resetting();
                BrokenServer hangingUp = BrokenServer.hangingUp()) {
            assertThat(quick(resetting.uri()).what()).contains(" did not answer: SocketException ");
            assertThat(quick(hangingUp.uri()).what())
                    .contains("EOFException the connection was closed without an answer");
        }
    }

    @Test
    void somethingThatIsNotHttp() {
        try (BrokenServer service = BrokenServer.saying("220 mail.example ESMTP hidden-secret\r\n")) {
            assertThat(Kube2IamFixture.failure(service.uri(), rests).finding().id())
                    .isIn("kube2iam-unreachable", "kube2iam-answer");
        }
    }

    @Test
    void aNameThatIsNotKnown() {
        assertThat(quick(URI.create("http://kube2iam.invalid")).what())
                .isEqualTo(
                        "The metadata service at http://kube2iam.invalid did not answer: UnknownHostException kube2iam.invalid"
                                + " (IMDSv2 token: UnknownHostException kube2iam.invalid).");
    }

    @Test
    void anInterruptEndsThePausesAndKeepsTheFlag() {
        try (ScriptedServer service = ScriptedServer.answering(Answer.of(503, "busy"))) {
            AccessException failure = catchThrowableOfType(
                    AccessException.class,
                    () -> Kube2IamFixture.source(service.uri(), pause -> {
                                throw new InterruptedException();
                            })
                            .fetch());
            assertThat(Thread.interrupted()).isTrue();
            assertThat(failure).hasMessage("""
                    The thread was interrupted while it waited to ask kube2iam again.
                      Remedy: You need to do nothing if the application is shutting down.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#session-wait""");
        }
    }
}
