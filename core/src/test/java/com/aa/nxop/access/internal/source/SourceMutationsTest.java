package com.aa.nxop.access.internal.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.fakes.Mutations;
import com.aa.nxop.access.internal.text.CredentialsJson;
import com.aa.nxop.access.internal.text.TokenFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the platform hands over: the agent's JSON and the file with the pod's token. */
@Tag("full")
@Timeout(60)
class SourceMutationsTest {
    private static final String AGENTS = """
            {"AccessKeyId":"ASIATESTPOD","SecretAccessKey":"hidden-key","Token":"hidden-token","AccountId":"285282426848",
             "Expiration":"2026-11-21T16:00:00Z"}""";

    private static final CredentialsJson JSON =
            new CredentialsJson("test", found -> new AccessException(CoreFinding.AGENT_ANSWER, found, "Look."));

    static void agentsAnswer(String text) {
        assertThat(JSON.parse(text).toString()).doesNotContain(Mutations.SECRET);
    }

    @Test
    void theAgentsAnswer() {
        Mutations.feed(8_000, SourceMutationsTest::agentsAnswer, AGENTS);
    }

    /** Found by Jazzer: the AWS SDK's parser gives null for it. */
    @Test
    void anAnswerThatIsNothingButAComment() {
        assertThatThrownBy(() -> JSON.parse("//"))
                .isInstanceOf(AccessException.class)
                .hasMessageStartingWith("JSON that is not an object");
    }

    @Test
    void theTokenAsAFileHoldsIt() {
        Mutations.feed(
                5_000,
                text -> assertThat(SourceFailure.translated(
                                () -> TokenFile.check(text, "The token file /t"), "for the token"))
                        .isNotEmpty(),
                "hidden.hidden.hidden\n");
    }
}
