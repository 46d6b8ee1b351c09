package com.aa.nxop.access.internal.platform;

import com.aa.nxop.access.internal.io.AttemptSequence;
import com.aa.nxop.access.internal.io.Intermediary;
import com.aa.nxop.access.internal.io.NodeHttp;
import com.aa.nxop.access.internal.io.NodeHttp.Reply;
import com.aa.nxop.access.internal.io.PrintableUri;
import com.aa.nxop.access.internal.io.SourceRetryPolicy;
import com.aa.nxop.access.internal.text.CredentialsJson;
import com.aa.nxop.access.internal.text.SourceFault;
import com.aa.nxop.access.internal.text.SourceFault.Kind;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * One conversation with the Pod Identity agent: GET with the pod's token, repeated a bounded number of times while the agent is
 * busy or cannot be reached. Thread-safe.
 */
public record AgentClient(URI endpoint, SourceRetryPolicy retries) {
    private static final CredentialsJson JSON = new CredentialsJson("NxopPodIdentity", AgentClient::unusable);

    /**
     * What the agent gives.
     *
     * @param token where it comes from; the SDK asks for every attempt
     * @throws SourceFault if the agent gave nothing to use
     */
    public AwsSessionCredentials get(Supplier<String> token) throws InterruptedException {
        Reply reply = reply(token);
        if (reply.status() == 200) {
            return JSON.parse(reply.body());
        }
        throw reply.isSuccessOfAnotherKind() ? unusable(reply.toString()) : refusal(reply);
    }

    /** The first reply that is final, or the last one. */
    private Reply reply(Supplier<String> token) throws InterruptedException {
        AttemptSequence attempts = retries.begin();
        while (true) {
            @Nullable Reply reply = null;
            @Nullable IOException failure = null;
            try {
                reply = once(token.get(), attempts.deadlineNanos());
                if (!reply.worthRepeating()) {
                    return reply;
                }
            } catch (IOException e) {
                failure = e;
            }
            if (!attempts.goesOn()) {
                if (reply != null) {
                    return reply;
                }
                throw unanswered(attempts.made(), failure);
            }
        }
    }

    private Reply once(String token, long deadlineNanos) throws IOException {
        return NodeHttp.send(
                "GET",
                endpoint,
                Map.of("Accept", "application/json", "Authorization", token),
                retries.connectTimeout(),
                retries.readTimeout(),
                deadlineNanos);
    }

    private SourceFault unanswered(int attempts, @Nullable IOException last) {
        return new SourceFault(
                Kind.AGENT_UNREACHABLE,
                "The Pod Identity agent at " + PrintableUri.of(endpoint) + " did not answer in " + attempts
                        + " attempts" + (last == null ? "" : ": " + NodeHttp.describe(last)) + ".",
                "Check that the eks-pod-identity-agent runs on the pod's node, and that no network policy keeps the pod from"
                        + " 169.254.170.23 (IPv6: fd00:ec2::23) on port 80.",
                last);
    }

    private SourceFault refusal(Reply reply) {
        Optional<Intermediary> other = Intermediary.of(reply.status(), reply.body());
        if (other.isPresent()) {
            return new SourceFault(
                    Kind.AGENT_ANSWER,
                    "Another server answered at " + PrintableUri.of(endpoint) + " in place of the Pod Identity agent: "
                            + other.get().name() + ".",
                    AgentFault.IMPOSTOR.remedy() + " " + other.get().remedy(),
                    null);
        }
        String said = reply.said();
        AgentFault fault = AgentFault.of(reply.status(), reply.worthRepeating(), said);
        return new SourceFault(
                fault.kind(),
                "The Pod Identity agent refused (HTTP " + reply.status() + "): " + said,
                NodeRefusal.named(said, said.contains("eks-auth:") ? "the node's role" : "EKS Pod Identity")
                        .filter(named -> fault.kind() == Kind.AGENT_REFUSED)
                        .orElse(fault.remedy()),
                null);
    }

    private static SourceFault unusable(String found) {
        return new SourceFault(
                Kind.AGENT_ANSWER,
                "The Pod Identity agent answered with " + found + ".",
                "Check that AWS_CONTAINER_CREDENTIALS_FULL_URI names the agent and not something else, and look at the log of"
                        + " eks-pod-identity-agent on the pod's node.",
                null);
    }
}
