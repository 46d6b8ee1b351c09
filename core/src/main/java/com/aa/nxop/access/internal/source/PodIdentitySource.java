package com.aa.nxop.access.internal.source;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.SourceKind;
import com.aa.nxop.access.internal.config.SourceSettings.PodIdentity;
import com.aa.nxop.access.internal.io.AgentClient;
import com.aa.nxop.access.internal.io.AgentFault;
import com.aa.nxop.access.internal.io.Intermediary;
import com.aa.nxop.access.internal.io.NodeHttp.Reply;
import com.aa.nxop.access.internal.io.NodeRefusal;
import com.aa.nxop.access.internal.io.PrintableUri;
import com.aa.nxop.access.internal.io.UnansweredException;
import com.aa.nxop.access.internal.text.CredentialsJson;
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
        throw reply.isSuccessOfAnotherKind() ? bad(reply.toString()) : refusal(reply);
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
            throw PauseFailure.failure(e, "to ask the Pod Identity agent again");
        }
    }

    private String token() {
        return settings.token()
                .map(token -> SourceToken.check(token, "The variable AWS_CONTAINER_AUTHORIZATION_TOKEN"))
                .orElseGet(() -> settings.tokenFile().map(SourceToken::read).orElse(""));
    }

    private AccessException refusal(Reply reply) {
        Optional<Intermediary> other = Intermediary.of(reply.status(), reply.body());
        if (other.isPresent()) {
            return new AccessException(
                    CoreFinding.AGENT_ANSWER,
                    "Not the Pod Identity agent answered at " + PrintableUri.of(settings.endpoint()) + ", but "
                            + other.get().name() + ".",
                    AgentFault.IMPOSTOR.remedy() + " " + other.get().remedy());
        }
        String said = reply.said();
        AgentFault fault = AgentFault.of(reply.status(), reply.worthRepeating(), said);
        CoreFinding finding = switch (fault) {
            case BUSY, NO_NODE_CREDENTIALS, EKS_UNREACHED -> CoreFinding.AGENT_BUSY;
            case TOKEN_EXPIRED -> CoreFinding.TOKEN_EXPIRED;
            case NO_ASSOCIATION -> CoreFinding.AGENT_NO_ASSOCIATION;
            case IMPOSTOR -> CoreFinding.AGENT_ANSWER;
            case NODE_ROLE, ADDRESS, TOKEN_FOR_OTHERS, OTHER -> CoreFinding.AGENT_REFUSED;
        };
        return new AccessException(
                finding,
                "The Pod Identity agent refused (HTTP " + reply.status() + "): " + said,
                NodeRefusal.named(said, said.contains("eks-auth:") ? "the node's role" : "EKS Pod Identity")
                        .filter(named -> finding == CoreFinding.AGENT_REFUSED)
                        .orElse(fault.remedy()));
    }

    private static AccessException bad(String found) {
        return new AccessException(
                CoreFinding.AGENT_ANSWER,
                "The Pod Identity agent answered with " + found + ".",
                "Check that AWS_CONTAINER_CREDENTIALS_FULL_URI names the agent and not something else, and look at the log of"
                        + " eks-pod-identity-agent on the pod's node.");
    }
}
