package com.aa.nxop.proofs.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.SandboxMsk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** MirrorMaker 2 between two clusters, with two roles in one process. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(180)
final class MirrorMakerIT {
    private static final String COPY = "source." + Engines.TOPIC;

    /** May do everything in one cluster, and nothing in another. */
    private static String permissions(String cluster) {
        return """
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Action": "kafka-cluster:*",
                   "Resource": "arn:aws:kafka:us-east-1:178549792225:*/%s/*"}]}
                """.formatted(cluster);
    }

    @Test
    void everyRecordOfTheSourceIsOnceInTheTarget() throws Exception {
        try (NxopSandbox sandbox = Engines.sandbox()
                .role("arn:aws:iam::178549792225:role/source-role", permissions("nxop-example"))
                .role("arn:aws:iam::178549792225:role/target-role", permissions("nxop-mirror"))
                .start()) {
            SandboxMsk target = sandbox.msk().addCluster("nxop-mirror");
            EngineFiles files = EngineFiles.of("mirror-maker", sandbox)
                    .replacing("b-1.mirror.d4e5f6.c2.kafka.us-east-1.amazonaws.com:9098", target.bootstrapServers());
            Path trust = TrustStore.write(files.path("trust.p12"), sandbox.msk().caFile());
            Map<String, String> variables = Engines.variables(sandbox);
            variables.remove("NXOP_MSK_CLUSTER_ARN");
            try (EngineProcess process = EngineProcess.start(
                            "kafka",
                            variables,
                            files.path("mirror-maker.log"),
                            TrustStore.options(trust),
                            "org.apache.kafka.connect.mirror.MirrorMaker",
                            files.write("mm2.properties", "target.offset.flush.interval.ms=1000")
                                    .toString());
                    Observer source = new Observer(sandbox, sandbox.msk());
                    Observer mirror = new Observer(sandbox, target)) {
                source.send(Engines.TOPIC);
                await().atMost(Duration.ofSeconds(60)).until(() -> {
                    assertThat(process.isAlive()).as(process::output).isTrue();
                    return !mirror.read(COPY).isEmpty();
                });
                Renewals atSource = Renewals.of(sandbox.msk());
                Renewals atTarget = Renewals.of(target);
                await().atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(50))
                        .until(() -> {
                            source.send(Engines.TOPIC);
                            return atSource.suffice() && atTarget.suffice();
                        });
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> mirror.read(COPY).size() >= source.sent().size());
                assertThat(mirror.read(COPY)).containsExactlyElementsOf(source.sent());
            }
            assertThat(sandbox.msk().refusals()).isEmpty();
            assertThat(target.refusals()).isEmpty();
            assertThat(Renewals.roles(sandbox.msk())).containsExactly("source-role");
            assertThat(Renewals.roles(target)).containsExactly("target-role");
        }
    }
}
