package com.aa.nxop.access.diagnose;

/** Text in lines of a bounded length, broken at blanks where there are any. */
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

    private void put(String prefix, String text) {
        out.append((prefix + text).stripTrailing()).append('\n');
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
