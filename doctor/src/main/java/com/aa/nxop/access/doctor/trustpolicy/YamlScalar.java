package com.aa.nxop.access.doctor.trustpolicy;

import com.aa.nxop.access.doctor.trustpolicy.JsonValue.Items;
import com.aa.nxop.access.doctor.trustpolicy.JsonValue.Members;
import com.aa.nxop.access.doctor.trustpolicy.JsonValue.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A value of YAML on one line: plain, in quotes, or a list or mapping in brackets. */
final class YamlScalar {
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^']|'')*'");
    /** Of CloudFormation's functions. */
    private static final Pattern TAG = Pattern.compile("!(\\w+)\\s+");

    private static final Pattern PLAIN = Pattern.compile("(?:[^,\\[\\]{}:]|:(?=[^\\s,}\\]]))+");

    private final String text;
    private int at;
    private int depth;

    private YamlScalar(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException saying what is missing */
    static JsonValue value(String text) {
        String bare = text.strip();
        if (bare.matches("~|null|")) {
            return new JsonValue.Null();
        }
        if (!bare.startsWith("{") && !bare.startsWith("[")) {
            return new Text(of(bare));
        }
        YamlScalar reader = new YamlScalar(bare);
        JsonValue value = reader.flow();
        reader.blanks();
        if (reader.at < bare.length()) {
            throw new IllegalArgumentException("the brackets have ended, but more text follows");
        }
        return value;
    }

    /** Without its quotes. */
    static String of(String text) {
        if (!QUOTED.matcher(text).matches()) {
            return text;
        }
        String inside = text.substring(1, text.length() - 1);
        return text.startsWith("'")
                ? inside.replace("''", "'")
                : inside.replace("\\n", "\n").replaceAll("\\\\(.)", "$1");
    }

    private JsonValue flow() {
        if (++depth > 32) {
            throw new IllegalArgumentException("more than 32 levels are too many for a policy");
        }
        blanks();
        Matcher tag = TAG.matcher(text).region(at, text.length());
        if (tag.lookingAt()) {
            int from = at;
            at = tag.end();
            JsonValue value = flow();
            depth--;
            boolean plain = tag.group(1).equals("Sub")
                    && value instanceof Text words
                    && !words.value().contains("${");
            return plain
                    ? value
                    : new Text(HclReader.UNRESOLVED + text.substring(from, at).strip() + HclReader.UNRESOLVED);
        }
        JsonValue value = skip('{') ? mapping() : skip('[') ? list() : new Text(word());
        depth--;
        return value;
    }

    private JsonValue mapping() {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        while (!skip('}')) {
            String key = word();
            if (!skip(':')) {
                throw new IllegalArgumentException("a colon is expected");
            }
            members.put(key, flow());
            separator('}');
        }
        return new Members(members);
    }

    private JsonValue list() {
        List<JsonValue> items = new ArrayList<>();
        while (!skip(']')) {
            items.add(flow());
            separator(']');
        }
        return new Items(items);
    }

    private void separator(char end) {
        blanks();
        if (!skip(',') && (at == text.length() || text.charAt(at) != end)) {
            throw new IllegalArgumentException("a comma or '" + end + "' is expected");
        }
    }

    private String word() {
        blanks();
        for (Pattern form : List.of(QUOTED, PLAIN)) {
            Matcher word = form.matcher(text).region(at, text.length());
            word.useTransparentBounds(true);
            if (word.lookingAt()) {
                at = word.end();
                return of(word.group().strip());
            }
        }
        throw new IllegalArgumentException("a value is expected");
    }

    private boolean skip(char wanted) {
        blanks();
        boolean there = at < text.length() && text.charAt(at) == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
