package com.aa.nxop.access.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.SourceKind;
import com.aa.nxop.access.fakes.Answer;
import com.aa.nxop.access.fakes.BrokenServer;
import com.aa.nxop.access.fakes.ScriptedServer;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the metadata service can answer with 200, and what it is asked. */
class Kube2IamAnswersTest {
    private static final String ROLES = "/latest/meta-data/iam/security-credentials/";

    private final Rests rests = new Rests();

    private SourceSession fetch(ScriptedServer service) {
        return Kube2IamFixture.source(service.uri(), rests).fetch();
    }

    @Test
    void theRoleAndThenItsCredentialsWithATokenAsImdsV2WantsIt() {
        try (ScriptedServer service =
                ScriptedServer.answering(Kube2IamFixture.TOKEN, Kube2IamFixture.ROLE, Kube2IamFixture.GIVEN)) {
            SourceSession session = fetch(service);
            assertThat(session.kind()).isEqualTo(SourceKind.KUBE2IAM);
            assertThat(session.credentials().accessKeyId()).isEqualTo("ASIATESTPOD");
            assertThat(session.expiresAt()).contains(Instant.parse("2026-11-21T10:30:00Z"));
            assertThat(session.accountId()).as("a name says no account").isEmpty();
            assertThat(session).hasToString("kube2iam");
            assertThat(service.requests())
                    .extracting(ScriptedServer.Request::line)
                    .containsExactly(
                            "PUT /latest/api/token HTTP/1.1",
                            "GET " + ROLES + " HTTP/1.1",
                            "GET " + ROLES + "pod-role HTTP/1.1");
            assertThat(service.requests().get(0).headers())
                    .containsEntry("x-aws-ec2-metadata-token-ttl-seconds", "300")
                    .doesNotContainKey("x-aws-ec2-metadata-token");
            assertThat(service.requests().subList(1, 3))
                    .allSatisfy(request -> assertThat(request.headers())
                            .containsEntry("x-aws-ec2-metadata-token", "hidden-imds-token"));
            assertThat(rests.pauses()).isEmpty();
        }
    }

    /** kube2iam hands the PUT on to EC2's own service, which may refuse it; its own answers need no token. */
    @ParameterizedTest
    @CsvSource({
        "400, ''",
        "403, Forbidden",
        "404, not found",
        "405, method not allowed",
        "429, slow down",
        "500, ''",
        "502, bad gateway",
        "200, ''",
        "200, <html>no token</html>",
        "302, ''"
    })
    void withoutATokenItGoesOnWithoutOne(int status, String body) {
        try (ScriptedServer service =
                ScriptedServer.answering(Answer.of(status, body), Kube2IamFixture.ROLE, Kube2IamFixture.GIVEN)) {
            assertThat(fetch(service).credentials().accessKeyId()).isEqualTo("ASIATESTPOD");
            assertThat(service.requests())
                    .hasSize(3)
                    .allSatisfy(request -> assertThat(request.headers()).doesNotContainKey("x-aws-ec2-metadata-token"));
        }
    }

    @Test
    void aTokenOfMoreThanAThousandCharactersIsNone() {
        try (ScriptedServer service = ScriptedServer.answering(
                Answer.of(200, "x".repeat(1025)), Kube2IamFixture.ROLE, Kube2IamFixture.GIVEN)) {
            fetch(service);
            assertThat(service.requests().get(1).headers()).doesNotContainKey("x-aws-ec2-metadata-token");
        }
    }

    @Test
    void aRoleOfAnotherAccountIsAnArnAndSaysWhichAccount() {
        String arn = "arn:aws:iam::285282426848:role/teams/pod-role";
        try (ScriptedServer service =
                ScriptedServer.answering(Kube2IamFixture.TOKEN, Answer.of(200, arn + "\n"), Kube2IamFixture.GIVEN)) {
            assertThat(fetch(service).accountId()).contains("285282426848");
            assertThat(service.requests().get(2).line()).isEqualTo("GET " + ROLES + arn + " HTTP/1.1");
        }
    }

