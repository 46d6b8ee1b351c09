package com.aa.nxop.access.source;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.Finding;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One conversation with the Pod Identity agent: GET with the pod's token, repeated a bounded number of times while the agent is
 * busy or cannot be reached. Thread-safe.
 */
final class AgentClient {
    private static final int LARGEST_ANSWER = 64 * 1024;
    private static final int TOO_MANY_REQUESTS = 429;

    private final URI endpoint;
    private final Patience patience;

    AgentClient(URI endpoint, Patience patience) {
        this.endpoint = endpoint;
        this.patience = patience;
    }

    /** What the agent answered, whatever it is. The body may hold credentials. */
    record Reply(int status, String body) {
        boolean worthRepeating() {
            return status == TOO_MANY_REQUESTS || status >= 500;
        }

        @Override
        public String toString() {
            return "HTTP " + status;
        }
    }

    /** Where the token comes from, asked anew for every attempt. */
    @FunctionalInterface
    interface Tokens {
        String read();
    }

    /**
     * The first reply that is final, or the last one.
     *
     * @throws AccessException if there was none
     */
    Reply get(Tokens tokens) {
        long start = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            @Nullable Reply reply = null;
            @Nullable IOException failure = null;
            try {
                reply = once(tokens.read(), start + patience.total().toNanos());
                if (!reply.worthRepeating()) {
                    return reply;
                }
            } catch (IOException e) {
                failure = e;
            }
            Duration pause = patience.pauseAfter(attempt);
            Duration spent = Duration.ofNanos(System.nanoTime() - start);
            if (attempt == patience.attempts() || spent.plus(pause).compareTo(patience.total()) > 0) {
                if (reply != null) {
                    return reply;
                }
                throw unreachable(attempt, failure);
            }
            rest(pause);
        }
    }

    private Reply once(String token, long deadlineNanos) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) endpoint.toURL().openConnection(Proxy.NO_PROXY);
        try {
            connection.setConnectTimeout((int) patience.connectTimeout().toMillis());
            connection.setReadTimeout((int) patience.readTimeout().toMillis());
            connection.setInstanceFollowRedirects(false); // The token goes to this address and to no other.
            connection.setUseCaches(false);
            connection.setRequestProperty("Accept", "application/json");
            connection.setRequestProperty("Authorization", token);
            int status = connection.getResponseCode();
            if (status < 0) {
                throw new IOException("not an HTTP answer");
            }
            String body = body(connection, status, deadlineNanos);
            // A refusal is shown to people: should it repeat the token, the token is taken out.
            return new Reply(status, status == 200 ? body : body.replace(token, "<token>"));
        } finally {
            connection.disconnect();
        }
    }

    private static String body(HttpURLConnection connection, int status, long deadlineNanos) throws IOException {
        try (InputStream in = status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
            byte[] bytes = in == null ? new byte[0] : read(in, deadlineNanos);
            if (bytes.length < Math.min(connection.getContentLengthLong(), LARGEST_ANSWER)) {
                throw new EOFException("the answer broke off"); // JDK 17 would take it for whole.
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** The read timeout bounds one silence, not their sum: an answer that drips must not hold the refresh for hours. */
    private static byte[] read(InputStream in, long deadlineNanos) throws IOException {
        byte[] buffer = new byte[LARGEST_ANSWER];
        int length = 0;
        for (int more; length < buffer.length && (more = in.read(buffer, length, buffer.length - length)) >= 0; ) {
            length += more;
            if (System.nanoTime() - deadlineNanos > 0) {
                throw new SocketTimeoutException("the answer did not end in time");
            }
        }
        return Arrays.copyOf(buffer, length);
    }

    private void rest(Duration pause) {
        try {
            patience.sleeper().sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AccessException(
                    Finding.SESSION_WAIT,
                    "Interrupted while waiting to ask the Pod Identity agent again.",
                    "Nothing, if the application is shutting down.",
                    e);
        }
    }

    private AccessException unreachable(int attempts, @Nullable IOException failure) {
        String why = failure == null ? "" : ": " + failure.getClass().getSimpleName() + " " + failure.getMessage();
        return new AccessException(
                Finding.AGENT_UNREACHABLE,
                "The Pod Identity agent at " + endpoint + " did not answer in " + attempts + " attempts" + why + ".",
                "Check that the eks-pod-identity-agent runs on the pod's node, and that no network policy keeps the pod from"
                        + " 169.254.170.23 (IPv6: fd00:ec2::23) on port 80.",
                failure);
    }
}
