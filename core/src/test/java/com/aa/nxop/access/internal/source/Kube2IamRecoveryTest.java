package com.aa.nxop.access.internal.source;

import static com.aa.nxop.access.internal.source.Kube2IamFixture.GIVEN;
import static com.aa.nxop.access.internal.source.Kube2IamFixture.ROLE;
import static com.aa.nxop.access.internal.source.Kube2IamFixture.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.fakes.Answer;
import com.aa.nxop.access.fakes.ScriptedServer;
import com.aa.nxop.access.internal.io.SourceRetryPolicy;
import com.aa.nxop.access.internal.platform.MetadataConversation;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What passes by itself is waited out, in virtual time; the next call begins anew. */
class Kube2IamRecoveryTest {
    private static final Answer UNKNOWN = Answer.of(404, "unable to find role for IP 10.1.2.3");

    private final Rests rests = new Rests();

    static Stream<Answer> troubles() {
        return Stream.of(UNKNOWN, Answer.of(200, ""), Answer.of(500, "RequestError"), Answer.of(429, ""));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void thePodsFirstSecondsAreWaitedOut(Answer trouble) {
        try (ScriptedServer service =
                ScriptedServer.answering(TOKEN, trouble, trouble, trouble, trouble, trouble, ROLE, GIVEN)) {
            assertThat(Kube2IamFixture.source(service.uri(), rests)
                            .fetch()
                            .credentials()
                            .accessKeyId())
                    .isEqualTo("ASIATESTPOD");
            assertThat(rests.pauses()).hasSize(5);
            assertThat(rests.pauses().stream().reduce(Duration.ZERO, Duration::plus))
                    .isGreaterThan(Duration.ofSeconds(3));
            assertThat(service.requests().stream()
                            .filter(request -> request.line().startsWith("PUT")))
                    .as("one token for the conversation")
                    .hasSize(1);
        }
    }

    /** kube2iam lists the role before it may hand it out, or the other way round. */
    @Test
    void aRoleThatIsLostBetweenTheTwoQuestionsIsAskedForAnew() {
        try (ScriptedServer service = ScriptedServer.answering(TOKEN, ROLE, UNKNOWN, ROLE, GIVEN)) {
            Kube2IamFixture.source(service.uri(), rests).fetch();
            assertThat(service.requests()).hasSize(5);
        }
    }

    @Test
    void eachFetchAsksAnewSoARotationIsSeen() {
        Answer next = Answer.json("{\"AccessKeyId\":\"ASIANEXT\",\"SecretAccessKey\":\"hidden\",\"Token\":\"hidden\"}");
        try (ScriptedServer service = ScriptedServer.answering(TOKEN, ROLE, GIVEN, TOKEN, ROLE, next)) {
            Kube2IamSource source = Kube2IamFixture.source(service.uri(), rests);
            assertThat(source.fetch().credentials().accessKeyId()).isEqualTo("ASIATESTPOD");
            assertThat(source.fetch().credentials().accessKeyId()).isEqualTo("ASIANEXT");
        }
    }

    @Test
    void afterGarbageAndRefusalsItRecovers() {
        try (ScriptedServer service = ScriptedServer.answering(
                TOKEN, Answer.of(200, "<html>"), TOKEN, Answer.of(403, "Invalid role x"), TOKEN, ROLE, GIVEN)) {
            Kube2IamSource source = Kube2IamFixture.source(service.uri(), rests);
            assertThat(catchThrowableOfType(AccessException.class, source::fetch)
                            .finding()
                            .id())
                    .isEqualTo("kube2iam-answer");
            assertThat(catchThrowableOfType(AccessException.class, source::fetch)
                            .finding()
                            .id())
                    .isEqualTo("kube2iam-refused");
            assertThat(source.fetch().credentials().accessKeyId()).isEqualTo("ASIATESTPOD");
        }
    }

    @Test
    void inAllThereIsAnEndToIt() {
        SourceRetryPolicy earnest = SourceRetryPolicy.ofMetadata();
        assertThat(earnest.total()).isEqualTo(Duration.ofSeconds(15));
        assertThat(earnest.attempts()).isEqualTo(8);
        assertThat(earnest.readTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(MetadataConversation.SILENCE).isLessThan(Duration.ofSeconds(2));
    }
}
