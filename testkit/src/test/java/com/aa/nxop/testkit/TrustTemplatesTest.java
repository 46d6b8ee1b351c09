package com.aa.nxop.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TrustTemplatesTest {
    private static SandboxSettings settings(
            PodSource source, boolean direct, boolean tags, @Nullable String externalId) {
        SandboxBuilder builder = NxopSandbox.builder()
                .source(source)
                .pod(pod -> pod.targetRoleAssociation(direct).sessionTags(tags));
        return (externalId == null ? builder : builder.externalId(externalId)).settings();
    }

    @ParameterizedTest
    @CsvSource({
        "POD_IDENTITY, false, true, , nxop-trust-policy.json",
        "POD_IDENTITY, false, false, , nxop-trust-policy.json",
        "POD_IDENTITY, true, true, , nxop-trust-policy.json",
        "POD_IDENTITY, true, false, , nxop-trust-policy-external-id.json",
        "POD_IDENTITY, false, true, id, nxop-trust-policy-external-id.json",
        "WEB_IDENTITY, false, true, , nxop-trust-policy.json",
        "WEB_IDENTITY, true, false, , nxop-trust-policy.json",
        "WEB_IDENTITY, false, true, id, nxop-trust-policy-external-id.json",
        "KUBE2IAM, false, true, , nxop-trust-policy.json",
        "KUBE2IAM, true, true, , trust-policy-by-role.json",
        "KUBE2IAM, true, true, id, nxop-trust-policy-external-id.json",
        "VAULT_FILE, false, true, , nxop-trust-policy.json",
        "VAULT_FILE, true, true, , trust-policy-by-role.json"
    })
    void asksForWhatTheCallerCanGive(
            PodSource source, boolean direct, boolean tags, @Nullable String externalId, String template) {
        assertThat(TrustTemplates.ofTargetRole(settings(source, direct, tags, externalId)))
                .isEqualTo(template);
    }

    @ParameterizedTest
    @CsvSource({
        "POD_IDENTITY, pod-role-trust-policy.json",
        "WEB_IDENTITY, pod-role-trust-policy-web-identity.json",
        "KUBE2IAM, trust-policy-by-role.json",
        "VAULT_FILE, trust-policy-by-role.json"
    })
    void trustsWhoGivesThePodItsRole(PodSource source, String template) {
        assertThat(TrustTemplates.ofPodRole(settings(source, false, true, null)))
                .isEqualTo(template);
    }

    @ParameterizedTest
    @EnumSource(PodSource.class)
    void knowsWhoStandsBetween(PodSource source) {
        String assuming = settings(source, false, true, null).assumingRole();
        assertThat(assuming != null).isEqualTo(source == PodSource.KUBE2IAM || source == PodSource.VAULT_FILE);
    }
}
