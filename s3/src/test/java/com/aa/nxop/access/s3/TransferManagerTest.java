package com.aa.nxop.access.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.SandboxSts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.transfer.s3.S3TransferManager;

/** The Transfer Manager, on the CRT's client and on the one in Java, while the session is renewed again and again. */
@Tag("full")
@Tag("other-http-clients")
@Timeout(120)
final class TransferManagerTest {
    private static final String BUCKET = "nxop-example-data";
    private static final int RENEWALS = 1;

    private enum Client {
        CRT(nxop -> NxopS3.configure(S3AsyncClient.crtBuilder().maxNativeMemoryLimitInBytes(1L << 30), nxop)
                .build()),
        JAVA(nxop -> NxopS3.configure(S3AsyncClient.builder().multipartEnabled(true), nxop)
                .build());

        @SuppressWarnings("ImmutableEnumChecker") // They are.
        private final Function<NxopAccess, S3AsyncClient> client;

        Client(Function<NxopAccess, S3AsyncClient> client) {
            this.client = client;
        }
    }

    @ParameterizedTest
    @EnumSource(Client.class)
    void everyFileArrivesOverTheRenewals(Client client, @TempDir Path folder) throws Exception {
        byte[] bytes = new byte[9_000_000];
        new Random(1).nextBytes(bytes);
        Path file = Files.write(folder.resolve("sent"), bytes);
        try (NxopSandbox sandbox = NxopSandbox.builder()
                        .sts(sts -> sts.sessionLifetime(Duration.ofSeconds(6)))
                        .start();
                NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(sandbox.environment()));
                S3Client plain = NxopS3.client(nxop);
                S3AsyncClient s3 = client.client.apply(nxop);
                S3TransferManager transfers =
                        S3TransferManager.builder().s3Client(s3).build()) {
            Path received = folder.resolve("received");
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(400))
                    .until(() -> {
                        transfers
                                .uploadFile(upload -> upload.source(file)
                                        .putObjectRequest(
                                                put -> put.bucket(BUCKET).key("k")))
                                .completionFuture()
                                .join();
                        Files.deleteIfExists(received);
                        if (client == Client.CRT) {
                            transfers
                                    .downloadFile(download -> download.destination(received)
                                            .getObjectRequest(
                                                    get -> get.bucket(BUCKET).key("k")))
                                    .completionFuture()
                                    .join();
                        } else {
                            // The Transfer Manager would ask for one part after the other: the sandbox's S3 has no
                            // parts.
                            plain.getObject(get -> get.bucket(BUCKET).key("k"), received);
                        }
                        assertThat(received).hasBinaryContent(bytes);
                        return sessions(sandbox) > RENEWALS;
                    });
        }
    }

    private static long sessions(NxopSandbox sandbox) {
        return sandbox.sts().calls().stream().filter(SandboxSts.Call::bySession).count();
    }

    /** What docs/guide/s3.md says of the CRT's client. */
    @Test
    void aDeadSessionOfTheCrtsClientIsExplained() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start();
                NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(sandbox.environment()));
                S3AsyncClient s3 = Client.CRT.client.apply(nxop)) {
            s3.listObjectsV2(list -> list.bucket(BUCKET)).join();
            String key = nxop.credentialsProvider().resolveCredentials().accessKeyId();
            sandbox.sts().endSessions(sandbox.targetRole());
            try {
                s3.listObjectsV2(list -> list.bucket(BUCKET)).join();
                throw new AssertionError("S3 took a session that had ended.");
            } catch (CompletionException e) {
                assertThat(NxopS3.explain(nxop, e).finding()).isEqualTo(CoreFinding.SESSION_REFUSED);
                assertThat(nxop.invalidate(key)).isTrue();
            }
            assertThat(s3.listObjectsV2(list -> list.bucket(BUCKET)).join().contents())
                    .isEmpty();
        }
    }
}
