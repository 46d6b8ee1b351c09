package com.aa.nxop.testkit.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads HTTP/1.1 requests from one connection, without changing a byte that may be signed. */
final class RequestReader {
    /** More than AWS allows for a line; an STS presigned URL with tokens is about 4 KiB. */
    private static final int MAX_LINE = 64 * 1024;

    private static final int MAX_HEADERS = 200;
    static final int MAX_BODY = 64 * 1024 * 1024;

    private final InputStream in;
    private final OutputStream out;

    RequestReader(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /** Returns the next request, or empty when the peer closed the connection between two. */
    Optional<Request> read() throws IOException {
        String line = line();
        while (line != null && line.isEmpty()) {
            line = line();
        }
        if (line == null) {
            return Optional.empty();
        }
        String[] parts = line.split(" ", -1);
        if (parts.length != 3 || !parts[2].startsWith("HTTP/1.") || !parts[1].startsWith("/")) {
            throw new BadRequest(400, "not an HTTP/1.1 request line");
        }
        Map<String, List<String>> headers = headers();
        byte[] body = body(headers);
        HttpCall call = new HttpCall(parts[0], parts[1], headers, body);
        return Optional.of(new Request(call, keepAlive(parts[2], call)));
    }

    record Request(HttpCall call, boolean keepAlive) {}

    private static boolean keepAlive(String version, HttpCall call) {
        String connection = call.header("connection").orElse("").toLowerCase(Locale.ROOT);
        return "HTTP/1.0".equals(version) ? connection.contains("keep-alive") : !connection.contains("close");
    }

    private Map<String, List<String>> headers() throws IOException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (int n = 0; ; n++) {
            String line = lineOrFail();
            if (line.isEmpty()) {
                headers.replaceAll((name, values) -> List.copyOf(values));
                return Map.copyOf(headers);
            }
            int colon = line.indexOf(':');
            // A line that starts with a blank continues the one above it: long obsolete, and a way to smuggle headers.
            if (colon < 1 || line.charAt(0) <= ' ' || n == MAX_HEADERS) {
                throw new BadRequest(400, "malformed header");
            }
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
    }

    private byte[] body(Map<String, List<String>> headers) throws IOException {
        List<String> encoding = headers.getOrDefault("transfer-encoding", List.of());
        List<String> length = headers.getOrDefault("content-length", List.of());
        if (encoding.isEmpty() && length.isEmpty()) {
            return new byte[0];
        }
        if ((!encoding.isEmpty() && !length.isEmpty()) || length.size() > 1) {
            throw new BadRequest(400, "ambiguous length of the body");
        }
        if (headers.getOrDefault("expect", List.of()).stream().anyMatch("100-continue"::equalsIgnoreCase)) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(UTF_8));
            out.flush();
        }
        if (!encoding.isEmpty()) {
            if (!encoding.equals(List.of("chunked"))) {
                throw new BadRequest(501, "unknown transfer encoding");
            }
            return chunks();
        }
        return exactly(number(length.get(0), 10));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int size = number(lineOrFail().split(";", 2)[0].strip(), 16);
            if (size == 0) {
                // Trailers: nothing that is signed is ever sent in them here.
                while (!lineOrFail().isEmpty()) {}
                return body.toByteArray();
            }
            if (body.size() + size > MAX_BODY) {
                throw new BadRequest(413, "body over 64 MiB");
            }
            body.write(exactly(size));
            if (!lineOrFail().isEmpty()) {
                throw new BadRequest(400, "malformed chunk");
            }
        }
    }

    private static int number(String digits, int radix) throws IOException {
        try {
            long value = Long.parseLong(digits, radix);
            if (value < 0) {
                throw new BadRequest(400, "negative length");
            }
            if (value > MAX_BODY) {
                throw new BadRequest(413, "body over 64 MiB");
            }
            return (int) value;
        } catch (NumberFormatException e) {
            throw new BadRequest(400, "malformed length");
        }
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the peer closed the connection within a body");
        }
        return bytes;
    }

    private String lineOrFail() throws IOException {
        String line = line();
        if (line == null) {
            throw new EOFException("the peer closed the connection within a request");
        }
        return line;
    }

    private @Nullable String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                String text = line.toString(UTF_8);
                return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
            }
            line.write(b);
            if (line.size() > MAX_LINE) {
                throw new BadRequest(431, "line over 64 KiB");
            }
        }
        if (line.size() > 0) {
            throw new EOFException("the peer closed the connection within a line");
        }
        return null;
    }
}
