package com.aa.nxop.access.doctor.trustpolicy;

import com.aa.nxop.access.doctor.trustpolicy.JsonValue.Items;
import com.aa.nxop.access.doctor.trustpolicy.JsonValue.Members;
import com.aa.nxop.access.doctor.trustpolicy.JsonValue.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads as much of Terraform's language as trust policies are written in, and what {@code terraform plan} and {@code state show} print of a role. What
 * Terraform would have to compute stands between {@link #UNRESOLVED marks}.
 */
final class HclReader {
    /** Of characters for private use: no policy holds one. */
    static final char UNRESOLVED = '\uE000';

    private static final int DEEPEST = 32;

    private final HclTokens tokens;
    private int depth;

    private HclReader(String text) {
        tokens = new HclTokens(text);
    }

    /** A file of attributes and blocks. A block is a member by its type; its labels stand in it as its name. */
    static JsonValue read(String text) {
        HclReader reader = new HclReader(text);
        Members body = reader.body(false);
        return PolicyDocumentBlocks.inPlaceOfReferences(body);
    }

    /** One object, as it stands in {@code jsonencode(...)}. */
    static JsonValue value(String text) {
        HclReader reader = new HclReader(text);
        JsonValue value = reader.expression();
        if (!reader.tokens.atEnd()) {
            throw reader.tokens.wrong("the value has ended, but more text follows");
        }
        return value;
    }

    private Members body(boolean inBlock) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        enter();
        while (!(inBlock ? tokens.skip('}') : tokens.atEnd())) {
            String name = tokens.name();
            if (tokens.skip('=')) {
                members.put(name, expression());
            } else {
                block(name, members);
            }
            tokens.skip(',');
        }
        depth--;
        return new Members(members);
    }

    private void block(String type, Map<String, JsonValue> members) {
        List<String> labels = new ArrayList<>();
        while (!tokens.skip('{')) {
            labels.add(tokens.label());
        }
        Map<String, JsonValue> body = new LinkedHashMap<>(body(true).byName());
        if (!labels.isEmpty()) {
            body.put(PolicyDocumentBlocks.LABELS, new Text(String.join(".", labels)));
        }
        List<JsonValue> all = new ArrayList<>();
        if (members.get(type) instanceof Items others) {
            all.addAll(others.values());
        }
        all.add(new Members(body));
        members.put(type, new Items(all));
    }

    private JsonValue expression() {
        enter();
        JsonValue value = plainExpression();
        // What a plan shows of a change: the old value, then the new one.
        while (tokens.skip("->")) {
            value = plainExpression();
        }
        depth--;
        return value;
    }

    private JsonValue plainExpression() {
        if (tokens.skip('{')) {
            return object();
        }
        if (tokens.skip('[')) {
            return list();
        }
        if (tokens.atString()) {
            return new Text(tokens.string());
        }
        if (tokens.skip("jsonencode") && tokens.skip('(')) {
            JsonValue value = expression();
            tokens.need(')');
            return value;
        }
        return tokens.bare();
    }

    private JsonValue object() {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        while (!tokens.skip('}')) {
            String name = tokens.atString() ? tokens.string() : tokens.key();
            if (!tokens.skip('=')) {
                tokens.need(':');
            }
            if (members.put(name, expression()) != null) {
                throw tokens.wrong("a name stands twice in one object");
            }
            tokens.skip(',');
        }
        return new Members(members);
    }

    private JsonValue list() {
        List<JsonValue> items = new ArrayList<>();
        while (!tokens.skip(']')) {
            items.add(expression());
            tokens.skip(',');
        }
        return new Items(items);
    }

    private void enter() {
        if (++depth > DEEPEST) {
            throw tokens.wrong("more than " + DEEPEST + " levels are too many for a policy");
        }
    }
}
