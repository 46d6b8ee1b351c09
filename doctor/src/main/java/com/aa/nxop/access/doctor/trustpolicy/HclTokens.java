package com.aa.nxop.access.doctor.trustpolicy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words, strings and signs of Terraform's language, and where they stand. A message repeats nothing of a value. */
final class HclTokens {
    /** Blanks, comments, and the signs that a plan puts before a line. */
    private static final Pattern BLANKS = Pattern.compile(
            "(?:(?<=\\n|\\A) *(?:[+~]|-/\\+|\\+/-)(?= )|(?<=\\n) *- [^\\n]*|\\s|#[^\\n]*|//[^\\n]*|/\\*(?s:.*?)\\*/)*+");

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w-]*");
    private static final Pattern HEREDOC =
            Pattern.compile("<<(-?)\\s*\"?(\\w+)\"?[ \\t]*\\R((?s:.*?))(?:(?<=\\n)|\\R)[ \\t]*\\2(?=\\s|\\)|,|\\z)");
    private static final Pattern LITERAL = Pattern.compile("(?:true|false|-?\\d+(?:\\.\\d+)?)(?![\\w.\\[(])");

    private final String text;
    private int at;

    HclTokens(String text) {
        this.text = text;
    }

    boolean atEnd() {
        blanks();
        return at == text.length();
    }

    boolean skip(char wanted) {
        return skip(String.valueOf(wanted));
    }

    boolean skip(String wanted) {
        blanks();
        boolean there = text.startsWith(wanted, at);
        at += there ? wanted.length() : 0;
        return there;
    }

    void need(char wanted) {
        if (!skip(wanted)) {
            throw wrong("'" + wanted + "' is expected");
        }
    }

    String name() {
        return atString() ? string() : match(NAME, "a name is expected");
    }

    String label() {
        return name();
    }

    /** Of an object's member: a word, or an expression in parentheses. */
    String key() {
        return skip('(') ? computed(')') : match(NAME, "a name is expected");
    }

    boolean atString() {
        blanks();
        return text.startsWith("\"", at) || text.startsWith("<<", at);
    }

    String string() {
        blanks();
        return text.startsWith("<<", at) ? heredoc() : quoted();
    }

    private String heredoc() {
        Matcher heredoc = HEREDOC.matcher(text).region(at, text.length());
        heredoc.useTransparentBounds(true);
        if (!heredoc.lookingAt()) {
            throw wrong("this text after << has no end");
        }
        at = heredoc.end();
        return template(heredoc.group(3));
    }

    private static String template(String raw) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < raw.length(); i++) {
            if (raw.startsWith("$${", i) || raw.startsWith("%%{", i)) {
                out.append(raw.charAt(i)).append('{');
                i += 2;
            } else if (raw.startsWith("${", i)) {
                int end = endOfExpression(raw, i + 2);
                out.append(marked(raw.substring(i + 2, Math.max(i + 2, end - 1))));
                i = end - 1;
            } else {
                out.append(raw.charAt(i));
            }
        }
        return out.toString();
    }

    private String quoted() {
        int opening = at++;
        StringBuilder raw = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at);
            if (c == '\n') {
                break;
            }
            if (c == '\\' && at + 1 < text.length()) {
                at++;
                int plain = "\"\\nrt".indexOf(text.charAt(at));
                raw.append(plain < 0 ? text.charAt(at) : "\"\\\n\r\t".charAt(plain));
            } else if (text.startsWith("${", at) && !text.startsWith("$", at - 1)) {
                int end = endOfExpression(text, at + 2);
                raw.append(text, at, end);
                at = end - 1;
            } else {
                raw.append(c);
            }
            at++;
        }
        if (at >= text.length() || text.charAt(at) != '"') {
            at = opening;
            throw wrong("this string has no end");
        }
        at++;
        return template(raw.toString());
    }

    /** Behind the brace that closes it. */
    private static int endOfExpression(String text, int from) {
        int open = 1;
        boolean inString = false;
        int i = from;
        for (; i < text.length() && open > 0; i++) {
            char c = text.charAt(i);
            inString = (c == '"' && text.charAt(i - 1) != '\\') != inString;
            open += inString ? 0 : c == '{' ? 1 : c == '}' ? -1 : 0;
        }
        return i;
    }

    /** A number, a truth value, or what Terraform computes. */
    JsonValue bare() {
        blanks();
        Matcher literal = LITERAL.matcher(text).region(at, text.length());
        if (literal.lookingAt()) {
            at = literal.end();
            return new JsonValue.Text(literal.group());
        }
        return new JsonValue.Text(computed('\n'));
    }

    /** As far as the sign that ends it, which is taken only where it is a parenthesis. */
    private String computed(char end) {
        blanks();
        int from = at;
        int open = 0;
        boolean inString = false;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            inString = (c == '"' && text.charAt(at - 1) != '\\') != inString;
            if (inString) {
                continue;
            }
            if (open == 0 && (c == end || ",]}\n)".indexOf(c) >= 0)) {
                break;
            }
            open += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
        }
        String expression = text.substring(from, at).strip();
        if (expression.isEmpty()) {
            throw wrong("a value is expected");
        }
        if (end == ')') {
            need(')');
        }
        return marked(expression);
    }

    private static String marked(String expression) {
        return HclReader.UNRESOLVED + expression.strip() + HclReader.UNRESOLVED;
    }

    private String match(Pattern pattern, String otherwise) {
        blanks();
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw wrong(otherwise);
        }
        at = matcher.end();
        return matcher.group();
    }

    private void blanks() {
        Matcher blanks = BLANKS.matcher(text).region(at, text.length());
        blanks.useTransparentBounds(true);
        blanks.useAnchoringBounds(false);
        if (blanks.lookingAt()) {
            at = blanks.end();
        }
    }

    IllegalArgumentException wrong(String what) {
        String before = text.substring(0, Math.min(at, text.length()));
        long line = before.chars().filter(c -> c == '\n').count() + 1;
        return new IllegalArgumentException("The Doctor cannot read the trust policy as Terraform: line " + line
                + ", column " + (before.length() - before.lastIndexOf('\n')) + ": " + what + ".");
    }
}
