package com.aa.nxop.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.fakes.Answer;
import com.aa.nxop.access.fakes.ConfigProblem;
import com.aa.nxop.access.fakes.Pod;
import com.aa.nxop.access.fakes.ScriptedServer;
import com.aa.nxop.access.fakes.Sts;
import com.aa.nxop.access.internal.config.SystemProperties;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Without NXOP_SOURCE=kube2iam nothing ever asks the metadata service: not for credentials, not for a region, in no failure. */
@Tag("full")
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class NoMetadataTest {
    /** An enabled metadata service that would answer whatever it is asked, and no profile that says anything. */
    private static void withMetadata(Consumer<ScriptedServer> test) {
        try (ScriptedServer metadata = ScriptedServer.answering(Answer.of(200, "us-west-2"))) {
            SystemProperties.with(
                    Map.of(
                            "aws.disableEc2Metadata", "false",
                            "aws.ec2MetadataServiceEndpoint", metadata.uri().toString(),
                            "aws.profile", "no-such-profile",
                            "aws.sharedCredentialsFile", "/nonexistent/credentials",
                            "aws.configFile", "/nonexistent/config"),
                    () -> test.accept(metadata));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = SourceKind.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"KUBE2IAM"})
    void noOtherSourceAsksItWhenItFails(SourceKind kind) {
        withMetadata(metadata -> {
            try (ScriptedServer sts = ScriptedServer.answering(Sts.refusal(403, "AccessDenied", "no"))) {
                Map<String, String> variables = Pod.withPodIdentityAnd("NXOP_SOURCE", kind.id());
                variables.putAll(Pod.withWebIdentity());
                variables.put("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", "/nonexistent/token");
                variables.put("AWS_WEB_IDENTITY_TOKEN_FILE", "/nonexistent/token");
                variables.put("NXOP_VAULT_FILE", "/nonexistent/file");
                variables.put(
                        "AWS_EC2_METADATA_SERVICE_ENDPOINT", metadata.uri().toString());
                variables.put("AWS_ENDPOINT_URL_STS", sts.uri().toString());
                try (NxopAccess access = NxopAccess.of(NxopConfig.fromEnvironment(variables))) {
                    AccessException failure = catchThrowableOfType(
                            AccessException.class,
                            () -> access.credentialsProvider().resolveCredentials());
                    assertThat(failure.stage()).isEqualTo(Stage.SOURCE);
                }
                assertThat(metadata.requests()).isEmpty();
                assertThat(sts.requests()).isEmpty();
            }
        });
    }

    @Test
    void kube2IamByNameDoes() {
        withMetadata(metadata -> {
            Map<String, String> variables = Pod.withPodIdentityAnd("NXOP_SOURCE", "kube2iam");
            variables.put("AWS_EC2_METADATA_SERVICE_ENDPOINT", metadata.uri().toString());
            try (NxopAccess access = NxopAccess.of(NxopConfig.fromEnvironment(variables))) {
                AccessException failure = catchThrowableOfType(
                        AccessException.class,
                        () -> access.credentialsProvider().resolveCredentials());
                assertThat(failure.finding().id()).isEqualTo("kube2iam-answer");
            }
            assertThat(metadata.requests()).isNotEmpty();
        });
    }

    @Test
    void aMissingRegionIsAProblemAtOnce() {
        withMetadata(metadata -> {
            Map<String, String> variables = Pod.withPodIdentity();
            variables.remove("AWS_REGION");
            ConfigProblem.isTheOnlyOne(
                    variables,
                    CoreFinding.CONFIG_MISSING,
                    "NXOP_REGION is not set, and neither is AWS_REGION. The SDK never guesses the region. Write for example"
                            + " NXOP_REGION=us-east-1.");
            assertThat(metadata.requests()).isEmpty();
        });
    }

    @Test
    void noClientIsBuiltByAskingIt() {
        withMetadata(metadata -> {
            try (Loopback world = new Loopback();
                    NxopAccess access = world.access()) {
                access.credentialsProvider().resolveCredentials();
            }
            assertThat(metadata.requests()).isEmpty();
        });
    }
}
