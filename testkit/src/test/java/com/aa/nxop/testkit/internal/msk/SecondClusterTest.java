package com.aa.nxop.testkit.internal.msk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.SandboxMsk;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One more cluster in the same account. */
@Tag("full")
class SecondClusterTest {
    @Test
    void isAClusterOfItsOwnAndEndsWithTheSandbox() {
        Path folder;
        try (NxopSandbox sandbox =
                NxopSandbox.builder().msk(msk -> msk.topic("orders")).start()) {
            SandboxMsk mirror = sandbox.msk().addCluster("nxop-mirror", "orders");
            folder = mirror.caFile().getParent();
            assertThat(mirror.clusterArn())
                    .startsWith("arn:aws:kafka:us-east-1:178549792225:cluster/nxop-mirror/")
                    .isNotEqualTo(sandbox.msk().clusterArn());
            assertThat(mirror.bootstrapServers()).isNotEqualTo(sandbox.msk().bootstrapServers());
            assertThat(mirror.caFile()).hasSameTextualContentAs(sandbox.msk().caFile());
            assertThat(mirror.logins()).isEmpty();
            assertThatThrownBy(() -> sandbox.msk().addCluster("nxop-mirror"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("There is a cluster nxop-mirror already.");
            assertThat(folder).exists();
        }
        assertThat(folder).doesNotExist();
    }
}
