package com.aa.nxop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** What kube2iam, Vault and SSM hold is in nothing that they say or record. */
@Tag("full")
class SecretsOfPlatformsTest {
    private final List<String> shown = new ArrayList<>();

    private void show(Throwable failure) {
        shown.add(Throwables.getStackTrace(failure));
    }

    private void check(SandboxSts.Session session) {
        assertThat(shown)
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text)
                        .isNotBlank()
                        .doesNotContain(session.secretAccessKey(), session.sessionToken()));
    }

    @Test
    void isSoWithKube2iam() {
        try (NxopSandbox sandbox =
                NxopSandbox.builder().source(PodSource.KUBE2IAM).start()) {
            AwsCredentials source = PodClient.in(sandbox).fromMetadata();
            shown.add(sandbox.kube2iam().toString());
            shown.add(sandbox.environment().toString());
            shown.add(sandbox.sts().calls().toString());
            sandbox.kube2iam().annotate("another");
            show(catchThrowable(PodClient.in(sandbox)::fromMetadata));
            check(sandbox.sts().session(source.accessKeyId()).orElseThrow());
        }
    }

    @Test
    void isSoWithVault() throws IOException {
        try (NxopSandbox sandbox =
                NxopSandbox.builder().source(PodSource.VAULT_FILE).start()) {
            shown.add(sandbox.vault().toString());
            shown.add(sandbox.environment().toString());
            shown.add(sandbox.sts().calls().toString());
            sandbox.sts().endSessions(sandbox.pod().role());
            sandbox.trustPolicies().replacePod("""
                    {"Version": "2012-10-17", "Statement": [{"Effect": "Deny",
                      "Principal": {"AWS": "285282426848"}, "Action": "sts:AssumeRole"}]}
                    """);
            show(catchThrowable(sandbox.vault()::render));
            assertThat(shown).allSatisfy(text -> assertThat(text).isNotBlank().doesNotContain(secretsIn(sandbox)));
        }
    }

    private static List<String> secretsIn(NxopSandbox sandbox) throws IOException {
        List<String> secrets = new ArrayList<>();
        for (String line : Files.readAllLines(sandbox.vault().path())) {
            String value = line.substring(line.indexOf('"') + 1, line.length() - 1);
            if (!line.contains("AWS_ACCESS_KEY_ID")) {
                secrets.add(value);
            }
        }
        assertThat(secrets).hasSize(2);
        return secrets;
    }

    @Test
    void isSoWithSsm() {
        SandboxBuilder builder =
                NxopSandbox.builder().ssm(ssm -> ssm.secureParameter("/shop/password", "s3cret-value"));
        try (NxopSandbox sandbox = builder.start()) {
            PodClient pod = PodClient.in(sandbox);
            AwsCredentials target = pod.assume(pod.fromAgent(), Map.of());
            assertThat(pod.parameter(target, "/shop/password").value()).isEqualTo("s3cret-value");
            shown.add(builder.settings().toString());
            show(catchThrowable(() -> pod.parameter(target, "/shop/passwords")));
            assertThat(shown).allSatisfy(text -> assertThat(text).isNotBlank().doesNotContain("s3cret-value"));
            check(sandbox.sts().session(target.accessKeyId()).orElseThrow());
        }
    }
}
