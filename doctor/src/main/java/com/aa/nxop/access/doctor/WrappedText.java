package com.aa.nxop.access.doctor;

/**
 * Text in lines of a bounded length, broken at blanks alone: a word that is longer, such as an ARN, stays whole, to be copied and searched for.
 * What servers and files say may stand in it: a control character becomes a question mark, so that none of them moves a terminal's cursor or
 * changes its colours.
 */
final class WrappedText {
    private static final int WIDTH = 120;
    /** What somebody else's line begins with must not push all that follows out of sight. */
    private static final int MOST_KEPT_BLANKS = 40;

    private final StringBuilder out = new StringBuilder();

    void add(String indent, String text) {
        add(indent, indent, text);
    }

    /**
     * @param first before the first line
     * @param indent before all others; before what continues a line of the text, that line's own leading blanks too
     */
    void add(String first, String indent, String text) {
        String prefix = first;
        for (String line : text.split("\n", -1)) {
            String continued = indent + " ".repeat(Math.min(leadingBlanks(line), MOST_KEPT_BLANKS));
            String rest = line;
            do {
                int end = end(rest, WIDTH - prefix.length());
                put(prefix, rest.substring(0, end));
                rest = rest.substring(end);
                rest = rest.substring(leadingBlanks(rest));
                prefix = continued;
            } while (!rest.isEmpty());
            prefix = indent;
        }
    }

    /** Where to break: at the last blank that leaves no more than there is room for, else behind the word that is too long. */
    private static int end(String text, int room) {
        if (text.length() <= room) {
            return text.length();
        }
        int word = leadingBlanks(text);
        int blank = text.lastIndexOf(' ', room);
        int end = blank > word ? blank : text.indexOf(' ', Math.max(room, word));
        return end < 0 ? text.length() : end;
    }

    private static int leadingBlanks(String text) {
        int count = 0;
        while (count < text.length() && text.charAt(count) == ' ') {
            count++;
        }
        return count;
    }

    /** Text to be copied: its lines stay whole, however long they are. */
    void addUnbroken(String indent, String text) {
        text.lines().forEach(line -> put(indent, line));
    }

    private void put(String prefix, String text) {
        out.append((prefix + shown(text)).stripTrailing()).append('\n');
    }

    /** One line as it may be shown. */
    static String shown(String line) {
        return line.replaceAll("[\\p{Cntrl}\\p{Cf}\\x80-\\x9f]", "?");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
