package com.aa.nxop.testkit.internal.s3;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A call as S3Proxy reads it: with the target and the headers as they came in, but for what has been dealt with. */
final class StoreRequest extends HttpServletRequestWrapper {
    /** What belongs to the connection, or to the authentication that has been done. */
    private static final Set<String> DEALT_WITH = Set.of(
            "authorization",
            "connection",
            "content-length",
            "date",
            "expect",
            "transfer-encoding",
            "x-amz-date",
            "x-amz-security-token");

    private final S3Request call;
    private final Map<String, List<String>> headers = new LinkedHashMap<>();
    private final Map<String, String> parameters;

    StoreRequest(S3Request call) {
        super(UnsupportedCalls.of(HttpServletRequest.class));
        this.call = call;
        call.headers().forEach((name, values) -> {
            if (!DEALT_WITH.contains(name)) {
                headers.put(name, values);
            }
        });
        headers.put("content-length", List.of(String.valueOf(call.body().length)));
        this.parameters = parameters(call.query());
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String parameter : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            String[] parts = parameter.split("=", 2);
            // Of a parameter given twice the first one counts, as in the servlet API.
            parameters.putIfAbsent(decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : "");
        }
        return parameters;
    }

    private static String decoded(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }

    @Override
    public String getMethod() {
        return call.method();
    }

    @Override
    public String getRequestURI() {
        return call.path();
    }

    @Override
    public StringBuffer getRequestURL() {
        return new StringBuffer("http://")
                .append(call.header("host").orElse(""))
                .append(call.path());
    }

    @Override
    public @Nullable String getQueryString() {
        return call.query().isEmpty() ? null : call.query();
    }

    @Override
    public @Nullable String getParameter(String name) {
        return parameters.get(name);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(parameters.keySet());
    }

    @Override
    public @Nullable String getHeader(String name) {
        List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
        return values == null ? null : values.get(0);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return Collections.enumeration(headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(headers.keySet());
    }

    @Override
    public long getDateHeader(String name) {
        String value = getHeader(name);
        if (value == null) {
            return -1;
        }
        try {
            return ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant()
                    .toEpochMilli();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("Not a date: " + name, e);
        }
    }

    @Override
    public @Nullable String getContentType() {
        return getHeader("content-type");
    }

    @Override
    public long getContentLengthLong() {
        return call.body().length;
    }

    /** Without headers: S3Proxy logs requests. */
    @Override
    public String toString() {
        return call.toString();
    }
}
