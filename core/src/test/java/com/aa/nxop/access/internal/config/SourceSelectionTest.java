package com.aa.nxop.access.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.SourceKind;
import com.aa.nxop.access.TargetRole;
import com.aa.nxop.access.fakes.Pod;
import com.aa.nxop.access.internal.config.SourceSettings.PodIdentity;
import com.aa.nxop.access.internal.config.SourceSettings.WebIdentity;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The source is chosen once, from what is configured: an incomplete one is a problem, never a reason to take the next. */
class SourceSelectionTest {
    private static final Path TOKEN_FILE =
            Path.of("/var/run/secrets/pods.eks.amazonaws.com/serviceaccount/eks-pod-identity-token");

    private static Map<String, String> both() {
        Map<String, String> variables = Pod.withPodIdentity();
        variables.putAll(Pod.withWebIdentity());
        return variables;
    }

    private static Map<String, String> bothAnd(String source) {
        Map<String, String> variables = both();
        variables.put("NXOP_SOURCE", source);
        return variables;
    }

    @Test
    void podIdentityAsEksSetsIt() {
        assertThat(Configured.by(Pod.withPodIdentity()).source())
                .isEqualTo(new PodIdentity(
                        URI.create("http://169.254.170.23/v1/credentials"), Optional.of(TOKEN_FILE), Optional.empty()));
    }

