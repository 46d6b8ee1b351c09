package com.aa.nxop.access.internal.source;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.internal.io.NodeHttp;
import com.aa.nxop.access.internal.io.NodeHttp.Reply;
import com.aa.nxop.access.internal.io.PrintableUri;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One conversation with the Pod Identity agent: GET with the pod's token, repeated a bounded number of times while the agent is
 * busy or cannot be reached. Thread-safe.
 */
record AgentClient(URI endpoint, SourceRetryPolicy retries) {

    /**
     * The first reply that is final, or the last one.
     *
     * @param token where it comes from, asked anew for every attempt
     * @throws AccessException if there was none
     */
    Reply get(Supplier<String> token) {
        long start = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            @Nullable Reply reply = null;
            @Nullable IOException failure = null;
            try {
                reply = once(token.get(), start + retries.total().toNanos());
                if (!reply.worthRepeating()) {
                    return reply;
                }
            } catch (IOException e) {
                failure = e;
            }
            Duration pause = retries.pauseAfter(attempt);
            if (!retries.allows(attempt, start, pause)) {
                if (reply != null) {
                    return reply;
                }
                throw unreachable(attempt, failure);
            }
            retries.rest(pause, "to ask the Pod Identity agent again");
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

    private AccessException unreachable(int attempts, @Nullable IOException failure) {
        String why = failure == null ? "" : ": " + NodeHttp.describe(failure);
        return new AccessException(
                CoreFinding.AGENT_UNREACHABLE,
                "The Pod Identity agent at " + PrintableUri.of(endpoint) + " did not answer in " + attempts
                        + " attempts" + why + ".",
                "Check that the eks-pod-identity-agent runs on the pod's node, and that no network policy keeps the pod from"
                        + " 169.254.170.23 (IPv6: fd00:ec2::23) on port 80.",
                failure);
    }
}
