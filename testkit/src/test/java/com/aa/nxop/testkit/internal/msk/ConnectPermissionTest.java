package com.aa.nxop.testkit.internal.msk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aa.nxop.testkit.SandboxMsk;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** To connect is a permission like any other. */
class ConnectPermissionTest {
    private static final String WHY =
            "arn:aws:sts::178549792225:assumed-role/example-role/pod is not authorized to perform:"
                    + " kafka-cluster:Connect on resource: " + Gate.CLUSTER.arn();

    private static String allow(String action, String resource) {
        return "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"" + action
                + "\", \"Resource\": \"" + resource + "\"}]}";
    }

    private static void assertRefused(String permissions, @Nullable String sessionPolicy) {
        Gate world = new Gate(Duration.ofHours(1), permissions, sessionPolicy);
        assertThatThrownBy(() -> world.gate.admitPayload(world.payload().getBytes(UTF_8)))
                .isInstanceOf(LoginRefusedException.class)
                .hasMessageContaining("]: Access denied");
        assertThat(world.why()).isEqualTo(WHY);
        assertThat(world.records.refusals())
                .extracting(SandboxMsk.Refusal::mechanism)
                .containsExactly("AWS_MSK_IAM");
    }

    @Test
    void isEnoughToConnect() throws LoginRefusedException {
        for (String resource : List.of("*", Gate.CLUSTER.arn(), "arn:aws:kafka:us-east-1:178549792225:cluster/*")) {
            Gate world = new Gate(Duration.ofHours(1), allow("kafka-cluster:Connect", resource), null);
            assertThat(world.gate.admitPayload(world.payload().getBytes(UTF_8)).session())
                    .isEqualTo(world.session);
        }
    }

    @Test
    void mayBeMissing() {
        assertRefused(allow("kafka-cluster:DescribeTopic", "*"), null);
        assertRefused(allow("kafka-cluster:Connect", "arn:aws:kafka:us-east-1:178549792225:cluster/another/*"), null);
    }

    @Test
    void mayBeBoundToAnAddress() throws LoginRefusedException {
        String near = allow("*", "*")
                .replace("}]}", ", \"Condition\": {\"IpAddress\": {\"aws:SourceIp\": \"127.0.0.1\"}}}]}");
        Gate world = new Gate(Duration.ofHours(1), near, null);
        assertThat(world.gate.admitPayload(world.payload().getBytes(UTF_8)).session())
                .isEqualTo(world.session);
        assertRefused(near.replace("127.0.0.1", "10.0.0.0/8"), null);
    }

    @Test
    void mayBeTakenAwayByTheSessionsPolicy() {
        assertRefused(Gate.ALL, allow("s3:*", "*"));
    }

    @Test
    void knowsOnlyThoseWhoWereLetIn() throws LoginRefusedException {
        Gate world = new Gate();
        String key = world.session.accessKeyId();
        assertThatThrownBy(() -> world.gate.admitted(key))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The broker let no client in with the access key " + key + ".");
        Admission admission = world.gate.admitPayload(world.payload().getBytes(UTF_8));
        assertThat(world.gate.admitted(key)).isSameAs(admission.session());
    }

    @Test
    void recordsALoginWhenItIsToldTo() throws LoginRefusedException {
        Gate world = new Gate();
        Admission admission = world.gate.admitPayload(world.payload().getBytes(UTF_8));
        assertThat(world.records.logins()).isEmpty();
        assertThat(admission.unrecorded()).isTrue();
        assertThat(admission.unrecorded()).isFalse();
        world.gate.record(admission, true);
        SandboxMsk.Login login = world.records.logins().get(0);
        assertThat(login.principal()).isEqualTo("arn:aws:sts::178549792225:assumed-role/example-role/pod");
        assertThat(login.reauthentication()).isTrue();
        assertThat(login.accessKeyId()).isEqualTo(world.session.accessKeyId());
    }
}