    @Test
    void webIdentityAsEksSetsIt() {
        assertThat(Configured.by(Pod.withWebIdentity()).source())
                .isEqualTo(new WebIdentity(
                        new TargetRole("aws", "285282426848", "pod-role"),
                        Path.of("/var/run/secrets/eks.amazonaws.com/serviceaccount/token")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "AUTO", "pod-identity", "Pod-Identity"})
    void whereBothAreConfiguredPodIdentityIsTaken(String word) {
        assertThat(Configured.by(both()).source().kind()).isEqualTo(SourceKind.POD_IDENTITY);
        assertThat(Configured.by(bothAnd(word)).source().kind()).isEqualTo(SourceKind.POD_IDENTITY);
    }

    @Test
    void theOtherOneIsTakenWhereItIsNamed() {
        assertThat(Configured.by(bothAnd("web-identity")).source().kind()).isEqualTo(SourceKind.WEB_IDENTITY);
    }

    @Test
    void podIdentityWithoutItsTokenDoesNotLeadToWebIdentity() {
        Map<String, String> variables = both();
        variables.remove("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
        Configured.hasOneProblem(
                variables,
                CoreFinding.CONFIG_MISSING,
                "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE is not set: it names the file with the pod's token for the Pod Identity"
                        + " agent. EKS sets it when the pod starts. Associate the role with the pod's service account and"
                        + " recreate the pod, or choose another NXOP_SOURCE.");
    }

    @Test
    void aNamedPodIdentityWithoutItsAddressDoesNotLeadToWebIdentity() {
        Map<String, String> variables = bothAnd("pod-identity");
        variables.remove("AWS_CONTAINER_CREDENTIALS_FULL_URI");
        Configured.hasOneProblem(
                variables,
                CoreFinding.CONFIG_MISSING,
                "AWS_CONTAINER_CREDENTIALS_FULL_URI is not set: it names the address of the Pod Identity agent. EKS sets it"
                        + " when the pod starts. Associate the role with the pod's service account and recreate the pod, or"
                        + " choose another NXOP_SOURCE.");
    }

    @Test
    void aNamedWebIdentityWithoutItsVariablesDoesNotLeadToPodIdentity() {
        assertThat(Configured.failure(Pod.withPodIdentityAnd("NXOP_SOURCE", "web-identity")))
                .hasMessage("""
                        NXOP access is not configured: 2 problems.
                          1. AWS_ROLE_ARN is not set: it names the pod's own role. EKS sets it when the pod starts. Associate \
                        the role with the pod's service account and recreate the pod, or choose another NXOP_SOURCE. \
                        [config-missing]
                          2. AWS_WEB_IDENTITY_TOKEN_FILE is not set: it names the file with the pod's web identity token. EKS \
                        sets it when the pod starts. Associate the role with the pod's service account and recreate the \
                        pod, or choose another NXOP_SOURCE. [config-missing]
                          Remedy: Correct the 2 settings named above.
                          More: https://nxop-access.example/docs/guide/troubleshooting.md#config-invalid""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS_ROLE_ARN", "AWS_WEB_IDENTITY_TOKEN_FILE"})
    void halfAWebIdentityIsAProblem(String missing) {
        Map<String, String> variables = Pod.withWebIdentity();
        variables.remove(missing);
        AccessException failure = Configured.failure(variables);
        assertThat(failure).hasMessageContaining(missing + " is not set");
        assertThat(failure.finding().id()).isEqualTo("config-missing");
    }

    @Test
    void keysInTheEnvironmentAreNoSource() {
        Map<String, String> variables = Pod.withPodIdentity();
        variables.keySet().removeIf(name -> name.startsWith("AWS_CONTAINER"));
        variables.put("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE");
        variables.put("AWS_SECRET_ACCESS_KEY", "hidden");
        variables.put("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/v2/credentials");
        Configured.hasOneProblem(
                variables,
                CoreFinding.SOURCE_NONE,
                "The pod has no credentials of its own: neither AWS_CONTAINER_CREDENTIALS_FULL_URI (EKS Pod Identity) nor"
                        + " AWS_WEB_IDENTITY_TOKEN_FILE with AWS_ROLE_ARN (IRSA) is set. EKS sets them when the pod starts: check"
                        + " that the service account has a Pod Identity association or the annotation"
                        + " eks.amazonaws.com/role-arn, then recreate the pod.");
    }

    @Test
    void anUnknownSourceIsOneProblemAndNotTwo() {
        Configured.hasOneProblem(
                "NXOP_SOURCE",
                "irsa",
                CoreFinding.CONFIG_CHOICE,
                "NXOP_SOURCE is \"irsa\": it must be one of auto, pod-identity, web-identity, kube2iam, vault-file, aws-default. Write for example auto.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"285282426848/pod-role", "pod-role", "arn:aws:iam::285282426848:user/x"})
    void thePodsOwnRoleMustBeAnArn(String value) {
        Map<String, String> variables = Pod.withWebIdentity();
        variables.put("AWS_ROLE_ARN", value);
        Configured.hasOneProblem(
                variables,
                CoreFinding.CONFIG_ROLE,
                "AWS_ROLE_ARN is \"" + value
                        + "\": it must be the ARN of the pod's own role. Leave it as EKS sets it from the service account's"
                        + " annotation eks.amazonaws.com/role-arn.");
    }

    @Test
    void aTokenGivenDirectlyWinsOverTheFileAndIsShownByNothing() {
        AccessSettings config = Configured.with("AWS_CONTAINER_AUTHORIZATION_TOKEN", "hidden-token");
        assertThat(config.source())
                .isEqualTo(new PodIdentity(
                        URI.create("http://169.254.170.23/v1/credentials"),
                        Optional.empty(),
                        Optional.of("hidden-token")));
        assertThat(config.toString()).doesNotContain("hidden").contains("token given directly");
    }

    @Test
    void aTokenFileThatCannotBeAPath() {
        Configured.hasOneProblem(
                "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
                "a\0b",
                CoreFinding.CONFIG_INVALID,
                "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE is \"a?b\": it must be the path of a file.");
    }

    @Test
    void webIdentityIsShownWithItsRoleAndFile() {
        assertThat(Configured.by(Pod.withWebIdentity()).source())
                .hasToString("web-identity as arn:aws:iam::285282426848:role/pod-role, token in"
                        + " /var/run/secrets/eks.amazonaws.com/serviceaccount/token");
    }
}
