package com.aa.nxop.testkit.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** One connection: request after request until one side has had enough. */
final class FrontConnection implements Runnable {
    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final Duration FOREVER = Duration.ofDays(1);
    private static final String GARBAGE = "\u0000%PDF <<garbage>> {\"unclosed\": [";

    private final Socket socket;
    private final HttpService service;
    private final InstantSource clock;
    private final Faults faults;
    private final HttpAnswer throttled;
    private final AtomicInteger requests;

    FrontConnection(
            Socket socket,
            HttpService service,
            InstantSource clock,
            Faults faults,
            HttpAnswer throttled,
            AtomicInteger requests) {
        this.socket = socket;
        this.service = service;
        this.clock = clock;
        this.faults = faults;
        this.throttled = throttled;
        this.requests = requests;
    }

    @Override
    public void run() {
        try (socket) {
            // Answers are small: with Nagle's algorithm a kept-alive client waits 40 ms for each.
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) IDLE.toMillis());
            OutputStream out = new BufferedOutputStream(socket.getOutputStream());
            RequestReader reader = new RequestReader(new BufferedInputStream(socket.getInputStream()), out);
            AnswerWriter writer = new AnswerWriter(out);
            try {
                boolean open = true;
                while (open) {
                    Optional<RequestReader.Request> request = reader.read();
                    open = request.isPresent() && exchange(request.get(), writer);
                }
            } catch (BadRequest e) {
                HttpAnswer answer = HttpAnswer.of(e.status(), "text/plain", e.getMessage() + "\n");
                writer.write("GET", answer, clock.instant(), false);
            }
        } catch (IOException e) {
            // The peer went away or the front was closed: the connection is over either way.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether the connection may carry another request */
    private boolean exchange(RequestReader.Request request, AnswerWriter writer)
            throws IOException, InterruptedException {
        requests.incrementAndGet();
        HttpCall call = request.call();
        Optional<Fault> injected = faults.next();
        if (injected.isPresent()) {
            Fault fault = injected.get();
            switch (fault.kind) {
                case LATENCY -> faults.awaitCleared(fault.delay);
                case HANG -> {
                    faults.awaitCleared(FOREVER);
                    return reset();
                }
                case RESET -> {
                    return reset();
                }
                case TRUNCATED -> {
                    writer.writeHalf(call.method(), answer(call), clock.instant());
                    return false;
                }
                case REPLACE -> {
                    return write(request, writer, replaced(answer(call), fault));
                }
                case STATUS, GARBAGE, EMPTY, THROTTLE -> {
                    return write(request, writer, faulty(fault));
                }
            }
        }
        return write(request, writer, answer(call));
    }

    private boolean write(RequestReader.Request request, AnswerWriter writer, HttpAnswer answer) throws IOException {
        Instant now = clock.instant();
        writer.write(request.call().method(), answer, now, request.keepAlive());
        return request.keepAlive();
    }

    /** With no time to linger, close() sends RST instead of FIN. */
    private boolean reset() throws IOException {
        socket.setSoLinger(true, 0);
        return false;
    }

    private HttpAnswer faulty(Fault fault) {
        return switch (fault.kind) {
            case THROTTLE -> throttled;
            case GARBAGE -> HttpAnswer.of(200, "application/octet-stream", GARBAGE);
            case EMPTY -> new HttpAnswer(200, Map.of(), new byte[0]);
            default -> HttpAnswer.of(fault.status, "text/plain", fault.body);
        };
    }

    private static HttpAnswer replaced(HttpAnswer answer, Fault fault) {
        String body = new String(answer.body(), UTF_8).replace(fault.replaced, fault.body);
        return new HttpAnswer(answer.status(), answer.headers(), body.getBytes(UTF_8));
    }

    private HttpAnswer answer(HttpCall call) {
        try {
            return service.answer(call);
        } catch (RuntimeException e) {
            // A defect of the sandbox. The type is enough to find it; the message might quote the request.
            return HttpAnswer.of(
                    500, "text/plain", "The sandbox failed: " + e.getClass().getName() + "\n");
        }
    }
}
