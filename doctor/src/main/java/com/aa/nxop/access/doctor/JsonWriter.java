package com.aa.nxop.access.doctor;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON (RFC 8259) in lines of two blanks' indent: maps, lists, texts, numbers, booleans and null. */
final class JsonWriter {
    private final StringBuilder out = new StringBuilder();

    private JsonWriter() {}

    static String of(@Nullable Object value) {
        JsonWriter text = new JsonWriter();
        text.value(value, "\n");
        return text.out.toString();
    }

    private void value(@Nullable Object value, String newLine) {
        if (value instanceof Map<?, ?> map) {
            object(map, newLine);
        } else if (value instanceof List<?> list) {
            array(list, newLine);
        } else if (value == null || value instanceof Boolean || value instanceof Number) {
            out.append(value);
        } else {
            string(value.toString());
        }
    }

    private void object(Map<?, ?> map, String newLine) {
        String separator = "{";
        for (Map.Entry<?, ?> member : map.entrySet()) {
            out.append(separator).append(newLine).append("  ");
            string(String.valueOf(member.getKey()));
            out.append(": ");
            value(member.getValue(), newLine + "  ");
            separator = ",";
        }
        out.append(map.isEmpty() ? "{}" : newLine + "}");
    }

    private void array(List<?> list, String newLine) {
        String separator = "[";
        for (Object element : list) {
            out.append(separator).append(newLine).append("  ");
            value(element, newLine + "  ");
            separator = ",";
        }
        out.append(list.isEmpty() ? "[]" : newLine + "]");
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ' || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029') {
                        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
