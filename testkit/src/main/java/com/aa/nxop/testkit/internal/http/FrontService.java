package com.aa.nxop.testkit.internal.http;

import java.time.InstantSource;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpService;
import org.apache.hc.core5.http.io.HttpServerRequestHandler;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.protocol.DefaultHttpProcessor;

/** HttpCore's side of an exchange, with this front's headers and its words for a request that cannot be read. */
final class FrontService extends HttpService {
    FrontService(HttpServerRequestHandler handler, InstantSource clock) {
        super(new DefaultHttpProcessor(new FrontHeaders(clock)), handler);
    }

    @Override
    protected void handleException(HttpException refused, ClassicHttpResponse response) {
        if (refused instanceof UnreadableRequest unreadable) {
            refuse(response, unreadable.status(), String.valueOf(unreadable.getMessage()));
        } else {
            int status = toStatusCode(refused);
            refuse(response, status, words(status));
        }
    }

    private static void refuse(ClassicHttpResponse response, int status, String words) {
        response.setCode(status);
        response.setEntity(new StringEntity(words + "\n", ContentType.TEXT_PLAIN));
    }

    /** Not HttpCore's own, which quote the line: it may hold a credential. */
    private static String words(int status) {
        return switch (status) {
            case 431 -> "line over 64 KiB, or more than 200 headers";
            case 501 -> "unknown transfer encoding";
            case 505 -> "not HTTP/1.0 or HTTP/1.1";
            default -> "malformed request line, header or length";
        };
    }
}