    @Test
    void anEndpointMayHaveAPathAndASlashAtItsEnd() {
        try (ScriptedServer service =
                ScriptedServer.answering(Kube2IamFixture.TOKEN, Kube2IamFixture.ROLE, Kube2IamFixture.GIVEN)) {
            Kube2IamFixture.source(URI.create(service.uri() + "/proxy/"), rests).fetch();
            assertThat(service.requests().get(0).line()).isEqualTo("PUT /proxy/latest/api/token HTTP/1.1");
            assertThat(service.requests().get(2).line()).isEqualTo("GET /proxy" + ROLES + "pod-role HTTP/1.1");
        }
    }

    @Test
    void noRedirectIsFollowed() {
        try (ScriptedServer elsewhere = ScriptedServer.answering(Kube2IamFixture.ROLE);
                ScriptedServer service = ScriptedServer.answering(
                        Kube2IamFixture.TOKEN, Answer.of(302, "").with("Location", elsewhere.uri() + ROLES))) {
            assertThat(Kube2IamFixture.failure(service.uri(), rests))
                    .hasMessageStartingWith("Another server answered at " + service.uri()
                            + " in place of kube2iam: a server that redirects to another address (HTTP 302).");
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>hidden</html>",
                "../../../user-data",
                "a//hidden",
                "role?hidden=1",
                "role hidden",
                "rôle-hidden",
                "/hidden",
                "%2e%2e/hidden"
            })
    void aListThatNamesNoRoleIsNotFollowed(String list) {
        try (ScriptedServer service =
                ScriptedServer.answering(Kube2IamFixture.TOKEN, Answer.of(200, list), Kube2IamFixture.GIVEN)) {
            AccessException failure = Kube2IamFixture.failure(service.uri(), rests);
            assertThat(failure).hasMessage("""
                    The metadata service at %s answered with a list of %d characters that names no role.
                      Remedy: Check AWS_EC2_METADATA_SERVICE_ENDPOINT if it is set, and look at the log of kube2iam on the pod's \
                    node.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#kube2iam-answer""", service.uri(), list.length());
            assertThat(service.requests()).hasSize(2);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''| an empty answer",
                "<html>hidden</html>| an answer of 19 characters that is not JSON",
                "{\"AccessKeyId\":\"hidden| an answer of 22 characters that is not JSON",
                "[\"hidden\"]| JSON that is not an object",
                "{}| JSON without a AccessKeyId",
                "{\"Code\":\"AssumeRoleUnauthorizedAccess\",\"Message\":\"hidden\"}| JSON whose Code is AssumeRoleUnauthorizedAccess",
                "{\"Code\":\"hidden 7\"}| JSON whose Code is not a word",
                "{\"Code\":\"Success\",\"AccessKeyId\":\"hidden\"}| JSON without a SecretAccessKey",
                "{\"AccessKeyId\":\"hidden\",\"SecretAccessKey\":\"hidden\"}| JSON without a Token",
                "{\"AccessKeyId\":\"hidden\",\"SecretAccessKey\":\"hidden\",\"Token\":\"hidden\",\"Expiration\":\"soon\"}"
                        + "| JSON whose Expiration is not a time",
            })
    void whateverElseIsNotRepeated(String body, String found) {
        try (ScriptedServer service =
                ScriptedServer.answering(Kube2IamFixture.TOKEN, Kube2IamFixture.ROLE, Answer.json(body))) {
            AccessException failure = Kube2IamFixture.failure(service.uri(), rests);
            assertThat(failure.what())
                    .isEqualTo("The metadata service at " + service.uri() + " answered with " + found + ".");
            assertThat(failure.finding().id()).isEqualTo("kube2iam-answer");
            assertThat(failure.retryable()).isTrue();
            assertThat(failure).hasNoCause();
        }
    }

    @Test
    void aHugeAnswerIsReadToALimit() {
        try (ScriptedServer service = ScriptedServer.answering(
                Kube2IamFixture.TOKEN, Kube2IamFixture.ROLE, Answer.json("{\"hidden\":\"" + "x".repeat(5_000_000)))) {
            assertThat(Kube2IamFixture.failure(service.uri(), rests).what())
                    .matches(".* answered with an answer of 65[34]\\d\\d characters that is not JSON\\.");
        }
    }

    @Test
    void anAnswerThatBreaksOffIsNoAnswer() {
        try (BrokenServer service =
                BrokenServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"SecretAccessKey\":\"hidden")) {
            assertThat(Kube2IamFixture.failure(service.uri(), rests).finding().id())
                    .isEqualTo("kube2iam-unreachable");
        }
    }
}
