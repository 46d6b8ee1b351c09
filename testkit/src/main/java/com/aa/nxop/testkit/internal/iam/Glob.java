package com.aa.nxop.testkit.internal.iam;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Text with wildcards, of which {@code ${*}} and the values of variables are none although they look the same. */
final class Glob {
    private final String text;
    private final BitSet wild;

    private Glob(String text, BitSet wild) {
        this.text = text;
        this.wild = wild;
    }

    static Glob of(String pattern) {
        return new Builder().pattern(pattern).build();
    }

    /** The text, with every star and question mark standing for itself. */
    String literal() {
        return text;
    }

    boolean matches(String value, boolean ignoreCase) {
        int at = 0;
        int in = 0;
        int star = -1;
        int retry = 0;
        while (in < value.length()) {
            if (at < text.length() && wild.get(at) && text.charAt(at) == '*') {
                star = at++;
                retry = in;
            } else if (at < text.length() && fits(at, value.charAt(in), ignoreCase)) {
                at++;
                in++;
            } else if (star >= 0) {
                at = star + 1;
                in = ++retry;
            } else {
                return false;
            }
        }
        while (at < text.length() && wild.get(at) && text.charAt(at) == '*') {
            at++;
        }
        return at == text.length();
    }

    private boolean fits(int at, char c, boolean ignoreCase) {
        char wanted = text.charAt(at);
        if (wild.get(at)) {
            return wanted == '?';
        }
        return wanted == c || (ignoreCase && Character.toLowerCase(wanted) == Character.toLowerCase(c));
    }

    /** At most so many parts; colons after that belong to the last one. */
    List<Glob> splitAtColons(int limit) {
        List<Glob> parts = new ArrayList<>();
        int from = 0;
        while (parts.size() < limit - 1) {
            int colon = text.indexOf(':', from);
            if (colon < 0) {
                break;
            }
            parts.add(new Glob(text.substring(from, colon), wild.get(from, colon)));
            from = colon + 1;
        }
        parts.add(new Glob(text.substring(from), wild.get(from, Math.max(from, text.length()))));
        return parts;
    }

    static final class Builder {
        private final StringBuilder text = new StringBuilder();
        private final BitSet wild = new BitSet();

        Builder pattern(CharSequence pattern) {
            for (int i = 0; i < pattern.length(); i++) {
                char c = pattern.charAt(i);
                wild.set(text.length(), c == '*' || c == '?');
                text.append(c);
            }
            return this;
        }

        Builder literal(CharSequence value) {
            text.append(value);
            return this;
        }

        Glob build() {
            return new Glob(text.toString(), wild);
        }
    }
}
