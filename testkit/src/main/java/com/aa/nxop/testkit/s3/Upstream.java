package com.aa.nxop.testkit.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.aa.nxop.testkit.http.HttpAnswer;
import com.aa.nxop.testkit.http.HttpCall;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Re-issues requests to S3Proxy on a connection each, with the request target exactly as it came in.
 *
 * <p>Not with the JDK's clients: they re-encode paths, refuse to set some headers, and leave threads behind. HTTP/1.0, because then
 * the answer simply ends with the connection.
 */
final class Upstream {
    /** What belongs to the hop before, or to the authentication that has been done. */
    private static final Set<String> NOT_FORWARDED = Set.of(
            "authorization",
            "connection",
            "content-length",
            "date",
            "expect",
            "host",
            "transfer-encoding",
            "x-amz-date",
            "x-amz-security-token");

    private final int port;

    Upstream(int port) {
        this.port = port;
    }

    HttpAnswer exchange(HttpCall call) {
        try (Socket socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port)) {
            OutputStream out = new BufferedOutputStream(socket.getOutputStream());
            out.write(head(call).getBytes(UTF_8));
            out.write(call.body());
            out.flush();
            return parse(socket.getInputStream().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("S3Proxy did not answer " + call + ".", e);
        }
    }

    private String head(HttpCall call) {
        StringBuilder head = new StringBuilder(512);
        head.append(call.method()).append(' ').append(call.target()).append(" HTTP/1.0\r\n");
        head.append("Host: 127.0.0.1:").append(port).append("\r\n");
        for (Map.Entry<String, List<String>> header : call.headers().entrySet()) {
            if (!NOT_FORWARDED.contains(header.getKey())) {
                for (String value : header.getValue()) {
                    head.append(header.getKey()).append(": ").append(value).append("\r\n");
                }
            }
        }
        return head.append("Content-Length: ")
                .append(call.body().length)
                .append("\r\n\r\n")
                .toString();
    }

    private static HttpAnswer parse(byte[] answer) throws IOException {
        int end = endOfHead(answer);
        String[] lines = new String(answer, 0, end, UTF_8).split("\r\n", -1);
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                headers.put(
                        lines[i].substring(0, colon),
                        lines[i].substring(colon + 1).strip());
            }
        }
        int status = Integer.parseInt(lines[0].split(" ", 3)[1]);
        byte[] body = Arrays.copyOfRange(answer, Math.min(end + 4, answer.length), answer.length);
        return new HttpAnswer(status, headers, body);
    }

    private static int endOfHead(byte[] answer) throws IOException {
        for (int i = 0; i + 3 < answer.length; i++) {
            if (answer[i] == '\r' && answer[i + 1] == '\n' && answer[i + 2] == '\r' && answer[i + 3] == '\n') {
                return i;
            }
        }
        throw new IOException("no complete answer");
    }
}
