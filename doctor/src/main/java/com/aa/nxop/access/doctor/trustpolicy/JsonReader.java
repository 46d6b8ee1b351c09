package com.aa.nxop.access.doctor.trustpolicy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads JSON as strictly as IAM does, which takes no name twice; the AWS SDK's own parser takes the last of them without a word. A
 * message says where the mistake is, and repeats nothing of the text.
 */
final class JsonReader {
    /** Policies are four levels deep, and six in what the AWS CLI prints of a role. */
    private static final int DEEPEST = 32;

    private static final Pattern BARE =
            Pattern.compile("(?:true|false|null|-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)(?![\\w.])");

    private final String text;
    private int at;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException if it is not JSON, with line and column */
    static JsonValue read(String text) {
        // Editors on Windows put it there.
        JsonReader reader = new JsonReader(text.startsWith("\uFEFF") ? text.substring(1) : text);
        JsonValue value = reader.value();
        reader.skipBlanks();
        if (reader.at < reader.text.length()) {
            throw reader.wrong("the document has ended, but more text follows");
        }
        return value;
    }

    private JsonValue value() {
        skipBlanks();
        if (at == text.length()) {
            throw wrong("a value is missing, the text ends here");
        }
        return switch (text.charAt(at)) {
            case '{' -> members();
            case '[' -> items();
            case '"' -> new JsonValue.Text(string());
            default -> bare();
        };
    }

    private JsonValue members() {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        enter();
        if (!skip('}')) {
            do {
                skipBlanks();
                int start = at;
                if (at == text.length() || text.charAt(at) != '"') {
                    throw wrong("a name in double quotes is expected");
                }
                String name = string();
                need(':');
                if (members.put(name, value()) != null) {
                    at = start;
                    throw wrong("this name stands twice in one object");
                }
            } while (skip(','));
            need('}');
        }
        depth--;
        return new JsonValue.Members(Collections.unmodifiableMap(members));
    }

    private JsonValue items() {
        List<JsonValue> items = new ArrayList<>();
        enter();
        if (!skip(']')) {
            do {
                items.add(value());
            } while (skip(','));
            need(']');
        }
        depth--;
        return new JsonValue.Items(List.copyOf(items));
    }

    private void enter() {
        if (++depth > DEEPEST) {
            throw wrong("more than " + DEEPEST + " levels are too many for a policy");
        }
        at++;
    }

    private String string() {
        StringBuilder string = new StringBuilder();
        int opening = at++;
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at);
            if (c < ' ') {
                throw wrong("a string must not go over the end of a line or hold control characters");
            }
            string.append(c == '\\' ? escape() : c);
            at++;
        }
        if (at == text.length()) {
            at = opening;
            throw wrong("this string has no end");
        }
        at++;
        return string.toString();
    }

    private char escape() {
        at++;
        char c = at < text.length() ? text.charAt(at) : ' ';
        int plain = "\"\\/bfnrt".indexOf(c);
        if (plain >= 0) {
            return "\"\\/\b\f\n\r\t".charAt(plain);
        }
        if (c == 'u' && text.substring(at + 1).matches("(?s)[0-9A-Fa-f]{4}.*")) {
            char unit = (char) Integer.parseInt(text.substring(at + 1, at + 5), 16);
            at += 4;
            return unit;
        }
        throw wrong("no such escape after a backslash");
    }

    private JsonValue bare() {
        Matcher bare = BARE.matcher(text).region(at, text.length());
        bare.useTransparentBounds(true);
        if (!bare.lookingAt()) {
            throw wrong("no value begins like this");
        }
        at = bare.end();
        return bare.group().equals("null") ? new JsonValue.Null() : new JsonValue.Text(bare.group());
    }

    private boolean skip(char wanted) {
        skipBlanks();
        boolean there = at < text.length() && text.charAt(at) == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private void need(char wanted) {
        if (!skip(wanted)) {
            throw wrong(wanted == ':' ? "a colon is expected" : "a comma or '" + wanted + "' is expected");
        }
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private IllegalArgumentException wrong(String what) {
        String before = text.substring(0, Math.min(at, text.length()));
        long line = before.chars().filter(c -> c == '\n').count() + 1;
        int column = before.length() - before.lastIndexOf('\n');
        return new IllegalArgumentException(
                "The trust policy is not valid JSON: line " + line + ", column " + column + ": " + what + ".");
    }
}
