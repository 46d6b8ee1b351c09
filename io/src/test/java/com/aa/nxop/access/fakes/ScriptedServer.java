package com.aa.nxop.access.fakes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP server on loopback that answers as scripted, in order; the last answer is repeated. Counts and keeps the requests. */
public final class ScriptedServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Deque<Answer> answers;
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    private ScriptedServer(ServerSocket socket, List<Answer> answers) {
        this.socket = socket;
        this.answers = new ArrayDeque<>(answers);
    }

    /** What arrived; header names in lower case. */
    public record Request(String line, Map<String, String> headers, String body) {
        /** The form's fields, as the AWS query protocol sends them. */
        public Map<String, String> form() {
            Map<String, String> form = new LinkedHashMap<>();
            for (String pair : List.of(body.split("&", -1))) {
                int equals = pair.indexOf('=');
                form.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
            return form;
        }
    }

    public static ScriptedServer answering(Answer... answers) {
        try {
            ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            ScriptedServer server = new ScriptedServer(socket, Arrays.asList(answers));
            Thread thread = new Thread(server::serve, "scripted-server");
            thread.setDaemon(true);
            thread.start();
            return server;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    public List<Request> requests() {
        return requests;
    }

    public Request request() {
        if (requests.size() != 1) {
            throw new AssertionError("expected one request, but there were " + requests.size());
        }
        return requests.get(0);
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                meet(socket.accept());
            } catch (IOException e) {
                // The client went away, or the server was closed: the test sees it on its own side.
            }
        }
    }

    private void meet(Socket accepted) throws IOException {
        try (Socket connection = accepted) {
            connection.setSoTimeout(5_000);
            requests.add(read(connection));
            Answer answer = next();
            if (answer.equals(Answer.NONE)) {
                serve(); // The others, while this one stays open.
                return;
            }
            connection.getOutputStream().write(bytes(answer));
            connection.getOutputStream().flush();
        }
    }

    private synchronized Answer next() {
        return answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
    }

    private static Request read(Socket connection) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
        String first = line(in);
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        char[] body = new char[Integer.parseInt(headers.getOrDefault("content-length", "0"))];
        for (int read = 0; read < body.length; ) {
            int more = in.read(body, read, body.length - read);
            if (more < 0) {
                throw new IOException("cut off");
            }
            read += more;
        }
        return new Request(first, headers, new String(body));
    }

    private static String line(BufferedReader in) throws IOException {
        String line = in.readLine();
        if (line == null) {
            throw new IOException("nothing came");
        }
        return line;
    }

    private static byte[] bytes(Answer answer) {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Length", String.valueOf(body.length));
        headers.put("Connection", "close");
        headers.putAll(answer.headers());
        StringBuilder head = new StringBuilder("HTTP/1.1 " + answer.status() + " Scripted\r\n");
        headers.forEach((name, value) -> {
            if (!value.isEmpty()) {
                head.append(name).append(": ").append(value).append("\r\n");
            }
        });
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return all;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
