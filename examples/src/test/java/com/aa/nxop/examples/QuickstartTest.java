package com.aa.nxop.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer sees. */
@Tag("full")
final class QuickstartTest {
    @Test
    void tellsWhoThePodWasWhatItCarriedWhatItBecameAndWhatItDid() throws Exception {
        Run run = Run.of("");
        assertThat(run.output())
                .contains("kubernetes-namespace=fxip-ms-dev")
                .contains("and became arn:aws:sts::178549792225:assumed-role/example-role/fxip-ms-dev.example-app.")
                .containsPattern("Wrote and read s3://nxop-example-data/hello/\\d+\\.txt: Hello from KPaaS")
                .contains("Wrote 10 records to the topic nxop-example-topic.")
                .contains("Read 10 records from the topic nxop-example-topic.")
                .contains("Read 10 records from the topic nxop-example-topic with properties alone.")
                .contains("Inserted 10 documents into nxop_example.flights and found AA107.")
                .contains("Access works: the applications wrote to and read from S3, MSK and DocumentDB of account"
                        + " 178549792225, with the role example-role.");
        assertThat(run.exit()).isZero();
    }

    @Test
    void aTrustPolicyForAnotherNamespaceLeadsToItsCondition(@TempDir Path folder) throws Exception {
        Path policy = folder.resolve("trust-policy.json");
        Files.writeString(policy, """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                 "Principal": {"AWS": "arn:aws:iam::285282426848:root"},
                 "Action": ["sts:AssumeRole", "sts:TagSession"],
                 "Condition": {
                   "StringEquals": {"aws:RequestTag/kubernetes-namespace": "another-namespace"},
                   "StringLike": {"aws:RequestTag/eks-cluster-arn": "arn:aws:eks:*:285282426848:cluster/*"}}}]}
                """);
        Run run = Run.of(policy.toString());
        assertThat(run.output())
                .contains("Compare the conditions in the trust policy of arn:aws:iam::178549792225:role/example-role")
                .contains("aws:RequestTag/kubernetes-namespace = fxip-ms-dev (inherited)")
                .contains("https://nxop-access.example/docs/guide/troubleshooting.md#assume-role-refused")
                .contains("and was refused: AccessDenied");
        assertThat(run.exit()).isOne();
    }

    record Run(int exit, String output) {
        static Run of(String trustPolicyFile) throws Exception {
            PrintStream console = System.out;
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
            try {
                int exit = Quickstart.run(trustPolicyFile);
                return new Run(exit, output.toString(StandardCharsets.UTF_8));
            } finally {
                System.setOut(console);
            }
        }
    }
}
