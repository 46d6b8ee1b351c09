package com.aa.nxop.testkit.internal.http;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpResponseInterceptor;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;

/** What the front says of itself with each answer: the world's time, the length, and whether the connection stays. */
final class FrontHeaders implements HttpResponseInterceptor {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final InstantSource clock;

    FrontHeaders(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void process(HttpResponse response, EntityDetails body, HttpContext context) {
        response.setHeader(HttpHeaders.DATE, DATE.format(clock.instant()));
        if (mayHaveBody(response.getCode()) && !response.containsHeader(HttpHeaders.CONTENT_LENGTH)) {
            response.setHeader(HttpHeaders.CONTENT_LENGTH, body == null ? 0 : body.getContentLength());
        }
        if (!response.containsHeader(HttpHeaders.CONNECTION)) {
            HttpRequest request = HttpCoreContext.cast(context).getRequest();
            response.setHeader(HttpHeaders.CONNECTION, keepsAlive(request) ? "keep-alive" : "close");
        }
    }

    static boolean mayHaveBody(int status) {
        return status != HttpStatus.SC_NO_CONTENT && status != HttpStatus.SC_NOT_MODIFIED;
    }

    private static boolean keepsAlive(HttpRequest request) {
        String connection = request.containsHeader(HttpHeaders.CONNECTION)
                ? request.getFirstHeader(HttpHeaders.CONNECTION).getValue().toLowerCase(Locale.ROOT)
                : "";
        return request.getVersion().lessEquals(HttpVersion.HTTP_1_0)
                ? connection.contains("keep-alive")
                : !connection.contains("close");
    }
}
