package com.aa.nxop.testkit.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes HTTP/1.1 answers to one connection. */
final class AnswerWriter {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    /** What the front decides itself, whatever the service behind it says. */
    private static final Set<String> OURS = Set.of("date", "connection", "transfer-encoding", "content-length");

    private static final Map<Integer, String> REASONS = Map.ofEntries(
            Map.entry(200, "OK"),
            Map.entry(204, "No Content"),
            Map.entry(206, "Partial Content"),
            Map.entry(304, "Not Modified"),
            Map.entry(307, "Temporary Redirect"),
            Map.entry(400, "Bad Request"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(409, "Conflict"),
            Map.entry(412, "Precondition Failed"),
            Map.entry(413, "Content Too Large"),
            Map.entry(416, "Range Not Satisfiable"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(431, "Request Header Fields Too Large"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(501, "Not Implemented"),
            Map.entry(503, "Service Unavailable"));

    private final OutputStream out;

    AnswerWriter(OutputStream out) {
        this.out = out;
    }

    void write(String method, HttpAnswer answer, Instant now, boolean keepAlive) throws IOException {
        head(method, answer, answer.body().length, now, keepAlive);
        if (hasBody(method, answer.status())) {
            out.write(answer.body());
        }
        out.flush();
    }

    /** Announces the whole body and sends half of it. */
    void writeHalf(String method, HttpAnswer answer, Instant now) throws IOException {
        int half = answer.body().length / 2;
        head(method, answer, Math.max(1, answer.body().length), now, false);
        out.write(answer.body(), 0, half);
        out.flush();
    }

    private void head(String method, HttpAnswer answer, int length, Instant now, boolean keepAlive) throws IOException {
        StringBuilder head = new StringBuilder(256);
        head.append("HTTP/1.1 ").append(answer.status()).append(' ');
        head.append(REASONS.getOrDefault(answer.status(), "Status")).append("\r\n");
        head.append("Date: ").append(DATE.format(now)).append("\r\n");
        String announced = Integer.toString(length);
        for (Map.Entry<String, String> header : answer.headers().entrySet()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if ("content-length".equals(name) && "HEAD".equals(method)) {
                // To HEAD, the service says how long the body would have been.
                announced = header.getValue();
            }
            if (!OURS.contains(name)) {
                head.append(header.getKey())
                        .append(": ")
                        .append(header.getValue())
                        .append("\r\n");
            }
        }
        if (answer.status() != 204 && answer.status() != 304) {
            head.append("Content-Length: ").append(announced).append("\r\n");
        }
        head.append("Connection: ").append(keepAlive ? "keep-alive" : "close").append("\r\n\r\n");
        out.write(head.toString().getBytes(UTF_8));
    }

    private static boolean hasBody(String method, int status) {
        return !"HEAD".equals(method) && status != 204 && status != 304;
    }
}
