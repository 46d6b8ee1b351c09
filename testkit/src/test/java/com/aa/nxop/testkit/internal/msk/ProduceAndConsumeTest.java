package com.aa.nxop.testkit.internal.msk;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.NxopSandbox;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

@Tag("full")
class ProduceAndConsumeTest {
    private static final String PRINCIPAL =
            "arn:aws:sts::178549792225:assumed-role/example-role/fxip-ms-dev.example-app";

    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder()
            .msk(msk -> msk.topic("AWS_MSK_IAM").topic("OAUTHBEARER"))
            .build();

    @ParameterizedTest
    @ValueSource(strings = {"AWS_MSK_IAM", "OAUTHBEARER"})
    void letsThePodInUnderItsSessionsName(String mechanism) throws Throwable {
        AwsCredentials session = KafkaClients.session(sandbox);
        KafkaClients clients = KafkaClients.of(mechanism, sandbox, session);
        clients.send(mechanism, "hello");
        assertThat(clients.read(mechanism, "group", 1)).containsExactly("hello");
        assertThat(sandbox.msk().refusals()).isEmpty();
        assertThat(sandbox.msk().logins())
                .filteredOn(login -> login.mechanism().equals(mechanism))
                .isNotEmpty()
                .allSatisfy(login -> {
                    assertThat(login.principal()).isEqualTo(PRINCIPAL);
                    assertThat(login.accessKeyId()).isEqualTo(session.accessKeyId());
                    assertThat(login.reauthentication()).isFalse();
                    Duration most = mechanism.equals("OAUTHBEARER") ? Duration.ofMinutes(15) : Duration.ofHours(1);
                    assertThat(login.remaining()).isBetween(most.minusSeconds(60), most);
                });
    }
}
