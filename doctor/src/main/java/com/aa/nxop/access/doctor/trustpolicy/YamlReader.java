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

/**
 * Reads as much YAML as trust policies are written in: templates of CloudFormation, manifests, {@code aws --output yaml}. No anchors. What CloudFormation
 * would have to compute stands between {@link HclReader#UNRESOLVED marks}.
 */
final class YamlReader {
    private static final Pattern ENTRY = Pattern.compile(
            "(\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^']|'')*'|[^\\s\"'#&*\\[{-].*?|-[^\\s].*?)\\s*:(?:\\s+(.*))?");

    private static final Pattern COMPUTED = Pattern.compile("!(?!Sub\\b)\\w+.*|!Sub\\b.*\\$\\{(?!!).*", Pattern.DOTALL);
    private static final int DEEPEST = 64;

    private final List<Line> lines = new ArrayList<>();
    private int at;
    private int depth;

    /** @param text without its indentation */
    private record Line(int indent, String text, int number) {
        boolean isItem() {
            return text.equals("-") || text.startsWith("- ");
        }
    }

    private YamlReader(String text) {
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            String bare = line.stripTrailing();
            lines.add(new Line(bare.length() - bare.stripLeading().length(), bare.stripLeading(), number));
        }
    }

    static JsonValue read(String text) {
        YamlReader reader = new YamlReader(text);
        JsonValue value = reader.block(0);
        if (reader.more()) {
            throw reader.wrong("the indentation fits nothing above");
        }
        return value;
    }

    /** Whether a line with content follows: comments and what separates documents are none. */
    private boolean more() {
        while (at < lines.size()
                && (lines.get(at).text().isEmpty()
                        || lines.get(at).text().startsWith("#")
                        || lines.get(at).text().matches("---.*|%.*|\\.\\.\\."))) {
            at++;
        }
        return at < lines.size();
    }

    private JsonValue block(int least) {
        if (!more() || lines.get(at).indent() < least) {
            return new JsonValue.Null();
        }
        if (++depth > DEEPEST) {
            throw wrong("more than " + DEEPEST + " levels are too many for a policy");
        }
        Line line = lines.get(at);
        JsonValue value = line.isItem()
                ? sequence(line.indent())
                : ENTRY.matcher(line.text()).matches()
                        ? mapping(line.indent())
                        : scalar(take().text(), line.indent() - 1);
        depth--;
        return value;
    }

    private JsonValue sequence(int indent) {
        List<JsonValue> items = new ArrayList<>();
        while (more() && lines.get(at).indent() == indent && lines.get(at).isItem()) {
            Line line = lines.get(at);
            String rest = line.text().substring(1);
            if (rest.isBlank()) {
                at++;
                items.add(block(indent + 1));
            } else {
                int inner = indent + 1 + rest.length() - rest.stripLeading().length();
                lines.set(at, new Line(inner, rest.stripLeading(), line.number()));
                items.add(block(inner));
            }
        }
        return new Items(items);
    }

    private JsonValue mapping(int indent) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        while (more() && lines.get(at).indent() == indent) {
            Matcher entry = ENTRY.matcher(lines.get(at).text());
            if (!entry.matches()) {
                throw wrong("a name with a colon is expected");
            }
            at++;
            String key = YamlScalar.of(entry.group(1));
            String rest = entry.group(2) == null ? "" : withoutComment(entry.group(2));
            if (members.put(key, rest.isEmpty() ? nested(indent) : scalar(rest, indent)) != null) {
                at--;
                throw wrong("a name stands twice in one mapping");
            }
        }
        return new Members(members);
    }

    /** A list may stand as far to the left as the name that it belongs to. */
    private JsonValue nested(int indent) {
        boolean list =
                more() && lines.get(at).indent() == indent && lines.get(at).isItem();
        return list ? sequence(indent) : block(indent + 1);
    }

    private JsonValue scalar(String start, int indent) {
        if (start.matches("[|>][+-]?\\d?")) {
            return new Text(literal(indent, start.startsWith("|") ? "\n" : " "));
        }
        StringBuilder whole = new StringBuilder(start);
        while (more() && lines.get(at).indent() > indent) {
            whole.append(' ').append(withoutComment(take().text()));
        }
        String text = whole.toString();
        if (COMPUTED.matcher(text).matches()) {
            return new Text(HclReader.UNRESOLVED + text + HclReader.UNRESOLVED);
        }
        String untagged = text.replaceFirst("\\A!\\S+\\s+", "");
        try {
            return YamlScalar.value(untagged);
        } catch (IllegalArgumentException e) {
            at--;
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private String literal(int indent, String separator) {
        StringBuilder text = new StringBuilder();
        while (at < lines.size()
                && (lines.get(at).text().isEmpty() || lines.get(at).indent() > indent)) {
            text.append(lines.get(at++).text()).append(separator);
        }
        return text.toString();
    }

    private static String withoutComment(String text) {
        boolean quoted = text.startsWith("\"") || text.startsWith("'");
        return quoted
                ? text.replaceFirst("\\A(\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^']|'')*')\\s+#.*", "$1")
                : text.replaceFirst("(^|\\s+)#.*", "");
    }

    private Line take() {
        return lines.get(at++);
    }

    private IllegalArgumentException wrong(String what) {
        int number = lines.get(Math.max(0, Math.min(at, lines.size() - 1))).number();
        return new IllegalArgumentException(
                "The Doctor cannot read the trust policy as YAML: line " + number + ": " + what + ".");
    }
}
