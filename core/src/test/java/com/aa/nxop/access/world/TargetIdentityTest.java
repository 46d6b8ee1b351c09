package com.aa.nxop.access.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.Stage;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.Fault;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.PodSource;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The session is the NXOP role's by STS's own word, or there is none. */
@Tag("full")
@Timeout(60)
final class TargetIdentityTest {
    private static final String SESSION = "/fxip-ms-dev.example-app.example-app-7d4b9c8f6-x2x1z";

    @ParameterizedTest
    @CsvSource({
        "arn:aws:sts::178549792225:assumed-role/another-role",
        "arn:aws:sts::111122223333:assumed-role/example-role",
        "arn:aws-us-gov:sts::178549792225:assumed-role/example-role",
        "arn:aws:sts::178549792225:assumed-role/example-role-2",
    })
    void aSessionOfAnotherRoleIsNotHandedOut(String given) {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            sandbox.faults(Endpoint.STS)
                    .inject(Fault.replacing(
                            "<Arn>arn:aws:sts::178549792225:assumed-role/example-role/", "<Arn>" + given + "/"));
            AccessException refusal = Refused.in(sandbox);
            assertThat(refusal).hasMessage("""
                    STS gave a session of %s, but NXOP_ROLE is arn:aws:iam::178549792225:role/example-role.
                      Remedy: Check that AWS_ENDPOINT_URL_STS, if it is set, names STS itself, and that no proxy changes the \
                    answers of STS. The SDK does not use this session.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#target-identity""", given + SESSION);
            assertThat(refusal.stage()).isEqualTo(Stage.ASSUME_ROLE);
            assertThat(refusal.retryable()).isFalse();
            sandbox.faults(Endpoint.STS).clear();
            assertThat(Granted.in(sandbox).roleArn()).isEqualTo(sandbox.targetRole());
        }
    }

    /** The platform gives another role of the NXOP account than it should: the SDK assumes the NXOP role with it, or nothing. */
    @ParameterizedTest
    @EnumSource(
            value = PodSource.class,
            names = {"POD_IDENTITY", "KUBE2IAM", "VAULT_FILE"})
    void aSessionThatThePlatformHandsOverIsComparedToo(PodSource source) {
        try (NxopSandbox sandbox = NxopSandbox.builder()
                .source(source)
                .pod(pod -> pod.targetRoleAssociation(true))
                .start()) {
            AccessException refusal = Refused.in(sandbox, Map.of("NXOP_ROLE", "178549792225/another-role"));
            assertThat(refusal.finding().id()).isEqualTo("assume-role-refused");
            assertThat(refusal.what())
                    .startsWith("STS refused AssumeRole on arn:aws:iam::178549792225:role/another-role");
        }
    }

    @Test
    void aRoleWithAPathIsComparedByItsName() {
        String role = "arn:aws:iam::178549792225:role/teams/flight/example-role";
        try (NxopSandbox sandbox = NxopSandbox.builder().targetRole(role).start()) {
            assertThat(Granted.in(sandbox).roleArn()).isEqualTo(role);
        }
    }
}
