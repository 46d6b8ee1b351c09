package com.aa.nxop.testkit.internal.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.FormattedHeader;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.apache.hc.core5.http.io.HttpServerRequestHandler.ResponseTrigger;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.util.CharArrayBuffer;

/** Makes a call of a request, without changing a byte that may be signed. */
final class CallReader {
    private CallReader() {}

    static HttpCall read(ClassicHttpRequest request, ResponseTrigger trigger, HttpContext context)
            throws HttpException, IOException {
        String target = utf8(request.getPath());
        if (!target.startsWith("/")) {
            throw new UnreadableRequest(400, "not an HTTP/1.1 request line");
        }
        return new HttpCall(
                request.getMethod(), target, headers(request), body(request, trigger), remoteAddress(context));
    }

    private static String remoteAddress(HttpContext context) {
        SocketAddress remote =
                HttpCoreContext.cast(context).getEndpointDetails().getRemoteAddress();
        return ((InetSocketAddress) remote).getAddress().getHostAddress();
    }

    private static Map<String, List<String>> headers(ClassicHttpRequest request) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (Header header : request.getHeaders()) {
            headers.computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>(1))
                    .add(utf8(value(header)));
        }
        headers.replaceAll((name, values) -> List.copyOf(values));
        return Collections.unmodifiableMap(headers);
    }

    /** {@link Header#getValue()} makes a blank of NUL. */
    private static String value(Header header) {
        if (header instanceof FormattedHeader received) {
            CharArrayBuffer line = received.getBuffer();
            return line.substringTrimmed(received.getValuePos(), line.length());
        }
        return header.getValue();
    }

    /** HttpCore makes a character of each byte. */
    private static String utf8(String bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            if (bytes.charAt(i) > '\u007f') {
                return new String(bytes.getBytes(ISO_8859_1), UTF_8);
            }
        }
        return bytes;
    }

    private static byte[] body(ClassicHttpRequest request, ResponseTrigger trigger) throws HttpException, IOException {
        HttpEntity entity = request.getEntity();
        if (entity == null || entity.getContentLength() == 0) {
            return new byte[0];
        }
        Header expect = request.getFirstHeader(HttpHeaders.EXPECT);
        if (expect != null && "100-continue".equalsIgnoreCase(expect.getValue())) {
            trigger.sendInformation(new BasicClassicHttpResponse(HttpStatus.SC_CONTINUE));
        }
        try (InputStream content = entity.getContent()) {
            byte[] body = content.readNBytes(ReceivedRequests.MAX_BODY + 1);
            if (body.length > ReceivedRequests.MAX_BODY) {
                throw new UnreadableRequest(413, "body over 64 MiB");
            }
            return body;
        } catch (TruncatedChunkException e) {
            throw e;
        } catch (MalformedChunkCodingException e) {
            throw new UnreadableRequest(400, "malformed chunk");
        }
    }
}
