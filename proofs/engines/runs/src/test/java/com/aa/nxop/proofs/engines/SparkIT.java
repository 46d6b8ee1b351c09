package com.aa.nxop.proofs.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aa.nxop.testkit.NxopSandbox;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Spark's structured streaming from MSK to S3A, with a driver and an executor in a process each. */
@Tag("engines")
@Timeout(240)
final class SparkIT {
    /** Spark's own for Java 17, which its start script adds. */
    private static final List<String> OPENED = List.of(
            "java.lang",
            "java.lang.invoke",
            "java.lang.reflect",
            "java.io",
            "java.net",
            "java.nio",
            "java.util",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "sun.nio.ch",
            "sun.nio.cs",
            "sun.security.action",
            "sun.util.calendar");

    /** As an image has it: executors take their jars from there. */
    private static Path home(EngineFiles files) throws IOException {
        Path jars = Files.createDirectories(files.path("home").resolve("jars"));
        for (String jar : EngineProcess.classPath("spark").split(File.pathSeparator)) {
            Path link = jars.resolve(Path.of(jar).getFileName());
            if (jar.endsWith(".jar") && !Files.exists(link)) {
                Files.createSymbolicLink(link, Path.of(jar));
            }
        }
        return files.path("home");
    }

    private static List<String> records(EngineProcess driver) {
        return driver.output()
                .lines()
                .filter(line -> line.startsWith("record "))
                .toList();
    }

    @Test
    void everyRecordIsOnceInTheBucket() throws Exception {
        try (NxopSandbox sandbox = Engines.sandbox().start()) {
            EngineFiles files = EngineFiles.of("spark", sandbox);
            Path trust = TrustStore.write(files.path("trust.p12"), sandbox.msk().caFile());
            Map<String, String> variables = new HashMap<>(Engines.variables(sandbox));
            variables.put("SPARK_HOME", home(files).toString());
            variables.put("SPARK_SCALA_VERSION", "2.13");
            variables.put("SPARK_LOCAL_IP", "127.0.0.1");
            List<String> options = new ArrayList<>(TrustStore.options(trust));
            OPENED.forEach(name -> options.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
            Path job = EngineProcess.jar("spark");
            Path defaults = files.write(
                    "spark-defaults.conf",
                    "spark.master=local-cluster[1,1,1024]",
                    "spark.executor.extraJavaOptions=" + String.join(" ", TrustStore.options(trust)),
                    "spark.sql.shuffle.partitions=1",
                    "spark.ui.enabled=false",
                    "spark.local.dir=" + files.path("local"),
                    // The sandbox's S3 has one host for all buckets.
                    "spark.hadoop.fs.s3a.endpoint=" + sandbox.s3().endpoint(),
                    "spark.hadoop.fs.s3a.path.style.access=true");
            try (EngineProcess driver = EngineProcess.start(
                            "spark",
                            variables,
                            files.path("spark.log"),
                            options,
                            "org.apache.spark.deploy.SparkSubmit",
                            "--properties-file",
                            defaults.toString(),
                            "--class",
                            "com.aa.nxop.proofs.engines.spark.SparkJob",
                            job.toString(),
                            files.write("spark-kafka.properties").toString(),
                            "s3a://nxop-example-data/nxop-example");
                    Observer source = new Observer(sandbox, sandbox.msk())) {
                source.send(Engines.TOPIC);
                await().atMost(Duration.ofSeconds(120)).until(() -> {
                    assertThat(driver.isAlive()).as(driver::output).isTrue();
                    return driver.output().contains("Records flow, executors: 1");
                });
                Renewals renewals = Renewals.of(sandbox.msk());
                await().atMost(Duration.ofSeconds(90))
                        .pollInterval(Duration.ofMillis(50))
                        .until(() -> {
                            source.send(Engines.TOPIC);
                            // Driver and executor have a session each.
                            return renewals.count() >= 2 * Engines.RENEWALS;
                        });
                driver.type("stop");
                assertThat(driver.await(60)).as(driver::output).isZero();
                assertThat(records(driver)).containsExactlyInAnyOrderElementsOf(source.sent());
            }
            assertThat(sandbox.msk().refusals()).isEmpty();
        }
    }
}
