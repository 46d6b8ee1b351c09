package com.aa.nxop.access.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.PodSource;
import com.aa.nxop.testkit.SandboxSts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is known about credentials is a fact about their access key: the next key is looked at like the first one. */
@Tag("full")
@Timeout(60)
final class KeysInTimeTest {
    private static NxopSandbox world(PodSource source) {
        return NxopSandbox.builder().source(source).start();
    }

    private static NxopAccess access(NxopSandbox sandbox, Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(sandbox.environment());
        variables.putAll(more);
        return NxopAccess.of(NxopConfig.fromEnvironment(variables));
    }

    /** The next session, as the next refresh gets it. */
    private static void refresh(NxopAccess nxop) {
        String key = nxop.credentialsProvider().resolveCredentials().accessKeyId();
        assertThat(nxop.invalidate(key)).isTrue();
        nxop.credentialsProvider().resolveCredentials();
    }

    private static AccessException failingRefresh(NxopAccess nxop) {
        return catchThrowableOfType(AccessException.class, () -> refresh(nxop));
    }

    private static List<String> actions(NxopSandbox sandbox) {
        return sandbox.sts().calls().stream()
                .filter(SandboxSts.Call::bySession)
                .filter(call -> !String.valueOf(call.caller()).contains("/vault/"))
                .map(SandboxSts.Call::action)
                .toList();
    }

    @Test
    void aRefreshRefusesAVaultFileWithKeysOfAnotherAccount() {
        try (NxopSandbox sandbox = world(PodSource.VAULT_FILE);
                NxopAccess nxop = access(sandbox, Map.of("NXOP_ENVIRONMENT", "nonprod"))) {
            nxop.credentialsProvider().resolveCredentials();
            sandbox.vault()
                    .render(sandbox.sts().issueSession("arn:aws:iam::045755618773:role/example-app-kpaas", "vault-1"));
            assertThat(failingRefresh(nxop)).hasMessage("""
                    The pod's own credentials belong to account 045755618773, but NXOP_ENVIRONMENT=nonprod expects account \
                    285282426848.
                      Remedy: Run the pod in the KPaaS cluster of that environment, or correct NXOP_ENVIRONMENT.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#source-account""");
            assertThat(actions(sandbox)).containsExactly("GetCallerIdentity", "AssumeRole", "GetCallerIdentity");
        }
    }

    @Test
    void aRefreshRefusesAVaultFileWithKeysOfAnotherRole() {
        try (NxopSandbox sandbox = world(PodSource.VAULT_FILE);
                NxopAccess nxop = access(sandbox, Map.of("NXOP_SOURCE_ROLE", "example-app-kpaas"))) {
            nxop.credentialsProvider().resolveCredentials();
            sandbox.vault().render(sandbox.sts().issueSession("arn:aws:iam::285282426848:role/another-app", "vault-1"));
            assertThat(failingRefresh(nxop).what())
                    .isEqualTo("The source vault-file gave the credentials of"
                            + " arn:aws:sts::285282426848:assumed-role/another-app/vault-1, but NXOP_SOURCE_ROLE says"
                            + " example-app-kpaas.");
        }
    }

    /** kube2iam was there when the pod started, and is gone when its session is refreshed. */
    @Test
    void kube2iamIssue163TheNextRefreshNoticesALostRule() {
        try (NxopSandbox sandbox = world(PodSource.KUBE2IAM);
                NxopAccess nxop = access(sandbox, Map.of())) {
            nxop.credentialsProvider().resolveCredentials();
            sandbox.kube2iam().ruleMissing(true);
            assertThat(failingRefresh(nxop).finding().id()).isEqualTo("source-node-role");
        }
    }

    @Test
    void stsIsAskedOnceAboutEachKey() {
        try (NxopSandbox sandbox = world(PodSource.VAULT_FILE)) {
            try (NxopAccess nxop = access(sandbox, Map.of())) {
                refresh(nxop);
                assertThat(actions(sandbox)).containsExactly("GetCallerIdentity", "AssumeRole", "AssumeRole");
            }
            try (NxopAccess nxop = access(sandbox, Map.of())) {
                nxop.credentialsProvider().resolveCredentials();
                sandbox.vault().render();
                refresh(nxop);
                assertThat(actions(sandbox))
                        .endsWith("GetCallerIdentity", "AssumeRole", "GetCallerIdentity", "AssumeRole");
            }
        }
    }
}
