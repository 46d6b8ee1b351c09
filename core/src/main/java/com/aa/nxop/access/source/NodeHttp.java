package com.aa.nxop.access.source;

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
import java.util.Map;

/**
 * One request to something on the pod's node: by no proxy, after no redirect (what is sent is for this address and no other), with an
 * answer that is read to a limit in bytes and time.
 */
final class NodeHttp {
    private static final int LARGEST_ANSWER = 64 * 1024;
    private static final int LONGEST_TEXT = 500;
    private static final int TOO_MANY_REQUESTS = 429;

    private NodeHttp() {}

    /** What was answered, whatever it is. The body may hold credentials. */
    record Reply(int status, String body) {
        boolean worthRepeating() {
            return status == TOO_MANY_REQUESTS || status >= 500;
        }

        /** A refusal's own words, in one line. */
        String said() {
            String text = body.strip().replaceAll("\\p{Cntrl}+", " ");
            if (text.isEmpty()) {
                return "no text.";
            }
            return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text;
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
    static Reply send(
            String method,
            URI uri,
            Map<String, String> headers,
            Duration connectTimeout,
            Duration readTimeout,
            long deadlineNanos)
            throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
        try {
            connection.setRequestMethod(method);
            connection.setConnectTimeout(millis(connectTimeout));
            connection.setReadTimeout(millis(readTimeout));
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            headers.forEach(connection::setRequestProperty);
            int status = connection.getResponseCode();
            if (status < 0) {
                throw new IOException("not an HTTP answer");
            }
            return new Reply(status, body(connection, status, deadlineNanos));
        } finally {
            connection.disconnect();
        }
    }

    /** Never 0, which would mean for ever. */
    private static int millis(Duration timeout) {
        return (int) Math.max(1, timeout.toMillis());
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
}
