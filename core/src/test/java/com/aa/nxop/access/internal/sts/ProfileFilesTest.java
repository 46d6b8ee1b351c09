package com.aa.nxop.access.internal.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.SourceKind;
import com.aa.nxop.access.Stage;
import com.aa.nxop.access.fakes.Pod;
import com.aa.nxop.access.internal.config.SystemProperties;
import com.aa.nxop.access.spi.ControlPlane;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.sts.StsClient;

/** A broken profile file, which no pod needs and which the AWS SDK parses all the same: an IllegalArgumentException named no file. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class ProfileFilesTest {
    private static final String MERGE = """
            [default]
            region = us-east-1
            <<<<<<< HEAD
            aws_secret_access_key = hidden
            =======
            """;

    @TempDir
    Path home;

    private Path config() {
        return home.resolve("config");
    }

    private Path credentials() {
        return home.resolve("credentials");
    }

    /** With these two files and no others. */
    private void with(String config, String credentials, Runnable test) {
        try {
            Files.writeString(config(), config);
            Files.writeString(credentials(), credentials);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SystemProperties.with(
                Map.of(
                        "aws.configFile", config().toString(),
                        "aws.sharedCredentialsFile", credentials().toString()),
                test);
    }

    private static AccessException failure(Runnable call) {
        AccessException failure = catchThrowableOfType(AccessException.class, call::run);
        assertThat(failure).isNotNull();
        return failure;
    }

    @Test
    void aBrokenConfigIsNamedWithItsLine() {
        with(
                MERGE,
                "",
                () -> assertThat(failure(() -> NxopAccess.of(NxopConfig.fromEnvironment(Pod.withPodIdentity()))))
                        .hasMessage("""
                        The AWS SDK cannot read the profile file %s: Expected an '=' sign defining a property on line 3.
                          Remedy: Correct the file. Or set AWS_CONFIG_FILE=/dev/null if the pod needs no profile. The AWS SDK \
                        parses this file whenever it builds a client, although this SDK does not use it in a pod.
                          More: https://nxop-access.example/docs/guide/troubleshooting.md#config-profile-file""", config()));
    }

    @Test
    void aBrokenCredentialsFileIsNamedWithItsLine() {
        with("", "<<<<<<< HEAD\n", () -> {
            AccessException failure = failure(() -> NxopAccess.of(NxopConfig.fromEnvironment(Pod.withPodIdentity())));
            assertThat(failure.what())
                    .isEqualTo("The AWS SDK cannot read the profile file " + credentials()
                            + ": Expected a profile definition on line 1.");
            assertThat(failure.remedy()).contains("set AWS_SHARED_CREDENTIALS_FILE=/dev/null");
            assertThat(failure.stage()).isEqualTo(Stage.CONFIGURATION);
            assertThat(failure.retryable()).isFalse();
        });
    }

    @ParameterizedTest
    @EnumSource(SourceKind.class)
    void whicheverTheSourceIsItIsAnAccessException(SourceKind kind) {
        Map<String, String> variables = Pod.withPodIdentityAnd("NXOP_SOURCE", kind.id());
        variables.putAll(Pod.withWebIdentity());
        with(
                "[default\n",
                "",
                () -> assertThat(failure(() -> NxopAccess.of(NxopConfig.fromEnvironment(variables)))
                                .finding()
                                .id())
                        .isEqualTo("config-profile-file"));
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "'[default]\nregion = x\n', '[default]\naws_access_key_id = x\n'"})
    void whatCanBeReadIsNoTrouble(String config, String credentials) {
        with(
                config,
                credentials,
                () -> assertThatCode(() -> NxopAccess.of(NxopConfig.fromEnvironment(Pod.withPodIdentity()))
                                .close())
                        .doesNotThrowAnyException());
    }

    /** As the remedy says. */
    @Test
    void theRemedyHelps() {
        with(
                MERGE,
                "",
                () -> SystemProperties.with(
                        "aws.configFile",
                        "/dev/null",
                        () -> assertThatCode(() -> NxopAccess.of(NxopConfig.fromEnvironment(Pod.withPodIdentity()))
                                        .close())
                                .doesNotThrowAnyException()));
    }

    /** The file may be edited while the pod lives. */
    @Test
    void aClientOfTheUsersIsToldBeforeItIsBuilt() {
        try (NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(Pod.withPodIdentity()))) {
            with(MERGE, "", () -> {
                assertThat(failure(() -> nxop.configure(StsClient.builder()))
                                .finding()
                                .id())
                        .isEqualTo("config-profile-file");
                assertThat(failure(() -> ControlPlane.configure(
                                        StsClient.builder(), nxop.adapterContext(), nxop.region(), Optional.empty()))
                                .finding()
                                .id())
                        .isEqualTo("config-profile-file");
            });
        }
    }
}
