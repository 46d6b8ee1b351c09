package com.aa.nxop.access.doctor.trustpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The guide's further examples do what the guide says. */
class TrustPolicyGuideMoreTest {
    private static List<String> examples() throws IOException {
        return Pattern.compile("~~~json\n(.*?)~~~", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("..", "docs", "guide", "trust-policy.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    @Test
    void theExampleForIrsaIsWhatTheDoctorPrints() throws IOException {
        assertThat(examples().get(0))
                .isEqualTo(SourceTrustStatement.forToken(new WebIdentityFacts(
                        Pods.ROLE,
                        "https://oidc.eks.us-east-1.amazonaws.com/id/EXAMPLE",
                        "system:serviceaccount:fxip-ms-dev:example-app",
                        List.of("sts.amazonaws.com"),
                        "",
                        "")));
    }

    @Test
    void theTwoStatementsLetBothKindsOfPodsIn() throws IOException {
        assertThat(examples()).hasSize(3);
        String both = examples().get(1);
        assertThat(Remarks.all(both, Pods.INHERITING)).isEmpty();
        assertThat(Remarks.all(both, Pods.PASSING)).isEmpty();
        // Under the other reading: nothing that is inherited is in the request.
        String session = both.replace("aws:RequestTag", "aws:RequestTag/none");
        assertThat(Remarks.all(session, Pods.INHERITING)).doesNotContain("BLOCKS");
    }

    @Test
    void theSameWithAnExternalId() throws IOException {
        String four = examples().get(2).replace("<the external id that the pod sends>", "an-id");
        PodFacts inheriting = Pods.with(Pods.INHERITING.tags(), Optional.of("an-id"), true);
        assertThat(Remarks.all(four, inheriting)).isEmpty();
        assertThat(Remarks.all(four, Pods.passing("an-id"))).isEmpty();
        assertThat(Remarks.all(four.replace("aws:RequestTag", "aws:RequestTag/none"), inheriting))
                .doesNotContain("BLOCKS");
        assertThat(Remarks.all(four, Pods.passing("another-id"))).contains("BLOCKS");
    }
}
