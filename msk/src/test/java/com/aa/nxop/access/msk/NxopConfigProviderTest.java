package com.aa.nxop.access.msk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.NxopSandbox;
import java.util.Properties;
import java.util.ServiceLoader;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.provider.ConfigProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Brokers and CA by text: a cluster's ARN is enough. */
@Tag("full")
@SuppressWarnings("try") // What is closed is an environment, which nobody names.
final class NxopConfigProviderTest {
    @RegisterExtension
    static final NxopSandbox sandbox =
            NxopSandbox.builder().msk(msk -> msk.topic("t")).build();

    private static Properties text() {
        Properties text = Alone.text(sandbox, "AWS_MSK_IAM");
        text.setProperty("config.providers", "nxop");
        text.setProperty("config.providers.nxop.class", "com.aa.nxop.access.msk.NxopConfigProvider");
        text.setProperty("bootstrap.servers", "${nxop:msk:bootstrap-servers}");
        text.setProperty("ssl.truststore.location", "${nxop:msk:ca-file}");
        return text;
    }

    @Test
    void anArnIsEnoughAndTakesOneSession() throws Exception {
        try (Alone alone = Alone.in(sandbox, "NXOP_MSK_BOOTSTRAP_SERVERS", "", "NXOP_SESSION_NAME", "by-arn")) {
            int before = sandbox.requests(Endpoint.STS);
            try (Admin admin = Admin.create(text())) {
                assertThat(admin.listTopics().names().get()).contains("t");
            }
            assertThat(sandbox.requests(Endpoint.STS) - before).isOne();
        }
    }

    @Test
    void parametersAreSettings() throws Exception {
        Properties text = text();
        text.setProperty(
                "config.providers.nxop.param.nxopMskClusterArn", sandbox.msk().clusterArn());
        try (Alone alone = Alone.in(sandbox, "NXOP_MSK_BOOTSTRAP_SERVERS", "", "NXOP_MSK_CLUSTER_ARN", "");
                Admin admin = Admin.create(text)) {
            assertThat(admin.listTopics().names().get()).contains("t");
        }
    }

    @Test
    void anUnknownParameterIsRefusedWithItsNearMiss() {
        Properties text = text();
        text.setProperty("config.providers.nxop.param.nxopMskClusterAm", "arn");
        try (Alone alone = Alone.in(sandbox)) {
            assertThat(catchThrowable(() -> Admin.create(text).close()))
                    .hasMessageContaining(
                            "the provider's parameter nxopMskClusterAm is not a setting of this SDK. Did you mean"
                                    + " nxopMskClusterArn?");
        }
    }

    @Test
    void anUnknownKeyNamesTheKnownOnes() {
        Properties text = text();
        text.setProperty("bootstrap.servers", "${nxop:msk:brokers}");
        try (Alone alone = Alone.in(sandbox)) {
            assertThat(catchThrowable(() -> Admin.create(text).close()))
                    .hasMessage(
                            "${nxop:msk:brokers} is not a value that the SDK knows. Write ${nxop:msk:bootstrap-servers} or"
                                    + " ${nxop:msk:ca-file}.");
        }
    }

    @Test
    void withoutACaFileThePropertyIsNamed() {
        try (Alone alone = Alone.in(sandbox, "NXOP_MSK_CA_FILE", "")) {
            assertThat(catchThrowable(() -> Admin.create(text()).close()))
                    .hasMessageContaining("${nxop:msk:ca-file} has no value: NXOP_MSK_CA_FILE is not set.");
        }
    }

    /** How Kafka Connect finds it. */
    @Test
    void isAService() {
        assertThat(ServiceLoader.load(ConfigProvider.class)).hasAtLeastOneElementOfType(NxopConfigProvider.class);
    }
}
