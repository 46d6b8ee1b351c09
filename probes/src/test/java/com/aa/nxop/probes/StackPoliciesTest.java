package com.aa.nxop.probes;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.s3.NxopS3;
import com.aa.nxop.testkit.NxopSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** The policies of examples/aws let the example in and do their work, and keep its neighbour out. */
@Tag("full")
@Timeout(60)
class StackPoliciesTest {
    private static final String KPAAS = "285282426848";
    private static final String NXOP = "178549792225";

    private static StackTemplate.StackedRole nxop() {
        return StackTemplate.of("nxop.yaml", Map.of("AWS::AccountId", NXOP))
                .roles()
                .get(0);
    }

    private static StackTemplate.StackedRole kpaas() {
        return StackTemplate.of("kpaas.yaml", Map.of("AWS::AccountId", KPAAS))
                .roles()
                .get(0);
    }

    private static NxopSandbox sandbox(String namespace, String trust, boolean requestTags) {
        return NxopSandbox.builder()
                .pod(pod -> pod.namespace(namespace).role("arn:aws:iam::" + KPAAS + ":role/" + kpaas().name()))
                .targetRole("arn:aws:iam::" + NXOP + ":role/" + nxop().name())
                .sts(sts -> sts.inheritedTagsAreRequestTags(requestTags))
                .trustPolicies(policies -> policies.pod(kpaas().trustPolicy()).target(trust))
                .permissions(policies -> policies.pod(kpaas().permissions()).target(nxop().permissions()))
                .s3(s3 -> s3.bucket("nxop-example-data"))
                .start();
    }

    private static boolean letIn(NxopSandbox sandbox) {
        Map<String, String> variables = new HashMap<>(sandbox.environment());
        variables.put("NXOP_SOURCE_IDENTITY", "{namespace}.{service-account}");
        try (NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(variables))) {
            nxop.credentialsProvider().resolveCredentials();
            return true;
        } catch (AccessException e) {
            assertThat(e.finding().id()).matches("assume-role-refused|tag-session-refused");
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theStacksLetTheExampleInAndKeepItsNeighbourOut(boolean requestTags) {
        try (NxopSandbox example = sandbox("fxip-ms-dev", nxop().trustPolicy(), requestTags);
                NxopSandbox neighbour = sandbox("fxip-ms-prod", nxop().trustPolicy(), requestTags)) {
            assertThat(letIn(example)).isTrue();
            assertThat(letIn(neighbour)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theTerraformModuleDoesTheSame(boolean requestTags) throws IOException {
        Map<String, String> values = Map.of(
                "partition",
                "aws",
                "kpaas_account_id",
                KPAAS,
                "namespace",
                "fxip-ms-dev",
                "cluster_arn",
                "arn:aws:eks:*:" + KPAAS + ":cluster/*");
        Path module = Path.of("..", "examples", "aws", "terraform", "target_role");
        String policy = Pattern.compile("\\$\\{(\\w+)}")
                .matcher(Files.readString(module.resolve("trust-policy.json.tftpl")))
                .replaceAll(name -> Matcher.quoteReplacement(String.valueOf(values.get(name.group(1)))));
        assertThat(Files.readString(module.resolve("main.tf")))
                .contains(values.keySet().stream().map(name -> name + " ").toArray(String[]::new));
        try (NxopSandbox example = sandbox("fxip-ms-dev", policy, requestTags);
                NxopSandbox neighbour = sandbox("fxip-ms-prod", policy, requestTags)) {
            assertThat(letIn(example)).isTrue();
            assertThat(letIn(neighbour)).isFalse();
        }
    }

    @Test
    @Tag("long")
    void theRoleReachesTheBucket() {
        try (NxopSandbox sandbox = sandbox("fxip-ms-dev", nxop().trustPolicy(), true);
                NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(sandbox.environment()));
                S3Client s3 = NxopS3.client(nxop)) {
            s3.putObject(put -> put.bucket("nxop-example-data").key("hello.txt"), RequestBody.fromString("Hello"));
            assertThat(s3.listObjectsV2(list -> list.bucket("nxop-example-data"))
                            .contents())
                    .hasSize(1);
        }
    }
}
