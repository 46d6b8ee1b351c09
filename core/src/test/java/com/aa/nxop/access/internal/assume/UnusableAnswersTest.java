package com.aa.nxop.access.internal.assume;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.SourceKind;
import com.aa.nxop.access.fakes.Answer;
import com.aa.nxop.access.fakes.BrokenServer;
import com.aa.nxop.access.fakes.Sts;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever answers in STS's place: nothing of its answer is repeated, because it may hold anything. */
@Tag("full")
class UnusableAnswersTest {
    static Stream<Named<Answer>> answers() {
        String whole = Sts.assumed(HopTwo.END).body();
        return Stream.of(
                Named.of("garbage", Answer.of(200, "hidden garbage")),
                Named.of("nothing", Answer.of(200, "")),
                Named.of("nothing, as XML", Answer.xml(200, "")),
                Named.of("a captive page", Answer.of(200, "<html><body>hidden: please log in</body></html>")),
                Named.of("a captive page that is no XML", Answer.of(200, "<html><br>hidden<body></html>")),
                Named.of("JSON", Answer.json("{\"SecretAccessKey\":\"hidden\"}")),
                Named.of("half an answer", Answer.xml(200, whole.substring(0, whole.length() / 2))),
                Named.of("nobody whose session it is", Sts.answer("AssumeRole", Sts.credentials(HopTwo.END))),
                Named.of("nobody by name", givenTo("")),
                Named.of("somebody who is no ARN", givenTo("hidden")),
                Named.of("an ARN of something else", givenTo("arn:aws:s3:::hidden")),
                Named.of("an ARN without an account", givenTo("arn:aws:sts::hidden:assumed-role/example-role/s")),
                Named.of(
                        "an ARN that goes on",
                        givenTo("arn:aws:sts::178549792225:assumed-role/example-role/s hidden\u0007")),
                Named.of("another action's", Sts.identity("arn:aws:sts::1:hidden")),
                Named.of("no credentials", Sts.answer("AssumeRole", "<Note>hidden</Note>")),
                Named.of("empty credentials", Sts.answer("AssumeRole", "<Credentials/>")),
                Named.of("no secret key", without("SecretAccessKey")),
                Named.of("no key id", without("AccessKeyId")),
                Named.of("no session token", without("SessionToken")),
                Named.of("no expiration", without("Expiration")),
                Named.of(
                        "an expiration that is no time",
                        Sts.answer("AssumeRole", Sts.credentials(HopTwo.END).replace(HopTwo.END.toString(), "hidden"))),
                Named.of("a refusal without a code", Answer.of(403, "<html>hidden</html>")),
                Named.of("not found", Answer.of(404, "hidden")),
                Named.of("a redirect", Answer.of(302, "hidden").with("Location", "http://127.0.0.1:1/")),
                Named.of("a document type", Answer.xml(200, """
                        <!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><AssumeRoleResponse>&e;</AssumeRoleResponse>""")));
    }

    private static Answer givenTo(String arn) {
        return Sts.answer("AssumeRole", Sts.credentials(HopTwo.END) + Sts.user(arn));
    }

    private static Answer without(String member) {
        return Sts.answer(
                "AssumeRole", Sts.credentials(HopTwo.END).replaceAll("<" + member + ">.*</" + member + ">", ""));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void isNotStsAndNothingOfItIsRepeated(Answer answer) {
        try (HopTwo hop = new HopTwo(answer)) {
            AccessException failure = hop.failure();
            assertThat(failure.what())
                    .isIn(
                            "The SDK could not read the answer to AssumeRole: it broke off, or another server than STS sent it.",
                            "Another server answered AssumeRole in place of STS: a web server that sent a page for people"
                                    + " (HTTP 403).",
                            "Another server answered AssumeRole in place of STS: a web server that sent a page for people"
                                    + " (HTTP 404).",
                            "Another server answered AssumeRole in place of STS: a server that redirects to another address"
                                    + " (HTTP 302).");
            assertThat(failure.remedy())
                    .startsWith(
                            "Check AWS_ENDPOINT_URL_STS, and that no proxy or captive page answers in place of STS.");
            assertThat(failure.finding().id()).isEqualTo("sts-answer");
            assertThat(failure).hasNoCause();
            assertThat(failure.retryable()).isTrue();
        }
    }

    @Test
    void somethingThatIsNotHttp() {
        try (BrokenServer mail = BrokenServer.saying("220 mail.example ESMTP hidden\r\n");
                HopTwo hop = new HopTwo(HopTwo.given())
                        .with("AWS_ENDPOINT_URL_STS", mail.uri().toString())) {
            AccessException failure = hop.failure();
            assertThat(failure.finding().id()).isEqualTo("sts-answer");
            assertThat(failure).hasNoCause();
        }
    }

    @Test
    void theAnswerToGetCallerIdentityNeedNotBeHttp() {
        try (BrokenServer mail = BrokenServer.saying("220 mail.example ESMTP hidden\r\n");
                HopTwo hop = new HopTwo(HopTwo.given())
                        .from(HopTwo.source(SourceKind.POD_IDENTITY, "178549792225", Optional.empty()))
                        .with("AWS_ENDPOINT_URL_STS", mail.uri().toString())) {
            assertThat(hop.failure().finding().id()).isEqualTo("sts-answer");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hidden", "arn:aws:sts::1:assumed-role/hidden/s", "arn:aws:s3:::hidden"})
    void whoeverNamesNobodyIsNotSts(String arn) {
        try (HopTwo hop = new HopTwo(Sts.identity(arn))
                .from(HopTwo.source(SourceKind.POD_IDENTITY, "178549792225", Optional.empty()))) {
            assertThat(hop.failure().finding().id()).isEqualTo("sts-answer");
            assertThat(hop.server.requests()).hasSize(1);
        }
    }

    @Test
    void aServerErrorWithoutACodeIsABusySts() {
        try (HopTwo hop = new HopTwo(Answer.of(502, "<html>hidden bad gateway</html>"))) {
            assertThat(hop.failure()).hasMessage("""
                    STS is busy and did not answer AssumeRole: HTTP 502.
                      Remedy: You need to do nothing now: the SDK asks again. If the error stays, too many pods or clients of \
                    the account share its STS quota.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#sts-busy""");
            assertThat(hop.server.requests()).hasSize(3);
        }
    }

    @Test
    void aNewMemberOfTheAnswerDoesNoHarm() {
        try (HopTwo hop = new HopTwo(Sts.answer(
                "AssumeRole",
                "<New><Deep>x</Deep></New>"
                        + Sts.credentials(HopTwo.END)
                        + Sts.user("arn:aws:sts::178549792225:assumed-role/example-role/s")))) {
            assertThat(hop.load().expiresAt()).isEqualTo(HopTwo.END);
        }
    }
}
