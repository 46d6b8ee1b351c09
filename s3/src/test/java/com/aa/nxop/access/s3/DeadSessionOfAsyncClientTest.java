package com.aa.nxop.access.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.SandboxSts;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** As DeadSessionTest, for the asynchronous client. */
@Tag("full")
@Tag("other-http-clients")
@Timeout(60)
final class DeadSessionOfAsyncClientTest {
    private static void list(S3AsyncClient s3) {
        s3.listObjectsV2(list -> list.bucket("nxop-example-data")).join();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theCallAfterTheRefusedOneWorks(boolean own) {
        try (NxopSandbox sandbox = NxopSandbox.builder().start();
                NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(sandbox.environment()));
                S3AsyncClient s3 =
                        own ? NxopS3.configure(S3AsyncClient.builder(), nxop).build() : NxopS3.asyncClient(nxop)) {
            list(s3);
            sandbox.sts().endSessions(sandbox.targetRole());
            Throwable failure = catchThrowable(() -> list(s3));
            assertThat(NxopS3.explain(nxop, failure).finding().id()).isEqualTo("session-refused");
            list(s3);
            Stream<SandboxSts.Call> sessions = sandbox.sts().calls().stream().filter(SandboxSts.Call::bySession);
            assertThat(sessions).hasSize(2);
        }
    }
}
