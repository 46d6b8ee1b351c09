package com.aa.nxop.testkit.internal.iam;

import com.aa.nxop.testkit.internal.iam.Condition.Quantifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads a {@code Condition} block. */
final class ConditionReader {
    private static final String IF_EXISTS = "IfExists";

    private ConditionReader() {}

    static List<Condition> read(JsonNode block) {
        List<Condition> conditions = new ArrayList<>();
        for (Map.Entry<String, JsonNode> operator : Json.members(block, "Condition")) {
            for (Map.Entry<String, JsonNode> key : Json.members(operator.getValue(), operator.getKey())) {
                conditions.add(condition(operator.getKey(), key.getKey(), Json.strings(key.getValue(), key.getKey())));
            }
        }
        return conditions;
    }

    private static Condition condition(String operator, String key, List<String> values) {
        try {
            return operator.equals("Null")
                    ? new Condition.Absence(
                            key, values.stream().map(Comparison::truth).toList())
                    : test(operator, key, values);
        } catch (MalformedPolicy e) {
            throw e; // It says more.
        } catch (IllegalArgumentException e) {
            throw new MalformedPolicy(
                    "Condition " + operator + " on " + key + " cannot take the value " + values + ".", e);
        }
    }

    private static Condition test(String name, String key, List<String> values) {
        Quantifier quantifier = Quantifier.NONE;
        String bare = name;
        if (bare.startsWith("ForAllValues:")) {
            quantifier = Quantifier.FOR_ALL;
            bare = bare.substring("ForAllValues:".length());
        } else if (bare.startsWith("ForAnyValue:")) {
            quantifier = Quantifier.FOR_ANY;
            bare = bare.substring("ForAnyValue:".length());
        }
        boolean ifExists = bare.endsWith(IF_EXISTS);
        PolicyOperator operator =
                PolicyOperator.named(ifExists ? bare.substring(0, bare.length() - IF_EXISTS.length()) : bare);
        if (operator == null) {
            throw new MalformedPolicy("Unknown condition operator " + name + ".");
        }
        values.forEach(operator.check());
        return new Condition.Test(quantifier, operator, ifExists, key, values);
    }
}
