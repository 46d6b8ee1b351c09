package com.aa.nxop.access.diagnose;

/**
 * Text in lines of a bounded length, broken at blanks where there are any. What servers and files say may stand in it: a control character
 * becomes a question mark, so that none of them moves a terminal's cursor or changes its colours.
 */
final class Lines {
    private static final int WIDTH = 120;

    private final StringBuilder out = new StringBuilder();

    void add(String indent, String text) {
        add(indent, indent, text);
    }

    /**
     * @param first before the first line
     * @param indent before all others
     */
    void add(String first, String indent, String text) {
        String prefix = first;
        for (String line : text.split("\n", -1)) {
            String rest = line;
            int room = WIDTH - prefix.length();
            while (rest.length() > room) {
                int blank = rest.lastIndexOf(' ', room);
                boolean atBlank = !rest.substring(0, Math.max(0, blank)).isBlank();
                int end = atBlank ? blank : room;
                put(prefix, rest.substring(0, end));
                rest = rest.substring(atBlank ? end + 1 : end);
                prefix = indent;
                room = WIDTH - prefix.length();
            }
            put(prefix, rest);
            prefix = indent;
        }
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
