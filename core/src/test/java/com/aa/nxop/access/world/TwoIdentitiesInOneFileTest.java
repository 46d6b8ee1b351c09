package com.aa.nxop.access.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.fakes.Pod;
import com.aa.nxop.access.fakes.ScriptedServer;
import com.aa.nxop.access.fakes.Sts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A file of Vault's with several profiles: what STS sees is one of them, or nothing. */
@Tag("full")
@Timeout(60)
final class TwoIdentitiesInOneFileTest {
    private static final String DEFAULT = """
            [default]
            aws_access_key_id = ASIADEFAULT
            aws_secret_access_key = hidden
            aws_session_token = token-of-default
            """;
    private static final String ADMIN_WITHOUT_TOKEN = """
            [prod-admin]
            aws_access_key_id = AKIAADMIN
            aws_secret_access_key = hidden-admin
            """;

    @TempDir
    private Path folder;

    private final ScriptedServer sts = ScriptedServer.answering(
            Sts.identity("arn:aws:sts::285282426848:assumed-role/pod-role/vault-1"),
            Sts.assumed(Instant.now().plus(Duration.ofHours(1))));

    private void load(String text, Map<String, String> more) throws IOException {
        Map<String, String> variables = Pod.withPodIdentityAnd("NXOP_SOURCE", "vault-file");
        variables.put(
                "NXOP_VAULT_FILE",
                Files.writeString(folder.resolve("aws-credentials"), text).toString());
        variables.put("NXOP_SESSION_NAME", "flights-app");
        variables.put("NXOP_ENVIRONMENT", "nonprod"); // So that STS is asked whose they are.
        variables.put("AWS_ENDPOINT_URL_STS", sts.uri().toString());
        variables.putAll(more);
        try (sts;
                NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(variables))) {
            nxop.credentialsProvider().resolveCredentials();
        }
    }

    /** The keys of one were sent with the token of the other. */
    @Test
    void theKeysOfOneAreNotSentWithTheTokenOfTheOther() throws IOException {
        load(DEFAULT + ADMIN_WITHOUT_TOKEN, Map.of());
        assertThat(sts.requests()).hasSize(2).allSatisfy(request -> {
            assertThat(request.headers().get("authorization")).contains("Credential=ASIADEFAULT/");
            assertThat(request.headers().get("x-amz-security-token")).isEqualTo("token-of-default");
        });
    }

    @Test
    void theProfileThatIsNamedIsSent() throws IOException {
        String other = DEFAULT.replace("default", "app").replace("ASIADEFAULT", "ASIAAPP");
        load(DEFAULT + other, Map.of("NXOP_VAULT_PROFILE", "app", "AWS_PROFILE", "default"));
        assertThat(sts.requests()).hasSize(2).allSatisfy(request -> {
            assertThat(request.headers().get("authorization")).contains("Credential=ASIAAPP/");
            assertThat(request.headers().get("x-amz-security-token")).isEqualTo("token-of-app");
        });
    }

    @Test
    void whereNothingSaysWhichNothingIsSent() {
        AccessException refusal = catchThrowableOfType(
                AccessException.class,
                () -> load(DEFAULT.replace("[default]", "[app]") + ADMIN_WITHOUT_TOKEN, Map.of()));
        assertThat(refusal).hasMessage("""
                The file %s that Vault renders holds several sets of credentials, and no setting says which one to use: [app], \
                [prod-admin]. The SDK uses none of these credentials.
                  Remedy: Let Vault's template write one set of credentials, each name once. If the file must have several \
                sections, name one of them in NXOP_VAULT_PROFILE.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#vault-file-ambiguous""", folder.resolve("aws-credentials"));
        assertThat(sts.requests()).isEmpty();
    }
}
