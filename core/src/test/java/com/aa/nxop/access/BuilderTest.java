package com.aa.nxop.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.fakes.Pod;
import com.aa.nxop.access.internal.config.SessionSettings;
import com.aa.nxop.access.internal.config.Setting;
import com.aa.nxop.access.internal.config.SourceSettings;
import com.aa.nxop.access.internal.text.SourceIdentityTemplate;
import com.aa.nxop.access.internal.text.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;

class BuilderTest {
    /** Variables that say something else than the builder does, wherever both can. */
    private static Map<String, String> contradicting() {
        Map<String, String> variables = Pod.withPodIdentity();
        variables.putAll(Pod.withWebIdentity());
        variables.put("NXOP_ENVIRONMENT", "prod");
        variables.put("NXOP_REGION", "us-west-2");
        variables.put("NXOP_SOURCE", "pod-identity");
        variables.put("NXOP_SOURCE_ROLE", "variable");
        variables.put("NXOP_SESSION_NAME", "variable");
        variables.put("NXOP_SESSION_TAGS", "from=variable");
        variables.put("NXOP_SESSION_TAG_MODE", "none");
        variables.put("NXOP_SESSION_DURATION", "PT45M");
        variables.put("NXOP_EXTERNAL_ID", "variable");
        variables.put("NXOP_SOURCE_IDENTITY", "variable");
        variables.put("NXOP_SESSION_POLICY_FILE", "/no/such/file");
        variables.put("NXOP_CLUSTER_ARN", "arn:aws:eks:us-east-1:285282426848:cluster/variable");
        variables.put("NXOP_NAMESPACE", "variable");
        variables.put("NXOP_SERVICE_ACCOUNT", "variable");
        variables.put("NXOP_POD_NAME", "variable");
        variables.put("NXOP_POD_UID", "variable");
        variables.put("NXOP_VAULT_FILE", "/variable");
        variables.put("NXOP_VAULT_LIFETIME", "PT20M");
        return variables;
    }

    @Test
    void everyVariableHasAMethodThatWins(@TempDir Path directory) throws IOException {
        Path policy = Files.writeString(directory.resolve("policy.json"), "{\"Version\":\"2012-10-17\"}\n");
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("team", "flight-ops");
        tags.put("cost-center", "1234");

        NxopConfig config = NxopConfig.builder(contradicting())
                .role("178549792225/built")
                .environment(NxopEnvironment.DEV)
                .region(Region.EU_WEST_1)
                .source(SourceKind.WEB_IDENTITY)
                .sourceRole("pod-role")
                .sessionName("built-name")
                .sessionTags(tags)
                .sessionTagMode(SessionTagMode.PASS)
                .sessionDuration(Duration.ofMinutes(20))
                .externalId("built-id")
                .sourceIdentity("built-identity")
                .sessionPolicyFile(policy.toString())
                .clusterArn("arn:aws:eks:us-east-1:285282426848:cluster/built")
                .namespace("built-namespace")
                .serviceAccount("built-account")
                .podName("built-pod")
                .podUid("built-uid")
                .build();

        assertThat(config.role()).hasToString("arn:aws:iam::178549792225:role/built");
        assertThat(config.environment()).contains(NxopEnvironment.DEV);
        assertThat(config.region()).isEqualTo(Region.EU_WEST_1);
        assertThat(config.source()).isEqualTo(SourceKind.WEB_IDENTITY);
        assertThat(config.settings().sourceRole()).get().hasToString("pod-role");
        assertThat(config.settings().session())
                .isEqualTo(new SessionSettings(
                        Optional.of("built-name"),
                        tags,
                        SessionTagMode.PASS,
                        Duration.ofMinutes(20),
                        Optional.of("built-id"),
                        Optional.of("{\"Version\":\"2012-10-17\"}"),
                        Optional.of(new SourceIdentityTemplate("built-identity"))));
        assertThat(config.settings().workload())
                .isEqualTo(new Workload(
                        Optional.of("arn:aws:eks:us-east-1:285282426848:cluster/built"),
                        Optional.of("built-namespace"),
                        Optional.of("built-account"),
                        Optional.of("built-pod"),
                        Optional.of("built-uid")));
    }

