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

    /** @param stored whether IAM is to store the policy: STS takes odd values in the policy of a session, and they match nothing there */
    static List<Condition> read(JsonNode block, boolean stored) {
        List<Condition> conditions = new ArrayList<>();
        for (Map.Entry<String, JsonNode> operator : Json.members(block, "Condition")) {
            for (Map.Entry<String, JsonNode> key : Json.members(operator.getValue(), operator.getKey())) {
                List<String> values = Json.strings(key.getValue(), key.getKey());
                conditions.add(condition(operator.getKey(), key.getKey(), values, stored));
            }
        }
        return conditions;
    }

    private static Condition condition(String operator, String key, List<String> values, boolean stored) {
        try {
            return operator.equals("Null")
                    ? new Condition.Absence(
                            key, values.stream().map(Comparison::truth).toList())
                    : test(operator, key, values, stored);
        } catch (MalformedPolicy e) {
            throw e; // It says more.
        } catch (IllegalArgumentException e) {
            throw new MalformedPolicy(
                    "Condition " + operator + " on " + key + " cannot take the value " + values + ".", e);
        }
    }

    private static Condition test(String name, String key, List<String> values, boolean stored) {
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
        bare = ifExists ? bare.substring(0, bare.length() - IF_EXISTS.length()) : bare;
        PolicyOperator operator = PolicyOperator.named(bare);
        if (operator == null) {
            throw new MalformedPolicy("Unknown condition operator " + name + ".");
        }
        if (stored || bare.equals("BinaryEquals")) {
            values.forEach(operator.check());
        }
        return new Condition.Test(quantifier, operator, ifExists, key, values);
    }
}
