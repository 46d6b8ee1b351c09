package com.aa.nxop.testkit.internal.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.SandboxSts;
import com.aa.nxop.testkit.SandboxVault;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SecretTemplateTest {
    private static final SandboxSts.Session SESSION = new SandboxSts.Session(
            "ASIAEXAMPLE",
            "sec/ret+1",
            "tok/en+==",
            "arn:aws:sts::285282426848:assumed-role/app/vault-1-x",
            "arn:aws:iam::285282426848:role/app",
            "vault-1-x",
            Map.of(),
            Set.of(),
            Instant.parse("2026-11-21T13:00:00Z"),
            null);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "EXPORT|export AWS_ACCESS_KEY_ID=\"ASIAEXAMPLE\"#export AWS_SECRET_ACCESS_KEY=\"sec/ret+1\"#"
                        + "export AWS_SESSION_TOKEN=\"tok/en+==\"#",
                "PLAIN|AWS_ACCESS_KEY_ID=ASIAEXAMPLE#AWS_SECRET_ACCESS_KEY=sec/ret+1#AWS_SESSION_TOKEN=tok/en+==#",
                "KEY_VALUE|access_key: ASIAEXAMPLE#arn: arn:aws:sts::285282426848:assumed-role/app/vault-1-x#"
                        + "secret_key: sec/ret+1#security_token: tok/en+==#",
                "JSON|{\"access_key\":\"ASIAEXAMPLE\",\"arn\":\"arn:aws:sts::285282426848:assumed-role/app/vault-1-x\","
                        + "\"secret_key\":\"sec/ret+1\",\"security_token\":\"tok/en+==\"}"
            })
    void writesAsTheAgentDoes(SandboxVault.Format format, String lines) {
        assertThat(SecretTemplate.render(format, SESSION)).isEqualTo(lines.replace('#', '\n'));
    }

    /** Vault's answer for an assumed role does not say it, and the injector's templates do not ask. */
    @ParameterizedTest
    @EnumSource(SandboxVault.Format.class)
    void saysNothingOfTheEnd(SandboxVault.Format format) {
        assertThat(SecretTemplate.render(format, SESSION))
                .doesNotContain("2026")
                .doesNotContainIgnoringCase("expir");
    }
}
