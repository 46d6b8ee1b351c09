package com.aa.nxop.testkit.internal.http;

import java.net.URI;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.HttpRequestFactory;
import org.apache.hc.core5.http.impl.DefaultContentLengthStrategy;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/**
 * Requests whose target stays as it is on the wire. HttpCore's own factory makes a {@link URI} of it, which drops a fragment, takes
 * {@code //a} for a host, and would change what was signed.
 */
final class ReceivedRequests implements HttpRequestFactory<ClassicHttpRequest> {
    static final int MAX_BODY = 64 * 1024 * 1024;

    @Override
    public ClassicHttpRequest newHttpRequest(String method, String target) {
        return new BasicClassicHttpRequest(method, null, null, target);
    }

    @Override
    public ClassicHttpRequest newHttpRequest(String method, URI target) {
        return newHttpRequest(method, target.toString());
    }

    /** Two lengths of one body are how requests are smuggled past a proxy; HttpCore would take one of them. */
    static long lengthOfBody(HttpMessage request) throws HttpException {
        if (request.containsHeader(HttpHeaders.TRANSFER_ENCODING)
                && request.containsHeader(HttpHeaders.CONTENT_LENGTH)) {
            throw new UnreadableRequest(400, "ambiguous length of the body");
        }
        long length = DefaultContentLengthStrategy.INSTANCE.determineLength(request);
        if (length > MAX_BODY) {
            throw new UnreadableRequest(413, "body over 64 MiB");
        }
        // Without either header a request has no body, where an answer would go on until the connection ends.
        return length == ContentLengthStrategy.UNDEFINED ? 0 : length;
    }
}