    @Test
    void whereVaultWritesIsBuiltToo() {
        NxopConfig config = NxopConfig.builder(contradicting())
                .source(SourceKind.VAULT_FILE)
                .sessionPolicyFile(" ")
                .vaultFile("/built")
                .vaultLifetime(Duration.ofMinutes(30))
                .build();
        assertThat(config.settings().source())
                .isEqualTo(new SourceSettings.VaultFile(Path.of("/built"), Duration.ofMinutes(30)));
    }

    @Test
    void everyNxopVariableHasABuilderMethod() {
        Set<String> methods = Arrays.stream(NxopConfig.Builder.class.getDeclaredMethods())
                .map(method -> method.getName().toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.toSet());
        assertThat(Arrays.stream(Setting.values())
                        .map(Setting::variable)
                        .filter(name -> name.startsWith("NXOP_"))
                        .map(name -> name.substring("NXOP_".length())
                                .replace("_", "")
                                .toLowerCase(java.util.Locale.ROOT)))
                .isSubsetOf(methods);
    }

    @Test
    void theBuilderIsNamedInTheMessageAboutItsValue() {
        NxopConfig.Builder builder =
                NxopConfig.builder(Pod.withPodIdentity()).role("example-role").sessionDuration(Duration.ofHours(2));
        AccessException failure = catchThrowableOfType(AccessException.class, builder::build);
        assertThat(failure).hasMessage("""
                NXOP access is not configured: 2 problems.
                  1. the builder's NXOP_ROLE is "example-role": it must be <12-digit account id>/<role name> or the ARN of a role. \
                Write for example 178549792225/example-role or arn:aws:iam::178549792225:role/example-role. [config-role]
                  2. the builder's NXOP_SESSION_DURATION is "PT2H": a session from role chaining lasts one hour at most. \
                Write PT1H, or leave it out. [config-duration]
                  Remedy: Correct the 2 settings named above.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#config-invalid""");
    }

    @Test
    void aBuilderCanBeUsedTwice() {
        NxopConfig.Builder builder = NxopConfig.builder(Pod.withPodIdentity());
        assertThat(builder.build().role().name()).isEqualTo("example-role");
        assertThat(builder.role("178549792225/second").build().role().name()).isEqualTo("second");
    }

    @Test
    void tagsFromTheBuilderThatHoldACommaAreReported() {
        NxopConfig.Builder builder =
                NxopConfig.builder(Pod.withPodIdentity()).sessionTags(Map.of("team", "flight,ops"));
        AccessException failure = catchThrowableOfType(AccessException.class, builder::build);
        assertThat(failure).hasMessageStartingWith("""
                NXOP access is not configured: 1 problem.
                  1. the builder's NXOP_SESSION_TAGS: the tag "team=flight?ops" has a value that STS does not accept: \
                write at most 256 letters, digits, spaces and _.:/=+-@. Write for example team=flight-ops,cost-center=1234.""");
    }

    @Test
    void anEqualsSignInAKeyFromTheBuilderMakesNoOtherTag() {
        NxopConfig.Builder builder =
                NxopConfig.builder(Pod.withPodIdentity()).sessionTags(Map.of("team=blue,role", "admin"));
        AccessException failure = catchThrowableOfType(AccessException.class, builder::build);
        assertThat(failure.finding().id()).isEqualTo("config-session-tags");
    }

    @Test
    void anEmptyMapFromTheBuilderMeansNoTags() {
        NxopConfig config = NxopConfig.builder(Pod.withPodIdentityAnd("NXOP_SESSION_TAGS", "a=b"))
                .sessionTags(Map.of())
                .build();
        assertThat(config.settings().session().tags()).isEmpty();
    }
}
