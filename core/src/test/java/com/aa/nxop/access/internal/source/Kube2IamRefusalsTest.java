package com.aa.nxop.access.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.Stage;
import com.aa.nxop.access.fakes.Answer;
import com.aa.nxop.access.fakes.ScriptedServer;
import com.aa.nxop.access.internal.io.SourceRetryPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** kube2iam's own words (read in its source) reach the user, with what to do about them. */
class Kube2IamRefusalsTest {
    private static final int ATTEMPTS = SourceRetryPolicy.ofMetadata().attempts();

    private final Rests rests = new Rests();

    /** With the address, which is another one each time, replaced. */
    private AccessException refusal(Answer... afterTheToken) {
        Answer[] answers = new Answer[afterTheToken.length + 1];
        answers[0] = Answer.of(404, "");
        System.arraycopy(afterTheToken, 0, answers, 1, afterTheToken.length);
        try (ScriptedServer service = ScriptedServer.answering(answers)) {
            AccessException failure = Kube2IamFixture.failure(service.uri(), rests);
            assertThat(failure.stage()).isEqualTo(Stage.SOURCE);
            return new AccessException(
                    failure.finding(),
                    failure.what().replace(service.uri().toString(), "http://kube2iam"),
                    failure.remedy());
        }
    }

    @Test
    void aNamespaceThatMayNotHaveTheRole() {
        AccessException failure = refusal(
                Kube2IamFixture.ROLE,
                Answer.of(
                        404,
                        "role requested arn:aws:iam::285282426848:role/pod-role not valid for namespace of pod at 10.1.2.3 with"
                                + " namespace flights\n"));
        assertThat(failure).hasMessage("""
                kube2iam refused (HTTP 404): role requested arn:aws:iam::285282426848:role/pod-role not valid for namespace of pod \
                at 10.1.2.3 with namespace flights
                  Remedy: Annotate the namespace flights with the roles that its pods may have, a JSON array as a string: \
                iam.amazonaws.com/allowed-roles: '["arn:aws:iam::285282426848:role/pod-role"]'.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#kube2iam-namespace""");
        assertThat(failure.retryable()).isFalse();
        assertThat(rests.pauses()).as("a person must act").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unable to find role for IP 10.1.2.3", "pod with specificed IP \"10.1.2.3\" not found"})
    void aPodWithoutTheAnnotation(String text) {
        AccessException failure = refusal(Answer.of(404, text + "\n"));
        assertThat(failure).hasMessage("""
                kube2iam at http://kube2iam knows no role for this pod: HTTP 404: %s
                  Remedy: Set the annotation iam.amazonaws.com/role under spec.template.metadata.annotations: on the \
                Deployment itself it has no effect. If it is there, kube2iam has not seen the pod yet: the SDK asks again.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#kube2iam-no-role""", text);
        assertThat(rests.pauses()).as("it may be young").hasSize(ATTEMPTS - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n"})
    void anEmptyListOfRolesIsTheSame(String list) {
        assertThat(refusal(Answer.of(200, list)).what())
                .isEqualTo("kube2iam at http://kube2iam knows no role for this pod: its list of roles is empty.");
        assertThat(rests.pauses()).hasSize(ATTEMPTS - 1);
    }

    @Test
    void aTokenThatIsDemandedAndNotToBeHadIsTheNodesOwnService() {
        assertThat(refusal(Answer.of(401, "Unauthorized"))).hasMessage("""
                The metadata service at http://kube2iam demands an IMDSv2 token (HTTP 401), and the SDK got none: HTTP 404.
                  Remedy: Check that kube2iam runs on the node and that its iptables rule is in place. The node's own \
                metadata service answered: kube2iam demands no token. If the node's hop limit is 1, the answer with the \
                token does not reach a pod.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#kube2iam-token""");
    }

    @Test
    void aTokenThatIsGivenAndNotTaken() {
        try (ScriptedServer service = ScriptedServer.answering(Kube2IamFixture.TOKEN, Answer.of(401, ""))) {
            assertThat(Kube2IamFixture.failure(service.uri(), rests).what())
                    .endsWith(" demands an IMDSv2 token (HTTP 401), and does not accept the token that it gave.");
        }
    }

    @Test
    void stsThatRefusesKube2IamMayMissAnExternalId() {
        String text =
                "AccessDenied: User: arn:aws:sts::285282426848:assumed-role/node/i-1 is not authorized to perform:"
                        + " sts:AssumeRole on resource: arn:aws:iam::285282426848:role/pod-role";
        AccessException failure =
                refusal(Kube2IamFixture.ROLE, Answer.of(500, text + "\n\tstatus code: 403, request id: r-1\n"));
        assertThat(failure).hasMessage("""
                STS refused kube2iam the pod's role (HTTP 500): %s status code: 403, request id: r-1
                  Remedy: Check that the role in the annotation iam.amazonaws.com/role exists and trusts the node's role. If \
                its trust policy demands an external id, write that id into the pod template's annotation \
                iam.amazonaws.com/external-id. kube2iam caches sessions by role alone: a wrong id may work until another \
                pod's session expires.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#kube2iam-refused""", text);
        assertThat(failure.retryable()).isFalse();
        assertThat(rests.pauses()).isEmpty();
    }

    @Test
    void anotherRoleThanThePodsIsNotGiven() {
        assertThat(refusal(Kube2IamFixture.ROLE, Answer.of(403, "Invalid role pod-role")))
                .hasMessage("""
                kube2iam refused (HTTP 403): Invalid role pod-role
                  Remedy: Check the annotation iam.amazonaws.com/role under spec.template.metadata.annotations, and recreate the pod \
                if it was changed.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#kube2iam-refused""");
    }

    @ParameterizedTest
    @CsvSource({"429, slow down", "500, RequestError: send request failed", "502, ''", "503, starting"})
    void whatMayPassIsAskedAgain(int status, String text) {
        AccessException failure = refusal(Answer.of(status, text));
        assertThat(failure.finding().id()).isEqualTo("kube2iam-busy");
        assertThat(failure.what())
                .isEqualTo("kube2iam refused (HTTP " + status + "): " + (text.isEmpty() ? "no text." : text));
        assertThat(failure.remedy())
                .isEqualTo(
                        "You need to do nothing now: the SDK asks again. If the error stays, read the log of kube2iam on the"
                                + " pod's node.");
        assertThat(rests.pauses()).hasSize(ATTEMPTS - 1);
    }

    @Test
    void aLongTextIsCut() {
        assertThat(refusal(Answer.of(400, "x".repeat(10_000))).what())
                .hasSizeLessThan(600)
                .endsWith("x…");
    }
}
