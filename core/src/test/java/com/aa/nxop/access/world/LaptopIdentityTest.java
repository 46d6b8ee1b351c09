package com.aa.nxop.access.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.PodSource;
import com.aa.nxop.testkit.SandboxSts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A laptop: what settings and profiles say of themselves is no proof of whose the credentials are. */
@Tag("full")
@Timeout(60)
@ResourceLock(Resources.SYSTEM_PROPERTIES)
final class LaptopIdentityTest {
    private static final String FOREIGN = "arn:aws:iam::111122223333:role/developer";
    private static final String OWN = "arn:aws:iam::285282426848:role/developer";

    @TempDir
    Path home;

    private final NxopSandbox sandbox =
            NxopSandbox.builder().source(PodSource.VAULT_FILE).start();

    private Map<String, String> laptop() {
        Map<String, String> variables = new HashMap<>(sandbox.environment());
        variables.put("NXOP_SOURCE", "aws-default");
        return variables;
    }

    /** With this session in a profile or in properties, where an account id may stand beside it. */
    private void with(String place, SandboxSts.Session session, String accountId, Runnable test) throws IOException {
        Path file = Files.writeString(home.resolve("credentials"), """
                [nxop]
                aws_access_key_id=%s
                aws_secret_access_key=%s
                aws_session_token=%s
                aws_account_id=%s
                """.formatted(
                        session.accessKeyId(), session.secretAccessKey(), session.sessionToken(), accountId));
        Map<String, String> properties = place.equals("profile")
                ? Map.of("aws.profile", "nxop", "aws.sharedCredentialsFile", file.toString())
                : Map.of(
                        "aws.accessKeyId", session.accessKeyId(),
                        "aws.secretAccessKey", session.secretAccessKey(),
                        "aws.sessionToken", session.sessionToken(),
                        "aws.accountId", accountId);
        properties.forEach(System::setProperty);
        try (sandbox) {
            test.run();
        } finally {
            properties.keySet().forEach(System::clearProperty);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"profile", "properties"})
    void anAccountThatASettingNamesDoesNotPassTheEnvironmentsCheck(String place) throws IOException {
        with(
                place,
                sandbox.sts().issueSession(FOREIGN, "me"),
                "285282426848",
                () -> assertThat(Refused.with(laptop())).hasMessage("""
                The pod's own credentials belong to account 111122223333, but NXOP_ENVIRONMENT=nonprod expects account \
                285282426848.
                  Remedy: Run the pod in the KPaaS cluster of that environment, or correct NXOP_ENVIRONMENT.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#source-account"""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"profile", "properties"})
    void norDoesItFailThatCheck(String place) throws IOException {
        with(
                place,
                sandbox.sts().issueSession(OWN, "me"),
                "111122223333",
                () -> assertThat(Granted.with(sandbox, laptop()).roleArn()).isEqualTo(sandbox.targetRole()));
    }

    @Test
    void theRoleThatMustBeGivenIsAskedOfSts() throws IOException {
        SandboxSts.Session me = sandbox.sts().issueSession(OWN, "me");
        Map<String, String> variables = laptop();
        variables.put("NXOP_SOURCE_ROLE", "285282426848/example-app-kpaas");
        with(
                "profile",
                me,
                "285282426848",
                () -> assertThat(Refused.with(variables)).hasMessage("""
                The source aws-default gave the credentials of arn:aws:sts::285282426848:assumed-role/developer/me, but \
                NXOP_SOURCE_ROLE says 285282426848/example-app-kpaas.
                  Remedy: Give the pod that role on its platform (AWS_PROFILE, or the keys in the environment), or correct \
                NXOP_SOURCE_ROLE. The SDK does not assume the NXOP role with these credentials.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#source-role"""));
    }

    @Test
    void whatAnInstanceHasIsNoPersonsEither() throws IOException {
        SandboxSts.Session node =
                sandbox.sts().issueSession("arn:aws:iam::285282426848:role/kpaas-node", "i-0a1b2c3d4e5f60718");
        with(
                "properties",
                node,
                "285282426848",
                () -> assertThat(Refused.with(laptop())).hasMessage("""
                The source aws-default gave the credentials of a node, not of this pod: \
                arn:aws:sts::285282426848:assumed-role/kpaas-node/i-0a1b2c3d4e5f60718 is the session of an instance.
                  Remedy: Use credentials of your own: aws sso login, or AWS_PROFILE. The SDK does not assume the NXOP role \
                with these credentials.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#source-node-role"""));
    }
}
