package com.aa.nxop.access.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.fakes.Jwt;
import com.aa.nxop.access.fakes.Mutations;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What other tools write: the Vault Agent's files and the pod's token. */
@Tag("full")
@Timeout(60)
class TextMutationsTest {
    private static final String TOKEN = Jwt.ofPod("flights", "scheduler", "hidden-pod");

    static void vaultsFile(String text) {
        VaultText read = VaultText.parse(text, Optional.empty());
        assertThat(read.problem()).doesNotContain(Mutations.SECRET);
        read.credentials().ifPresent(all -> assertThat(all.secretAccessKey()).isNotBlank());
    }

    static void claims(String token) {
        TokenClaims claims = TokenClaims.of(token);
        assertThat(claims.toString()).doesNotContain(Mutations.SECRET);
        assertThat(claims.audiences()).isNotNull();
        assertThat(claims.namespace()
                        .or(claims::serviceAccount)
                        .or(claims::podUid)
                        .or(claims::podName)
                        .or(claims::issuer))
                .isNotNull();
        assertThat(claims.expiresAt()).isNotNull();
    }

    @Test
    void vaultsFiles() {
        Mutations.feed(20_000, TextMutationsTest::vaultsFile, """
                export AWS_ACCESS_KEY_ID="ASIATEST"
                export AWS_SECRET_ACCESS_KEY="hidden-key"
                export AWS_SESSION_TOKEN="hidden-token"
                """, """
                access_key: ASIATEST
                secret_key: hidden-key
                security_token: hidden-token
                ttl: 1h
                """, """
                {"data":{"access_key":"ASIATEST","secret_key":"hidden-key","security_token":"hidden-token"}}""", """
                [default]
                aws_access_key_id = ASIATEST
                aws_secret_access_key = hidden-key
                aws_session_token = hidden-token
                x_security_token_expires = 2026-11-28T08:00:00+00:00
                [profile prod-admin]
                aws_access_key_id = ASIATEST2
                aws_secret_access_key = hidden-key-2
                """, """
                data:
                  access_key: ASIATEST
                  secret_key: hidden-key
                  security_token: hidden-token
                issue_time: 1795852800
                """);
    }

    /** Found by Jazzer: the AWS SDK's parser gives null for it. */
    @Test
    void aPayloadThatIsNothingButAComment() {
        claims(Jwt.of("//"));
    }

    @Test
    void theToken() {
        Mutations.feed(5_000, TextMutationsTest::claims, TOKEN);
    }

    @Test
    void theTokensPayload() {
        String payload = new String(Base64.getUrlDecoder().decode(TOKEN.split("\\.", -1)[1]), StandardCharsets.UTF_8);
        Mutations.feed(5_000, text -> claims(Jwt.of(text)), payload);
    }
}
