package com.aa.nxop.access.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.Stage;
import com.aa.nxop.access.fakes.Pod;
import com.aa.nxop.access.internal.config.AccessSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a source or STS that hangs means, letter for letter. */
class TimeoutFindingsTest {
    private static final String MORE_TIME = " The Doctor had no more time. Give it more with --timeout.";

    private static TimeoutFindings with(Map<String, String> variables) {
        return new TimeoutFindings(AccessSettings.of(variables));
    }

    private static AccessException source(String kind) {
        return with(Pod.withPodIdentityAnd("NXOP_SOURCE", kind)).source();
    }

    @Test
    void theAgentOfPodIdentity() {
        assertThat(source("auto"))
                .hasMessage("""
                The Pod Identity agent did not answer in time (pod-identity at http://169.254.170.23/v1/credentials, token in \
                /var/run/secrets/pods.eks.amazonaws.com/serviceaccount/eks-pod-identity-token).
                  Remedy: Check that the eks-pod-identity-agent runs on the pod's node, and that no network policy keeps the pod from it.\
                """ + MORE_TIME
                        + "\n  More: https://nxop-access.example/docs/guide/troubleshooting.md#agent-unreachable");
    }

    @Test
    void kube2iam() {
        AccessException late = source("kube2iam");
        assertThat(late.what()).startsWith("The metadata service did not answer in time (kube2iam");
        assertThat(late.remedy())
                .isEqualTo(
                        "Check that kube2iam runs on the pod's node, and that no network policy keeps the pod from it."
                                + MORE_TIME);
        assertThat(late.finding().id()).isEqualTo("kube2iam-unreachable");
    }

    @Test
    void theFileOfTheVaultAgent() {
        AccessException late = source("vault-file");
        assertThat(late.what())
                .isEqualTo("The SDK could not read the Vault Agent's file, or ask STS about it, in time (vault-file"
                        + " /vault/secrets/aws-credentials, good for PT1H).");
        assertThat(late.remedy())
                .isEqualTo(
                        "Check that the file is on a volume that answers, and that the pod can reach STS." + MORE_TIME);
        assertThat(late.finding().id()).isEqualTo("vault-file-unreadable");
    }

    @Test
    void aLaptop() {
        assertThat(source("aws-default"))
                .hasMessage("""
                The AWS SDK gave no credentials in time.
                  Remedy: Run aws sso login, and check the profile with aws sts get-caller-identity.\
                """ + MORE_TIME
                        + "\n  More: https://nxop-access.example/docs/guide/troubleshooting.md#aws-default-none");
    }

    @Test
    void withWebIdentityTheSourceIsStsItself() {
        AccessException late = with(Pod.withWebIdentity()).source();
        assertThat(late.what()).isEqualTo("STS did not answer AssumeRoleWithWebIdentity in time.");
        assertThat(late.finding().id()).isEqualTo("sts-unreachable");
        assertThat(late.stage()).isEqualTo(Stage.SOURCE);
    }

    @Test
    void stsAtHopTwo() {
        AccessException late = with(Pod.withPodIdentity()).sts("AssumeRole");
        assertThat(late)
                .hasMessage("""
                STS did not answer AssumeRole in time.
                  Remedy: Check that the pod can reach the STS endpoint of its region on port 443 (egress rule, security group, VPC \
                endpoint). Check AWS_ENDPOINT_URL_STS if it is set.\
                """ + MORE_TIME
                        + "\n  More: https://nxop-access.example/docs/guide/troubleshooting.md#sts-unreachable");
        assertThat(late.stage()).isEqualTo(Stage.ASSUME_ROLE);
        assertThat(late.retryable()).isTrue();
    }
}
