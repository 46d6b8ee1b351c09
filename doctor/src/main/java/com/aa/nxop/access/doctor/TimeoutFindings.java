package com.aa.nxop.access.doctor;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.Stage;
import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.internal.sts.StsClients;

/** What it means when a stage has not ended by the end of the diagnosis: what it waits for does not answer. */
record TimeoutFindings(AccessSettings config) {
    private static final String MORE_TIME = " The Doctor had no more time. Give it more with --timeout.";

    AccessException source() {
        return switch (config.source().kind()) {
            case POD_IDENTITY ->
                new AccessException(
                        CoreFinding.AGENT_UNREACHABLE,
                        "The Pod Identity agent did not answer in time (" + config.source() + ").",
                        "Check that the eks-pod-identity-agent runs on the pod's node, and that no network policy keeps the pod from"
                                + " it." + MORE_TIME);
            case KUBE2IAM ->
                new AccessException(
                        CoreFinding.KUBE2IAM_UNREACHABLE,
                        "The metadata service did not answer in time (" + config.source() + ").",
                        "Check that kube2iam runs on the pod's node, and that no network policy keeps the pod from it."
                                + MORE_TIME);
            case VAULT_FILE ->
                new AccessException(
                        CoreFinding.VAULT_FILE_UNREADABLE,
                        "The SDK could not read the Vault Agent's file, or ask STS about it, in time ("
                                + config.source() + ").",
                        "Check that the file is on a volume that answers, and that the pod can reach STS." + MORE_TIME);
            case AWS_DEFAULT ->
                new AccessException(
                        CoreFinding.AWS_DEFAULT_NONE,
                        "The AWS SDK gave no credentials in time.",
                        "Run aws sso login, and check the profile with aws sts get-caller-identity." + MORE_TIME);
            case WEB_IDENTITY -> sts("AssumeRoleWithWebIdentity", Stage.SOURCE);
        };
    }

    AccessException sts(String call) {
        return sts(call, Stage.ASSUME_ROLE);
    }

    private AccessException sts(String call, Stage stage) {
        return new AccessException(
                CoreFinding.STS_UNREACHABLE,
                stage,
                "STS did not answer " + call + " in time"
                        + StsClients.proxy(config)
                                .map(proxy -> ", through the proxy " + proxy)
                                .orElse("")
                        + ".",
                StsClients.proxy(config)
                                .map(proxy -> "Check that the proxy in " + proxy.origin() + " works and leads to "
                                        + StsClients.endpoint(config).getHost()
                                        + ". If the pod reaches it without a proxy, add it to "
                                        + (proxy.isOfProperty() ? "http.nonProxyHosts." : "NO_PROXY."))
                                .orElse(
                                        "Check that the pod can reach the STS endpoint of its region on port 443 (egress rule,"
                                                + " security group, VPC endpoint). Check AWS_ENDPOINT_URL_STS if it is set.")
                        + MORE_TIME,
                null);
    }
}
