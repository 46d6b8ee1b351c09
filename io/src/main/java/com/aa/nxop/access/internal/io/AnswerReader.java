package com.aa.nxop.access.internal.io;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one answer as RFC 9112 has it, and refuses what is not. Everything that is read counts against one limit. For one use. */
final class AnswerReader {
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.(?<minor>[01]) (?<status>[1-5]\\d\\d)(?: .*)?");
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}");
    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");
    /** With extensions, which nobody asked for and nobody reads. */
    private static final Pattern CHUNK = Pattern.compile("(?<size>[0-9A-Fa-f]{1,8})[ \\t]*+(?:;.*)?");

    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;
    /** Of interim answers, and the one that counts. */
    private static final int MOST_HEADS = 9;

    private final InputStream in;
    private final int most;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int taken;

    /**
     * @param in better buffered
     * @param most bytes of the answer
     */
    AnswerReader(InputStream in, int most) {
        this.in = in;
        this.most = most;
    }

    /** Of an answer without a body for the caller, as CONNECT's: the SDK reads only its head. */
    int status() throws IOException {
        return head().status();
    }

    /** @throws IOException if there is no answer, or none that can be understood; it repeats nothing of the answer */
    BoundedHttpAnswer read() throws IOException {
        Head head = head();
        boolean whole = body(head.status(), head.headers(), head.old());
        return new BoundedHttpAnswer(head.status(), head.headers(), body.toByteArray(), whole);
    }

    private record Head(int status, Map<String, List<String>> headers, boolean old) {}

    private Head head() throws IOException {
        int status;
        Map<String, List<String>> headers;
        boolean old;
        int heads = 0;
        do {
            Matcher line = STATUS.matcher(line());
            if (!line.matches()) {
                throw new UnusableAnswerException("the answer is not HTTP");
            }
            status = Integer.parseInt(line.group("status"));
            old = line.group("minor").equals("0");
            headers = headers();
            if (status == SWITCHING_PROTOCOLS || ++heads > MOST_HEADS) {
                throw new UnusableAnswerException("the answer does not end");
            }
        } while (status < 200);
        return new Head(status, headers, old);
    }

    /**
     * After a chunk of no bytes come trailers: they are left unread, with the connection.
     *
     * @return whether this is all of it
     */
    private boolean body(int status, Map<String, List<String>> headers, boolean old) throws IOException {
        List<String> codings = headers.getOrDefault("transfer-encoding", List.of());
        List<String> lengths = headers.getOrDefault("content-length", List.of());
        if (status == NO_CONTENT || status == NOT_MODIFIED) {
            return true;
        }
        if (!codings.isEmpty()) {
            if (old
                    || !lengths.isEmpty()
                    || codings.size() > 1
                    || !codings.get(0).equalsIgnoreCase("chunked")) {
                throw new UnusableAnswerException(
                        "the answer has contradictory lengths, or a coding that the SDK did not ask for");
            }
            return chunks();
        }
        if (lengths.isEmpty()) {
            return copy(Long.MAX_VALUE, /* toTheEnd= */ true);
        }
        if (lengths.stream().distinct().count() > 1
                || !LENGTH.matcher(lengths.get(0)).matches()) {
            throw new UnusableAnswerException("the answer's length is not a number");
        }
        return copy(Long.parseLong(lengths.get(0)), /* toTheEnd= */ false);
    }

    private boolean chunks() throws IOException {
        for (long size = chunk(); size > 0; size = chunk()) {
            if (!copy(size, /* toTheEnd= */ false)) {
                return false;
            }
            if (!line().isEmpty()) {
                throw new UnusableAnswerException("a chunk of the answer has no end");
            }
        }
        return true;
    }

    private long chunk() throws IOException {
        Matcher line = CHUNK.matcher(line());
        if (!line.matches()) {
            throw new UnusableAnswerException("a chunk of the answer has no size");
        }
        return Long.parseLong(line.group("size"), 16);
    }

    /**
     * As many bytes as the limit leaves room for.
     *
     * @param toTheEnd whether the end of the connection is the end of the body
     */
    private boolean copy(long size, boolean toTheEnd) throws IOException {
        for (long i = 0; i < size; i++) {
            if (taken == most) {
                return false;
            }
            int next = in.read();
            if (next < 0 && toTheEnd) {
                return true;
            }
            body.write(counted(next));
        }
        return true;
    }

    private Map<String, List<String>> headers() throws IOException {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 0 || !NAME.matcher(line.substring(0, colon)).matches()) {
                throw new UnusableAnswerException("a line among the answer's headers is not a header");
            }
            headers.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return headers;
    }

    /** Without its end; a line feed alone counts as one. */
    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        for (int next = next(); next != '\n'; next = next()) {
            if (next == '\r') {
                if (next() != '\n') {
                    throw new UnusableAnswerException("a line of the answer has no end");
                }
                break;
            }
            if (next < ' ' && next != '\t') {
                throw new UnusableAnswerException("the answer is not HTTP");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private int next() throws IOException {
        if (taken == most) {
            throw new UnusableAnswerException("the answer is larger than " + most + " bytes");
        }
        return counted(in.read());
    }

    private int counted(int next) throws IOException {
        if (next >= 0) {
            taken++;
            return next;
        }
        if (taken == 0) {
            throw new EOFException("the connection was closed without an answer");
        }
        throw new UnusableAnswerException("the answer broke off");
    }
}
