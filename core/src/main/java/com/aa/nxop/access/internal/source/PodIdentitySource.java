package com.aa.nxop.access.internal.source;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.SourceKind;
import com.aa.nxop.access.internal.config.SourceSettings.PodIdentity;
import com.aa.nxop.access.internal.io.AgentClient;
import com.aa.nxop.access.internal.io.NodeHttp.Reply;
import com.aa.nxop.access.internal.io.PrintableUri;
import com.aa.nxop.access.internal.io.UnansweredException;
import com.aa.nxop.access.internal.text.CredentialsJson;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * EKS Pod Identity. Its own small client, because the AWS SDK's drops the agent's error text, never repeats a 429 and gives up after
 * a second of silence.
 */
record PodIdentitySource(PodIdentity settings, AgentClient agent) implements SourceCredentials {
    private static final CredentialsJson JSON = new CredentialsJson("NxopPodIdentity", PodIdentitySource::bad);

    @Override
    public SourceSession fetch() {
        Reply reply = reply();
        if (reply.status() == 200) {
            AwsSessionCredentials given = JSON.parse(reply.body());
            return new SourceSession(
                    SourceKind.POD_IDENTITY, given, given.expirationTime(), given.accountId(), Optional.empty());
        }
        throw reply.isSuccessOfAnotherKind() ? bad(reply.toString()) : refusal(reply, reply.said());
    }

    private Reply reply() {
        try {
            return agent.get(this::token);
        } catch (UnansweredException e) {
            throw new AccessException(
                    CoreFinding.AGENT_UNREACHABLE,
                    "The Pod Identity agent at " + PrintableUri.of(settings.endpoint()) + " " + e.getMessage() + ".",
                    "Check that the eks-pod-identity-agent runs on the pod's node, and that no network policy keeps the pod from"
                            + " 169.254.170.23 (IPv6: fd00:ec2::23) on port 80.",
                    e.getCause());
        } catch (InterruptedException e) {
            throw InterruptedPause.failure(e, "to ask the Pod Identity agent again");
        }
    }

    private String token() {
        return settings.token()
                .map(token -> PodToken.check(token, "The variable AWS_CONTAINER_AUTHORIZATION_TOKEN"))
                .orElseGet(() -> settings.tokenFile().map(PodToken::read).orElse(""));
    }

    private static AccessException refusal(Reply reply, String said) {
        String what = "The Pod Identity agent refused (HTTP " + reply.status() + "): " + said;
        String lower = said.toLowerCase(Locale.ROOT);
        if (reply.worthRepeating()) {
            return new AccessException(
                    CoreFinding.AGENT_BUSY,
                    what,
                    "Nothing at once: it is asked again. If it stays, look at the log of eks-pod-identity-agent on the pod's node"
                            + " and at how many pods started together.");
        }
        if (lower.contains("expired")) {
            return new AccessException(
                    CoreFinding.TOKEN_EXPIRED,
                    what,
                    "Kubelet replaces the token long before its end: check that the application reads the file EKS mounts and"
                            + " not a copy, and recreate the pod.");
        }
        if (reply.status() == 404 || lower.contains("resourcenotfound")) {
            return new AccessException(
                    CoreFinding.AGENT_NO_ASSOCIATION,
                    what,
                    "Associate a role with the pod's service account (aws eks create-pod-identity-association; on KPaaS the"
                            + " annotation runway.aa.com/pod-identity does it), then recreate the pod.");
        }
        if (lower.contains("invalidtoken")) {
            return new AccessException(
                    CoreFinding.AGENT_REFUSED,
                    what,
                    "Point AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE at the token that EKS mounts for Pod Identity (audience"
                            + " pods.eks.amazonaws.com), and at no other.");
        }
        return new AccessException(
                CoreFinding.AGENT_REFUSED,
                what,
                NodeRefusal.named(said, said.contains("eks-auth:") ? "the node's role" : "EKS Pod Identity")
                        .orElse(
                                "Check the Pod Identity association of the pod's service account and the trust policy of its role"
                                        + " (principal pods.eks.amazonaws.com, sts:AssumeRole and sts:TagSession). A changed association"
                                        + " counts for new pods only."));
    }

    private static AccessException bad(String found) {
        return new AccessException(
                CoreFinding.AGENT_ANSWER,
                "The Pod Identity agent answered with " + found + ".",
                "Check that AWS_CONTAINER_CREDENTIALS_FULL_URI names the agent and not something else, and look at the log of"
                        + " eks-pod-identity-agent on the pod's node.");
    }
}
