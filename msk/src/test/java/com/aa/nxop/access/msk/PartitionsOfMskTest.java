package com.aa.nxop.access.msk;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.testkit.NxopSandbox;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** MSK for the US government and in China. */
@Tag("full")
@Timeout(120)
final class PartitionsOfMskTest {
    @ParameterizedTest
    @CsvSource({
        "us-gov-west-1, aws-us-gov, AWS_MSK_IAM",
        "us-gov-west-1, aws-us-gov, OAUTHBEARER",
        "cn-north-1, aws-cn, AWS_MSK_IAM",
        "cn-north-1, aws-cn, OAUTHBEARER",
    })
    void recordsGoThroughThereToo(String region, String partition, String mechanism) {
        try (NxopSandbox sandbox = NxopSandbox.builder()
                        .region(region)
                        .msk(msk -> msk.topic("topic"))
                        .start();
                NxopAccess nxop = Access.in(sandbox, "NXOP_MSK_MECHANISM", mechanism);
                Producer<String, String> producer = Clients.producer(nxop)) {
            Clients.send(producer, "topic", "one");
            assertThat(sandbox.msk().logins())
                    .isNotEmpty()
                    .allSatisfy(login -> assertThat(login.principal())
                            .startsWith("arn:" + partition + ":sts::178549792225:assumed-role/example-role/"));
        }
    }
}
