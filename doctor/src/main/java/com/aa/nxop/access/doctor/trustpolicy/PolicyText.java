package com.aa.nxop.access.doctor.trustpolicy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes off what lies around a policy: quotes, escapes, the encoding of URLs, the marks of a code block. */
final class PolicyText {
    /** A string in a string, encoded for a URL, is as deep as people get. */
    private static final int MOST_LAYERS = 5;

    private static final Pattern FENCE = Pattern.compile("\\A\\s*```\\w*\\R(.*?)\\R```\\s*\\z", Pattern.DOTALL);
    /** IAM's own answer, before a client has read it. */
    private static final Pattern XML =
            Pattern.compile("<AssumeRolePolicyDocument>\\s*(.*?)\\s*</AssumeRolePolicyDocument>", Pattern.DOTALL);

    private static final Pattern ENCODED = Pattern.compile("(?i)%(7b|22|25|0a|0d|20)", Pattern.DOTALL);
    /** In what Python prints of an answer. */
    private static final Pattern DATE_OF_PYTHON = Pattern.compile("datetime\\.datetime\\((?:[^()]|\\([^()]*\\))*\\)");

    private static final Pattern HCL =
            Pattern.compile("(?m)^[\\s+~]*(assume_role_policy|policy|json)\\s*=|^[\\s+~]*data\\s+\"|jsonencode\\s*\\(");
    private static final Pattern YAML =
            Pattern.compile("(?mi)^\\s*(- )?(AssumeRolePolicy(Document)?|Version|Statement):");

    private PolicyText() {}

    /** @throws IllegalArgumentException if it is in no form that is known: as for JSON, which most files are */
    static JsonValue parsed(String text) {
        String bare = bare(text.startsWith("\uFEFF") ? text.substring(1) : text);
        if (bare.startsWith("{\\\"") || bare.startsWith("{\\n")) {
            bare = '"' + bare.replaceAll("\\R", " ") + '"';
        }
        String start = bare.stripLeading();
        if (start.matches("(?s)[{\\[]\\s*\\{?\\s*'.*")) {
            return YamlReader.read(DATE_OF_PYTHON.matcher(bare).replaceAll("date"));
        }
        if (start.startsWith("{") || start.startsWith("[") || start.startsWith("\"")) {
            return start.matches("(?s)\\{\\s*[A-Za-z_]\\w*\\s*[=:].*")
                    ? HclReader.value(bare)
                    : peeled(JsonReader.read(bare));
        }
        if (start.startsWith("jsonencode")) {
            return HclReader.value(bare);
        }
        if (HCL.matcher(bare).find()) {
            return HclReader.read(bare);
        }
        return YAML.matcher(bare).find() ? YamlReader.read(bare) : JsonReader.read(bare);
    }

    /** A string that holds JSON is what it holds. */
    static JsonValue peeled(JsonValue value) {
        JsonValue peeled = value;
        for (int layer = 0; layer < MOST_LAYERS && peeled instanceof JsonValue.Text text; layer++) {
            String bare = bare(text.value()).strip();
            if (!bare.startsWith("{") && !bare.startsWith("\"")) {
                return peeled;
            }
            peeled = JsonReader.read(bare);
        }
        return peeled;
    }

    private static String bare(String text) {
        Matcher fence = FENCE.matcher(text);
        String bare = fence.matches() ? fence.group(1) : text;
        Matcher xml = XML.matcher(bare);
        bare = xml.find() ? xml.group(1) : bare;
        for (int layer = 0; layer < MOST_LAYERS; layer++) {
            String stripped = bare.strip();
            if (stripped.length() > 2 && stripped.startsWith("'{") && stripped.endsWith("}'")) {
                bare = stripped.substring(1, stripped.length() - 1);
            } else if (ENCODED.matcher(stripped).lookingAt()) {
                bare = decoded(stripped);
            } else {
                return bare;
            }
        }
        return bare;
    }

    /** IAM encodes by RFC 3986; where nothing else stands for a blank, a plus does, as in forms. */
    private static String decoded(String text) {
        boolean plusIsBlank = !text.contains("%20");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%'
                    && i + 2 < text.length()
                    && text.substring(i + 1, i + 3).matches("[0-9A-Fa-f]{2}")) {
                bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.writeBytes((c == '+' && plusIsBlank ? " " : String.valueOf(c)).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
