package com.aa.nxop.access.doctor.trustpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.doctor.trustpolicy.PolicyRemark.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The guide's examples are what the SDK prints, and its claims are true. */
class TrustPolicyGuideTest {
    private static String guide() throws IOException {
        return Files.readString(Path.of("..", "docs", "guide", "trust-policy.md"));
    }

    private static List<String> found(String pattern) throws IOException {
        return Pattern.compile(pattern, Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(guide())
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }

    @Test
    void theExamplesAreTheStatementsOfFourPods() throws IOException {
        PodFacts knowing =
                Pods.with(Pods.INHERITING.tags(), Optional.of("an-id"), true).withExternalIdHidden();
        assertThat(found("```json\n(.*?)```"))
                .containsExactly(
                        TrustStatement.forPod(Pods.INHERITING),
                        TrustStatement.forPod(Pods.PASSING),
                        TrustStatement.forPod(knowing),
                        TrustStatement.forPod(
                                Pods.INHERITING.calling(new CallFacts("", "", "", "", "fxip-ms-dev.example-app"))));
    }

    @Test
    void theMadeUpValuePassesAsTheGuideSays() throws IOException {
        WildcardPattern pattern =
                WildcardPattern.of(found("^StringLike +(.*?)$").get(0));
        String value = found("^matches +(.*?)$").get(0);
        assertThat(ConditionOperator.STRING_LIKE.hits(pattern, value)).isTrue();
        assertThat(ConditionOperator.ARN_LIKE.hits(pattern, value)).isFalse();
        assertThat(WeakConditions.crafted(pattern.text(), 6)).isEqualTo(value);
    }

    @Test
    void everyKindOfRemarkIsExplained() throws IOException {
        assertThat(found("^\\| `([A-Z]+)` \\|"))
                .containsExactly(List.of(Kind.values()).stream().map(Kind::name).toArray(String[]::new));
    }
}
