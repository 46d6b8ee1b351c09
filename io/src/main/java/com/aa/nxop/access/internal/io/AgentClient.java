package com.aa.nxop.access.internal.io;

import com.aa.nxop.access.internal.io.NodeHttp.Reply;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One conversation with the Pod Identity agent: GET with the pod's token, repeated a bounded number of times while the agent is
 * busy or cannot be reached. Thread-safe.
 */
public record AgentClient(URI endpoint, SourceRetryPolicy retries) {

    /**
     * The first reply that is final, or the last one.
     *
     * @param token where it comes from, asked anew for every attempt
     * @throws UnansweredException if there was none
     */
    public Reply get(Supplier<String> token) throws UnansweredException, InterruptedException {
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
                throw new UnansweredException(attempts.made(), failure);
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
}
