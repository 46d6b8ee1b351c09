package com.aa.nxop.access.fakes;

import java.util.LinkedHashMap;
import java.util.Map;

/** One HTTP answer of a {@link ScriptedServer}. */
public record Answer(int status, Map<String, String> headers, String body) {
    /** The request is taken, and nothing is said; the connection stays open. */
    public static final Answer NONE = new Answer(0, Map.of(), "");

    public static Answer of(int status, String body) {
        return new Answer(status, Map.of("Content-Type", "text/plain"), body);
    }

    public static Answer json(String body) {
        return new Answer(200, Map.of("Content-Type", "application/json"), body);
    }

    public static Answer xml(int status, String body) {
        return new Answer(status, Map.of("Content-Type", "text/xml"), body);
    }

    /** In place of the server's own header of that name; an empty value leaves the header out. */
    public Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }
}
