package com.aa.nxop.access.doctor;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes HTML. Every text passes {@link #escaped}: what servers and files say may stand in it, and none of it becomes markup, moves the direction
 * of writing or hides.
 */
final class HtmlWriter {
    private static final Pattern ESCAPE = Pattern.compile("[&<>\"']");

    private final StringBuilder out = new StringBuilder();

    /** Markup of ours. */
    HtmlWriter markup(String html) {
        out.append(html);
        return this;
    }

    /** A text that may be anybody's. */
    HtmlWriter text(String text) {
        return markup(escaped(text));
    }

    HtmlWriter element(String name, String text) {
        return markup("<" + name + ">").text(text).markup("</" + name + ">\n");
    }

    /** @param cssClass of ours */
    HtmlWriter element(String name, String cssClass, String text) {
        return markup("<" + name + " class=\"" + cssClass + "\">").text(text).markup("</" + name + ">\n");
    }

    static String escaped(String text) {
        String safe = text.lines().map(WrappedText::shown).collect(Collectors.joining("\n"));
        return ESCAPE.matcher(safe)
                .replaceAll(found -> "&#" + (int) found.group().charAt(0) + ";");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
