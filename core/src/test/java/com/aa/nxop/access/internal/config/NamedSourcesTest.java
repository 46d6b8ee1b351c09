package com.aa.nxop.access.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.SourceKind;
import com.aa.nxop.access.fakes.Pod;
import com.aa.nxop.access.internal.config.SourceSettings.AwsDefault;
import com.aa.nxop.access.internal.config.SourceSettings.Kube2Iam;
import com.aa.nxop.access.internal.config.SourceSettings.VaultFile;
import com.aa.nxop.access.internal.text.VaultSection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sources that are taken only where NXOP_SOURCE names them, and what is said where a pod has two. */
class NamedSourcesTest {
    private static Map<String, String> named(String source) {
        return Pod.withPodIdentityAnd("NXOP_SOURCE", source);
    }

    private static Map<String, String> named(String source, String... more) {
        Map<String, String> variables = named(source);
        for (int i = 0; i < more.length; i += 2) {
            variables.put(more[i], more[i + 1]);
        }
        return variables;
    }

    @ParameterizedTest
    @EnumSource(SourceKind.class)
    void everyKindIsAWordOfTheSetting(SourceKind kind) {
        Map<String, String> variables = named(kind.id());
        variables.putAll(Pod.withWebIdentity());
        SourceSettings source = Configured.by(variables).source();
        assertThat(source.kind()).isEqualTo(kind);
        assertThat(source.toString()).startsWith(kind.id());
    }

    @Test
    void kube2IamTakesThePlaceOfTheMetadataService() {
        assertThat(Configured.by(named("kube2iam")).source())
                .isEqualTo(new Kube2Iam(URI.create("http://169.254.169.254")))
                .hasToString("kube2iam at http://169.254.169.254");
        assertThat(Configured.by(named("kube2iam", "AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://127.0.0.1:8181/"))
                        .source())
                .isEqualTo(new Kube2Iam(URI.create("http://127.0.0.1:8181/")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"169.254.169.254", "ftp://x", "http://user:hidden@x/", "http://x/?hidden", "http://x/#hidden"})
    void itsAddressIsCheckedWhereItIsUsed(String value) {
        Configured.hasOneProblem(
                named("kube2iam", "AWS_EC2_METADATA_SERVICE_ENDPOINT", value),
                CoreFinding.CONFIG_ENDPOINT,
                "AWS_EC2_METADATA_SERVICE_ENDPOINT is not an address: it must be an http or https URL with a host, no user"
                        + " name and no query. Leave it out: then the SDK uses http://169.254.169.254, where kube2iam answers.");
        assertThat(Configured.with("AWS_EC2_METADATA_SERVICE_ENDPOINT", value)
                        .source()
                        .kind())
                .as("of no interest to others")
                .isEqualTo(SourceKind.POD_IDENTITY);
    }

    @Test
    void vaultsFileIsWhereTheInjectorWritesIt() {
        assertThat(Configured.by(named("vault-file")).source())
                .isEqualTo(new VaultFile(Path.of("/vault/secrets/aws-credentials"), Duration.ofHours(1)))
                .hasToString("vault-file /vault/secrets/aws-credentials, good for PT1H");
        assertThat(Configured.by(named("vault-file", "NXOP_VAULT_FILE", "/x")).source())
                .isEqualTo(new VaultFile(Path.of("/x"), Duration.ofHours(1)));
        Configured.hasOneProblem(
                named("vault-file", "NXOP_VAULT_FILE", "a\0b"),
                CoreFinding.CONFIG_INVALID,
                "NXOP_VAULT_FILE is \"a?b\": it must be the path of a file.");
    }

    @Test
    void itsSectionIsTheNamedOneElseTheMachinesProfile() {
        AccessSettings both = Configured.by(
                named("vault-file", "NXOP_VAULT_PROFILE", "app", "AWS_PROFILE", "laptop", "NXOP_VAULT_FILE", "/x"));
        assertThat(both.source())
                .isEqualTo(new VaultFile(
                        Path.of("/x"),
                        Duration.ofHours(1),
                        Optional.of(new VaultSection("app", "NXOP_VAULT_PROFILE", true))))
                .hasToString("vault-file /x, with the section that NXOP_VAULT_PROFILE names, good for PT1H");
        assertThat(Configured.by(named("vault-file", "AWS_PROFILE", "laptop")).source())
                .isEqualTo(new VaultFile(
                        Path.of("/vault/secrets/aws-credentials"),
                        Duration.ofHours(1),
                        Optional.of(new VaultSection("laptop", "AWS_PROFILE", false))));
        Configured.hasOneProblem(
                named("vault-file", "NXOP_VAULT_PROFILE", "[app]"),
                CoreFinding.CONFIG_INVALID,
                "NXOP_VAULT_PROFILE is \"[app]\": it must be the name of a section in the file of NXOP_VAULT_FILE, without its"
                        + " brackets: at most 100 characters. Write for example default.");
    }

    @ParameterizedTest
    @CsvSource({"PT15M, 900", "900, 900", "PT36H, 129600", "P1D, 86400", "5400, 5400"})
    void itsLifetimeIsADurationOrSeconds(String value, long seconds) {
        assertThat(Configured.by(named("vault-file", "NXOP_VAULT_LIFETIME", value))
                        .source())
                .isEqualTo(new VaultFile(Path.of("/vault/secrets/aws-credentials"), Duration.ofSeconds(seconds)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT14M59S", "899", "PT36H1S", "0", "-PT1H", "an hour", "99999999999"})
    void aLifetimeThatVaultCannotGive(String value) {
        Configured.hasOneProblem(
                named("vault-file", "NXOP_VAULT_LIFETIME", value),
                CoreFinding.CONFIG_DURATION,
                "NXOP_VAULT_LIFETIME is \"" + value
                        + "\": it must be the TTL that the Vault Agent requests: a duration from PT15M to PT36H, or seconds"
                        + " from 900 to"
                        + " 129600. Write for example PT1H.");
    }

    @Test
    void aLaptopNeedsNothingMore() {
        assertThat(Configured.by(named("aws-default")).source())
                .isEqualTo(new AwsDefault())
                .hasToString("aws-default");
    }

    private static Map<String, String> both() {
        Map<String, String> variables = Pod.withPodIdentity();
        variables.putAll(Pod.withWebIdentity());
        return variables;
    }

    @Test
    void thatAPodHasTwoSourcesIsKnown() {
        assertThat(Configured.by(both()).passesOverWebIdentity()).isTrue();
        assertThat(Configured.by(Pod.withPodIdentity()).passesOverWebIdentity()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pod-identity", "web-identity", "Kube2IAM"})
    void whoChoseNeedNotBeTold(String source) {
        Map<String, String> variables = both();
        variables.put("NXOP_SOURCE", source);
        assertThat(Configured.by(variables).passesOverWebIdentity()).isFalse();
    }

    @Test
    void whoNamesAutoHasNotChosen() {
        Map<String, String> variables = both();
        variables.put("NXOP_SOURCE", "Auto");
        assertThat(Configured.by(variables).passesOverWebIdentity()).isTrue();
    }
}
