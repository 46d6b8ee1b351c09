package com.aa.nxop.access.internal.io;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One request to something on the pod's node: by no proxy, after no redirect, with nothing that the process has installed for others. What is
 * sent is for this address and no other. The answer is read to a limit in bytes and time.
 */
public final class NodeHttp {
    private static final int LARGEST_ANSWER = 64 * 1024;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Set<String> SECRET_HEADERS = Set.of("Authorization", "X-aws-ec2-metadata-token");

    private NodeHttp() {}

    /**
     * What was answered, whatever it is. The body may hold credentials.
     *
     * @param sent secrets of the request
     */
    public record Reply(int status, String body, List<String> sent) {
        public boolean worthRepeating() {
            return status == TOO_MANY_REQUESTS || status >= 500;
        }

        /** Neither what was asked for, nor a refusal in words. */
        public boolean isSuccessOfAnotherKind() {
            return status / 100 == 2 && status != 200;
        }

        /** A refusal's own words, in one line; nothing that may hold credentials. */
        public String said() {
            return ForeignText.refusal(body, sent);
        }

        @Override
        public String toString() {
            return "HTTP " + status;
        }
    }

    /**
     * Sends it once.
     *
     * @param readTimeout for one silence of the other side
     * @param deadlineNanos by {@link System#nanoTime}: an answer that has not ended by then is given up
     * @throws IOException if there is no whole answer
     */
    public static Reply send(
            String method,
            URI uri,
            Map<String, String> headers,
            Duration connectTimeout,
            Duration readTimeout,
            long deadlineNanos)
            throws IOException {
        HttpLimits limits = new HttpLimits(connectTimeout, readTimeout, deadlineNanos, LARGEST_ANSWER);
        BoundedHttpAnswer answer = new BoundedHttpCall(
                        HttpRequest.of(method, uri, headers), limits, TlsTrust.ofJdk(), Optional.empty())
                .run();
        return new Reply(answer.status(), new String(answer.body(), StandardCharsets.UTF_8), secrets(uri, headers));
    }

    /** An address's query may be one too. */
    private static List<String> secrets(URI uri, Map<String, String> headers) {
        return Stream.concat(
                        SECRET_HEADERS.stream().flatMap(name -> Stream.ofNullable(headers.get(name))),
                        Stream.of(uri.getRawQuery(), uri.getQuery()).flatMap(Stream::ofNullable))
                .toList();
    }

    /** Why there was no answer, for example {@code SocketTimeoutException Read timed out}. */
    public static String describe(IOException e) {
        return (e instanceof UnusableAnswerException ? "" : e.getClass().getSimpleName() + " ")
                + ForeignText.line(String.valueOf(e.getMessage()));
    }
}
