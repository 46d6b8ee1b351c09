package com.aa.nxop.testkit.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.aa.nxop.testkit.Fault;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.HttpServerRequestHandler;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Answers one request after another as the service does, or as a fault wants it. Thread-safe. */
final class FrontExchange implements HttpServerRequestHandler {
    private static final Duration FOREVER = Duration.ofDays(1);
    private static final String GARBAGE = "\u0000%PDF <<garbage>> {\"unclosed\": [";

    private final HttpService service;
    private final HttpAnswer throttled;
    private final Faults faults;
    private final AtomicInteger requests = new AtomicInteger();

    FrontExchange(HttpService service, HttpAnswer throttled, Faults faults) {
        this.service = service;
        this.throttled = throttled;
        this.faults = faults;
    }

    int requests() {
        return requests.get();
    }

    @Override
    public void handle(ClassicHttpRequest request, ResponseTrigger trigger, HttpContext context)
            throws HttpException, IOException {
        HttpCall call = CallReader.read(request, trigger, context);
        requests.incrementAndGet();
        Optional<InjectedFault> injected = faults.next();
        trigger.submitResponse(injected.isPresent() ? faulty(call, injected.get()) : right(call));
    }

    private ClassicHttpResponse faulty(HttpCall call, InjectedFault injected) throws IOException {
        Fault fault = injected.fault();
        return switch (fault.kind()) {
            case LATENCY -> {
                injected.pause(fault.delay());
                yield right(call);
            }
            case HANG -> {
                injected.pause(FOREVER);
                throw new FrontConnection.BrokenOff();
            }
            case RESET -> throw new FrontConnection.BrokenOff();
            case TRUNCATED -> Answers.half(call.method(), answer(call));
            case DRIP -> Answers.response(call.method(), answer(call), (body, out) -> drip(body, out, injected));
            case REPLACE -> Answers.response(call.method(), replaced(answer(call), fault));
            case THROTTLE -> Answers.response(call.method(), throttled);
            case GARBAGE -> Answers.response(call.method(), HttpAnswer.of(200, "application/octet-stream", GARBAGE));
            case EMPTY -> Answers.response(call.method(), new HttpAnswer(200, Map.of(), new byte[0]));
            case STATUS -> Answers.response(call.method(), HttpAnswer.of(fault.status(), "text/plain", fault.body()));
        };
    }

    private ClassicHttpResponse right(HttpCall call) {
        return Answers.response(call.method(), answer(call));
    }

    private static void drip(byte[] body, OutputStream out, InjectedFault injected) throws IOException {
        for (byte one : body) {
            out.write(one);
            out.flush();
            injected.pause(injected.fault().delay());
        }
    }

    private static HttpAnswer replaced(HttpAnswer answer, Fault fault) {
        String body = new String(answer.body(), UTF_8).replace(fault.replaced(), fault.body());
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
