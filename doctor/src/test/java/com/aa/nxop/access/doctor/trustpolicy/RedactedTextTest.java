package com.aa.nxop.access.doctor.trustpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of policies and pods as they may be shown. */
class RedactedTextTest {
    private static final RedactedText SHOWN = new RedactedText(Set.of("canary-id", "eks"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            plain               | "plain"
            ``                  | ""
            a "quoted" one      | "a "quoted" one"
            canary-id           | (an external id)
            my-canary-id-too    | (an external id)
            eks                 | (an external id)
            eks-cluster-arn     | "eks-cluster-arn"
            """)
    void anExternalIdIsNoneOfThem(String value, String shown) {
        assertThat(SHOWN.quoted(value)).isEqualTo(shown);
    }

    @Test
    void severalAreJoinedAsInASentence() {
        assertThat(SHOWN.quoted(List.of("a"), "or")).isEqualTo("\"a\"");
        assertThat(SHOWN.quoted(List.of("a", "b"), "and")).isEqualTo("\"a\" and \"b\"");
        assertThat(SHOWN.quoted(List.of("a", "canary-id", "c"), "or")).isEqualTo("\"a\", (an external id) or \"c\"");
    }

    @Test
    void ofManyTheFirstTenAreShown() {
        List<String> eleven =
                IntStream.rangeClosed(1, 11).mapToObj(Integer::toString).toList();
        assertThat(SHOWN.quoted(eleven.subList(0, 10), "or")).endsWith("\"9\" or \"10\"");
        assertThat(SHOWN.quoted(eleven, "or")).startsWith("\"1\", \"2\", ").endsWith("\"9\", \"10\" or 1 more");
    }

    @Test
    void aLongOneIsCut() {
        assertThat(RedactedText.name("x".repeat(200))).isEqualTo("x".repeat(200));
        assertThat(RedactedText.name("x".repeat(201))).isEqualTo("x".repeat(200) + "…");
    }

    @Test
    void controlCharactersAreQuestionMarks() {
        assertThat(RedactedText.name("a\u001b[31m\n\tb\u202e\u0000")).isEqualTo("a?[31m??b??");
    }

    /** Of the pod and of the policy, under whichever operator it stands. */
    @Test
    void theExternalIdsOfPodAndPolicyAreKnown() {
        TrustPolicy policy = TrustPolicyReader.read(
                Policies.denying(
                        "\"sts:*\"", "\"StringNotLike\": {\"STS:externalId\": [\"first-id*\", \"second-id\"]}"),
                "");
        assertThat(RedactedText.of(policy, Pods.passing("pods-id")).secrets())
                .containsExactlyInAnyOrder("first-id*", "second-id", "pods-id");
        assertThat(RedactedText.of(policy, Pods.PASSING).secrets()).containsExactlyInAnyOrder("first-id*", "second-id");
    }
}
