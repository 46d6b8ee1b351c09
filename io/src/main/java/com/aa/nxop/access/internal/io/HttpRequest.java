package com.aa.nxop.access.internal.io;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One request. It may hold a token.
 *
 * @param uri absolute, http or https
 * @param headers without those that belong to the connection; {@code Host} only where it differs from the URI's
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over, not compared.
public record HttpRequest(String method, URI uri, Map<String, List<String>> headers, byte[] body) {
    private static final Pattern METHOD = Pattern.compile("[A-Z]{1,16}");
    private static final Pattern TARGET = Pattern.compile("[!-~]{1,8192}");
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}");
    private static final Pattern VALUE = Pattern.compile("[\\t -~]*+");
    /** The client says these itself: they describe the connection, or the length that it counts. */
    private static final Set<String> OWN = Set.of("connection", "content-length", "transfer-encoding", "expect");

    /** Without a body. */
    public static HttpRequest of(String method, URI uri, Map<String, String> headers) {
        Map<String, List<String>> all = new TreeMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        return new HttpRequest(method, uri, all, new byte[0]);
    }

    boolean isTls() {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    int port() {
        return uri.getPort() >= 0 ? uri.getPort() : isTls() ? 443 : 80;
    }

    /** Without the brackets of an IPv6 address. */
    String host() {
        String host = uri.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** As the {@code Host} header has it. */
    String authority() {
        return uri.getHost() + (uri.getPort() < 0 || uri.getPort() == (isTls() ? 443 : 80) ? "" : ":" + uri.getPort());
    }

    /** Path and query. */
    String target() {
        URI ascii = URI.create(uri.toASCIIString());
        String path = ascii.getRawPath() == null || ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
        return path + (ascii.getRawQuery() == null ? "" : "?" + ascii.getRawQuery());
    }

    /**
     * As it goes over the line.
     *
     * @param target of the request line
     * @throws IOException if a part cannot be sent as it is: nothing that a value holds may become a header or a request of its own
     */
    byte[] bytes(String target, Map<String, String> more) throws IOException {
        StringBuilder head = new StringBuilder(512);
        head.append(checked(METHOD, method, "method")).append(' ');
        head.append(checked(TARGET, target, "path")).append(" HTTP/1.1\r\n");
        if (headers.keySet().stream().noneMatch("host"::equalsIgnoreCase)) {
            header(head, "Host", authority());
        }
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            if (!OWN.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                for (String value : header.getValue()) {
                    header(head, header.getKey(), value);
                }
            }
        }
        for (Map.Entry<String, String> header : more.entrySet()) {
            header(head, header.getKey(), header.getValue());
        }
        if (body.length > 0 || method.equals("POST") || method.equals("PUT")) {
            header(head, "Content-Length", String.valueOf(body.length));
        }
        if (!method.equals("CONNECT")) {
            header(head, "Connection", "close");
        }
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return all;
    }

    private static void header(StringBuilder head, String name, String value) throws IOException {
        head.append(checked(NAME, name, "header name")).append(": ");
        head.append(checked(VALUE, value, "header value")).append("\r\n");
    }

    private static String checked(Pattern syntax, String text, String what) throws IOException {
        if (!syntax.matcher(text).matches()) {
            throw new IOException("a " + what + " that HTTP does not allow");
        }
        return text;
    }

    @Override
    public String toString() {
        return method + " " + authority();
    }
}
