package com.aa.nxop.testkit.network;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * An HTTP proxy on loopback, as companies have them between a cluster and the internet: CONNECT for https, whole addresses for http, with a login
 * if one is asked for. Names lead to ports of this machine that the test names, and to nothing else. Thread-safe.
 */
public final class ForwardProxy implements AutoCloseable {
    private static final int LARGEST_HEAD = 64 * 1024;

    private final Map<String, Integer> routes = new ConcurrentHashMap<>();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private volatile String login = "";
    private volatile String refusal = "";
    /** The last, because connections need the others. */
    private final LoopbackListener listener = LoopbackListener.start("proxy", this::receive);

    private ForwardProxy() {}

    public static ForwardProxy start() {
        return new ForwardProxy();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + listener.port());
    }

    /**
     * The proxy leads a client that asks for this name there; it answers 502 for unknown names.
     *
     * @param hostAndPort for example {@code sts.us-east-1.amazonaws.com:443}
     */
    public ForwardProxy route(String hostAndPort, URI to) {
        routes.put(hostAndPort.toLowerCase(Locale.ROOT), to.getPort());
        return this;
    }

    /** From now on the proxy answers 407 to a client that does not log in. */
    public ForwardProxy demandLogin(String user, String password) {
        login = "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /**
     * From now on every request is answered so.
     *
     * @param statusAndReason for example {@code 403 Forbidden}; empty to end it
     */
    public ForwardProxy refuse(String statusAndReason) {
        refusal = statusAndReason;
        return this;
    }

    /** The first lines of all requests, in order: {@code CONNECT sts.us-east-1.amazonaws.com:443 HTTP/1.1}. */
    public List<String> requests() {
        return heads.stream().map(head -> head.substring(0, head.indexOf('\r'))).toList();
    }

    /** All that clients said to the proxy itself, with headers. */
    public List<String> heads() {
        return List.copyOf(heads);
    }

    private void receive(Socket client) throws IOException {
        String head = head(client.getInputStream());
        heads.add(head);
        if (!refusal.isEmpty()) {
            answer(client, refusal, "");
            return;
        }
        if (!login.isEmpty() && !header(head, "Proxy-Authorization").equals(Optional.of(login))) {
            answer(client, "407 Proxy Authentication Required", "Proxy-Authenticate: Basic realm=\"sandbox\"\r\n");
            return;
        }
        String[] line = head.substring(0, head.indexOf('\r')).split(" ", 3);
        boolean tunnel = line[0].equals("CONNECT");
        URI asked = URI.create(tunnel ? "http://" + line[1] : line[1]);
        Integer port = routes.get(
                asked.getHost().toLowerCase(Locale.ROOT) + ":" + (asked.getPort() < 0 ? 80 : asked.getPort()));
        if (port == null) {
            answer(client, "502 Bad Gateway", "");
            return;
        }
        try (Socket server = listener.connect(port)) {
            if (tunnel) {
                client.getOutputStream().write(ascii("HTTP/1.1 200 Connection established\r\n\r\n"));
            } else {
                server.getOutputStream().write(ascii(onward(head, line, asked)));
            }
            listener.relay(client, server);
        }
    }

    /** One request for each connection is all that the proxy knows of plain http. */
    private static String onward(String head, String[] line, URI asked) {
        String path = asked.getRawPath().isEmpty() ? "/" : asked.getRawPath();
        String target = asked.getRawQuery() == null ? path : path + "?" + asked.getRawQuery();
        return head.lines()
                .skip(1)
                .filter(header -> !header.regionMatches(true, 0, "Proxy-", 0, 6)
                        && !header.regionMatches(true, 0, "Connection:", 0, 11)
                        && !header.isEmpty())
                .collect(Collectors.joining(
                        "\r\n", line[0] + " " + target + " " + line[2] + "\r\nConnection: close\r\n", "\r\n\r\n"));
    }

    private static Optional<String> header(String head, String name) {
        return head.lines()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    private static void answer(Socket client, String status, String headers) throws IOException {
        client.getOutputStream()
                .write(
                        ascii(
                                "HTTP/1.1 " + status + "\r\n" + headers
                                        + "Content-Type: text/html\r\nContent-Length: 19\r\nConnection: close\r\n\r\n<h1>The proxy.</h1>"));
        client.shutdownOutput();
        // Until the client has read it: what is unread when a connection is closed resets it.
        while (client.getInputStream().read() >= 0) {}
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        byte[] end = ascii("\r\n\r\n");
        byte[] last = new byte[end.length];
        while (!Arrays.equals(last, end)) {
            int next = in.read();
            if (next < 0 || head.size() > LARGEST_HEAD) {
                throw new IOException("no request");
            }
            head.write(next);
            System.arraycopy(last, 1, last, 0, last.length - 1);
            last[last.length - 1] = (byte) next;
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        listener.close();
    }
}
