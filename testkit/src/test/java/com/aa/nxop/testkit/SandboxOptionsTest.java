package com.aa.nxop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("full")
class SandboxOptionsTest {
    @TempDir
    private Path directory;

    @Test
    void startsADefaultSandboxWithoutOptions() {
        SandboxOptions options = SandboxOptions.parse(List.of());
        assertThat(options.help()).isFalse();
        assertThat(options.sandbox()).hasToString("NxopSandbox of fxip-ms-dev/example-app");
    }

    @Test
    void takesAllOptions() throws IOException {
        Path policy = directory.resolve("identity.json");
        Files.writeString(policy, """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:*", "Resource": "*"}]}
                """);
        SandboxOptions options = SandboxOptions.parse(List.of(
                "--with",
                "docdb",
                "--source",
                "web-identity",
                "--namespace",
                "other",
                "--identity-policy",
                policy.toString(),
                "--no-session-tags",
                "--target-role"));
        try (NxopSandbox sandbox = options.sandbox().start()) {
            assertThat(sandbox).hasToString("NxopSandbox of other/example-app");
            assertThat(sandbox.environment()).containsKeys("AWS_WEB_IDENTITY_TOKEN_FILE", "NXOP_DOCDB_CLUSTER_ID");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "pod-identity, AWS_CONTAINER_CREDENTIALS_FULL_URI",
        "web-identity, AWS_WEB_IDENTITY_TOKEN_FILE",
        "kube2iam, AWS_EC2_METADATA_SERVICE_ENDPOINT",
        "vault-file, NXOP_VAULT_FILE"
    })
    void takesEverySource(String source, String variable) {
        SandboxOptions options = SandboxOptions.parse(List.of("--source", source));
        try (NxopSandbox sandbox = options.sandbox().start()) {
            assertThat(sandbox.environment()).containsKey(variable);
        }
    }

    @Test
    void takesRegionsAndAnExternalId() {
        SandboxOptions options = SandboxOptions.parse(List.of(
                "--region", "eu-west-1", "--resource-region", "eu-central-1", "--external-id", "from-the-nxop-team"));
        try (NxopSandbox sandbox = options.sandbox().start()) {
            assertThat(sandbox.environment())
                    .containsEntry("AWS_REGION", "eu-west-1")
                    .containsEntry("NXOP_REGION", "eu-central-1")
                    .containsEntry("NXOP_EXTERNAL_ID", "from-the-nxop-team");
        }
    }

    /** Public report: {@code --with msk,docdb} was an unknown part, and there was no {@code --bucket}. */
    @Test
    void takesListsAndBuckets() {
        SandboxOptions options =
                SandboxOptions.parse(List.of("--with", "msk,docdb", "--bucket", "orders,invoices", "--bucket", "logs"));
        try (NxopSandbox sandbox = options.sandbox().start()) {
            assertThat(sandbox.s3().buckets()).containsExactly("orders", "invoices", "logs");
            assertThat(ClientVariables.of(sandbox))
                    .containsAllEntriesOf(sandbox.environment())
                    .containsEntry("BUCKET", "orders")
                    .containsEntry("NXOP_MSK_BOOTSTRAP_SERVERS", sandbox.msk().bootstrapServers())
                    .containsEntry("NXOP_DOCDB_ENDPOINT", sandbox.docdb().endpoint());
        }
    }

    @Test
    void namesNoServerThatNobodyAskedFor() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            assertThat(ClientVariables.of(sandbox))
                    .containsEntry("BUCKET", "nxop-example-data")
                    .doesNotContainKeys("NXOP_MSK_BOOTSTRAP_SERVERS", "NXOP_DOCDB_ENDPOINT");
        }
    }

    @Test
    void takesTheSizeOfTokens() {
        SandboxOptions options = SandboxOptions.parse(List.of("--minimum-session-token-size", "4096"));
        try (NxopSandbox sandbox = options.sandbox().start()) {
            assertThat(sandbox.environment()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--nonsense|Unknown option: --nonsense",
                "pod-identity|Unknown option: pod-identity",
                "--source|Option --source needs a value.",
                "--namespace --target-role|Option --namespace needs a value.",
                "--source kiam|Option --source takes pod-identity, web-identity, kube2iam or vault-file, but found"
                        + " \"kiam\".",
                "--parameter /a/b|Option --parameter takes NAME=VALUE, but found \"/a/b\".",
                "--parameter =b|Option --parameter takes NAME=VALUE, but found \"=b\".",
                "--with kafka|Option --with takes msk or docdb, but found \"kafka\".",
                "--with msk,kafka|Option --with takes msk or docdb, but found \"kafka\".",
                "--with msk,|Option --with takes msk or docdb, but found \"\".",
                "--bucket My_Data|Option --bucket takes the name of an S3 bucket (lower-case letters, digits, dots and"
                        + " hyphens, 3 to 63), but found \"My_Data\".",
                "--topic a/b|Option --topic takes the name of a Kafka topic (letters, digits, dots, underscores and"
                        + " hyphens, at most 249), but found \"a/b\".",
                "--minimum-session-token-size 4097|Option --minimum-session-token-size takes a number of bytes from 0 to"
                        + " 4096, but found \"4097\".",
                "--namespace Bad_Name|Option --namespace takes the name of a Kubernetes namespace (lower-case letters,"
                        + " digits and hyphens, at most 63), but found \"Bad_Name\".",
                "--trust-policy /no/such.json|Option --trust-policy: cannot read the file /no/such.json"
                        + " (NoSuchFileException)."
            })
    void saysWhatIsWrong(String line, String message) {
        assertThatThrownBy(() -> SandboxOptions.parse(List.of(line.split(" "))))
                .isInstanceOf(SandboxOptions.Wrong.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"--trust-policy", "--identity-policy"})
    void refusesAFileThatHoldsNoPolicy(String option) throws IOException {
        Path file = Files.writeString(directory.resolve("policy.json"), "not json");
        assertThatThrownBy(() -> SandboxOptions.parse(List.of(option, file.toString())))
                .isInstanceOf(SandboxOptions.Wrong.class)
                .hasMessageStartingWith("Option " + option + ": the file " + file + " holds no valid IAM policy: ");
    }

    @Test
    void namesEveryOptionInItsHelp() {
        assertThat(SandboxOptions.parse(List.of("--help")).help()).isTrue();
        assertThat(SandboxOptions.USAGE)
                .contains("--source", "--namespace", "--trust-policy", "--identity-policy")
                .contains("--no-session-tags", "--target-role", "--help", "--external-id")
                .contains("--region", "--resource-region", "--parameter", "kube2iam", "vault-file")
                .contains("--minimum-session-token-size", "--bucket", "--with", "--topic");
    }
}
