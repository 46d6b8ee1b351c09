package com.aa.nxop.access.doctor.trustpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        assertThat(examples()).hasSize(2);
        String both = examples().get(1);
        assertThat(Remarks.all(both, Pods.INHERITING)).isEmpty();
        assertThat(Remarks.all(both, Pods.PASSING)).isEmpty();
        // Under the other reading: nothing that is inherited is in the request.
        String session = both.replace("aws:RequestTag", "aws:RequestTag/none");
        assertThat(Remarks.all(session, Pods.INHERITING)).doesNotContain("BLOCKS");
    }
}
