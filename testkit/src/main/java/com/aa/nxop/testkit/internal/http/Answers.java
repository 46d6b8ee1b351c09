package com.aa.nxop.testkit.internal.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityTemplate;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;

/** Makes responses of answers. */
final class Answers {
    /** What the front decides itself, whatever the service behind it says. */
    private static final Set<String> OURS = Set.of("date", "connection", "transfer-encoding", "content-length");

    private Answers() {}

    /** How the bytes of a body leave; a fault may have them leave otherwise. */
    @FunctionalInterface
    interface Sending {
        void send(byte[] body, OutputStream out) throws IOException;
    }

    static ClassicHttpResponse response(String method, HttpAnswer answer) {
        return response(method, answer, new ByteArrayEntity(answer.body(), null));
    }

    static ClassicHttpResponse response(String method, HttpAnswer answer, Sending sending) {
        byte[] body = answer.body();
        return response(method, answer, new EntityTemplate(body.length, null, null, out -> sending.send(body, out)));
    }

    /** Announces the whole body and sends half of it. */
    static ClassicHttpResponse half(String method, HttpAnswer answer) {
        int length = answer.body().length;
        ClassicHttpResponse response =
                response(method, answer, new ByteArrayEntity(Arrays.copyOf(answer.body(), length / 2), null));
        response.setHeader(HttpHeaders.CONTENT_LENGTH, Math.max(1, length));
        response.setHeader(HttpHeaders.CONNECTION, "close");
        return response;
    }

    private static ClassicHttpResponse response(String method, HttpAnswer answer, HttpEntity body) {
        ClassicHttpResponse response = new BasicClassicHttpResponse(answer.status());
        for (Map.Entry<String, String> header : answer.headers().entrySet()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            // To HEAD, the service says how long the body would have been.
            if (!OURS.contains(name) || ("content-length".equals(name) && "HEAD".equals(method))) {
                response.addHeader(header.getKey(), header.getValue());
            }
        }
        if (FrontHeaders.mayHaveBody(answer.status())) {
            response.setEntity(body);
        }
        return response;
    }
}
