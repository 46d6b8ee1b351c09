package com.aa.nxop.access.doctor.trustpolicy;

import com.aa.nxop.access.doctor.trustpolicy.JsonValue.Members;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads trust policies, and takes only what IAM would take; but for {@code NotPrincipal}, which is remarked upon. */
final class TrustPolicyReader {
    /** IAM takes 4,096 characters without white space (IAM User Guide, "IAM and AWS STS quotas"); the rest is white space and room. */
    private static final int LONGEST = 64 * 1024;

    private static final Set<String> ELEMENTS = Set.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Condition",
            "Resource",
            "NotResource");

    private final boolean variables;

    private TrustPolicyReader(boolean variables) {
        this.variables = variables;
    }

    /**
     * @param role ARN of the role that is meant, where a file holds several; may be empty
     * @throws IllegalArgumentException with the place and the reason; it repeats nothing that may be an external id
     */
    static TrustPolicy read(String text, String role) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("The trust policy has " + text.length()
                    + " characters. IAM takes 4,096, and the Doctor reads at most " + LONGEST + " with white space.");
        }
        PolicyFile.Found found = PolicyFile.read(text, role);
        Members document = members(found.document(), "The trust policy");
        resolved(document);
        document.byName().keySet().forEach(name -> {
            if (!Set.of("Version", "Id", "Statement").contains(name)) {
                throw wrong("The trust policy has an element " + RedactedText.name(name)
                        + ": IAM knows only Version, Id and Statement, and their case counts");
            }
        });
        String version = text(document, "Version", "the trust policy").orElse("2008-10-17");
        if (!Set.of("2008-10-17", "2012-10-17").contains(version)) {
            throw wrong("The trust policy's Version is neither 2012-10-17 nor 2008-10-17, and IAM has no other");
        }
        JsonValue statement = document.byName().get("Statement");
        List<JsonValue> nodes = statement == null ? List.of() : list(statement);
        if (nodes.isEmpty()) {
            throw wrong("The trust policy has no Statement");
        }
        return new TrustPolicy(
                version.equals("2012-10-17"),
                new TrustPolicyReader(version.equals("2012-10-17")).statements(nodes),
                found.role());
    }

    /** Only IAM has the values that Terraform and CloudFormation compute. */
    private static void resolved(JsonValue value) {
        if (value instanceof Members members) {
            members.byName().forEach((name, member) -> {
                resolved(name);
                resolved(member);
            });
        } else if (value instanceof JsonValue.Items items) {
            items.values().forEach(TrustPolicyReader::resolved);
        } else if (value instanceof JsonValue.Text text) {
            resolved(text.value());
        }
    }

    private static void resolved(String text) {
        int mark = text.indexOf(HclReader.UNRESOLVED);
        if (mark >= 0) {
            int end = text.indexOf(HclReader.UNRESOLVED, mark + 1);
            throw new IllegalArgumentException("Terraform or CloudFormation computes a value of the policy later ("
                    + RedactedText.name(text.substring(mark + 1, Math.max(mark + 1, end)))
                    + "). Save the policy that IAM has: aws iam get-role --role-name NAME > policy.json");
        }
    }

    private List<PolicyStatement> statements(List<JsonValue> nodes) {
        List<PolicyStatement> statements = new ArrayList<>();
        Set<String> sids = new HashSet<>();
        for (JsonValue node : nodes) {
            String number = "statement " + (statements.size() + 1);
            Members members = members(node, number);
            Optional<String> sid = text(members, "Sid", number).filter(text -> !text.isBlank());
            if (sid.isPresent() && !sids.add(sid.get())) {
                throw wrong("The Sid of " + number + " is also the Sid of another statement");
            }
            statements.add(statement(members, sid.map(RedactedText::name).orElse(number)));
        }
        return List.copyOf(statements);
    }

    private PolicyStatement statement(Members node, String name) {
        for (String element : node.byName().keySet()) {
            if (!ELEMENTS.contains(element)) {
                throw wrong(name + " has an unknown element " + RedactedText.name(element) + ": case counts");
            }
            if (element.endsWith("Resource")) {
                throw wrong(name + " has a " + element + ": a trust policy has none, because it is about its own role"
                        + otherKind(node));
            }
        }
        String effect = text(node, "Effect", name).orElse("");
        if (!effect.equals("Allow") && !effect.equals("Deny")) {
            throw wrong("The Effect of " + name + " is neither Allow nor Deny");
        }
        String action = either(node, "Action", name);
        String principal = either(node, "Principal", name);
        JsonValue conditions = node.byName().get("Condition");
        return new PolicyStatement(
                name,
                effect.equals("Deny"),
                new TrustPrincipal(principals(value(node, principal), name), principal.startsWith("Not")),
                strings(value(node, action), action + " of " + name),
                action.startsWith("Not"),
                conditions == null ? List.of() : conditions(conditions, name));
    }

    /** What the file holds in place of a trust policy. */
    private static String otherKind(Members statement) {
        if (!statement.byName().containsKey("Principal")) {
            return ". This looks like a permissions policy of a role. Its trust policy is the AssumeRolePolicyDocument of aws iam"
                    + " get-role";
        }
        boolean deny = statement.byName().get("Effect") instanceof JsonValue.Text effect
                && effect.value().equals("Deny");
        return deny ? ". This looks like a resource control policy of an organization, which is not a role's" : "";
    }

    /** The name of the one of the two that is there. */
    private static String either(Members node, String element, String name) {
        boolean plain = node.byName().containsKey(element);
        if (plain == node.byName().containsKey("Not" + element)) {
            throw wrong(name + " has " + (plain ? "both " + element + " and Not" + element : "no " + element));
        }
        return plain ? element : "Not" + element;
    }

    private static JsonValue value(Members node, String name) {
        return Objects.requireNonNull(node.byName().get(name));
    }

    private static List<TrustPrincipal.Value> principals(JsonValue node, String name) {
        if (node instanceof JsonValue.Text text && text.value().equals("*")) {
            return List.of(new TrustPrincipal.Value("AWS", "*"));
        }
        List<TrustPrincipal.Value> values = new ArrayList<>();
        members(node, "The Principal of " + name).byName().forEach((kind, value) -> {
            if (!Set.of("AWS", "Service", "Federated").contains(kind)) {
                throw wrong("The Principal of " + name
                        + " has a kind that a trust policy does not take: write AWS, Service or Federated");
            }
            strings(value, kind + " of " + name).forEach(text -> values.add(new TrustPrincipal.Value(kind, text)));
        });
        return List.copyOf(values);
    }

    private List<TrustCondition> conditions(JsonValue block, String name) {
        List<TrustCondition> conditions = new ArrayList<>();
        members(block, "The Condition of " + name).byName().forEach((operator, keys) -> {
            for (Map.Entry<String, JsonValue> key :
                    members(keys, operator + " of " + name).byName().entrySet()) {
                conditions.add(condition(
                        operator,
                        key.getKey(),
                        strings(key.getValue(), "The value of " + key.getKey() + " of " + name),
                        name));
            }
        });
        return List.copyOf(conditions);
    }

    private TrustCondition condition(String text, String key, List<String> wanted, String name) {
        SetQuantifier quantifier = SetQuantifier.of(text);
        String bare = text.substring(quantifier.prefix().length());
        boolean ifExists = bare.endsWith("IfExists");
        ConditionOperator operator = ConditionOperator.named(ifExists ? bare.substring(0, bare.length() - 8) : bare)
                .filter(found -> found != ConditionOperator.NULL || text.equals("Null"))
                .orElseThrow(() -> wrong(
                        name + " has an unknown condition operator " + RedactedText.name(text) + ": case counts"));
        return new TrustCondition(quantifier, operator, ifExists, key, wanted, variables);
    }

    private static Members members(JsonValue node, String what) {
        if (node instanceof Members members) {
            return members;
        }
        throw wrong(what + " is not a JSON object");
    }

    private static Optional<String> text(Members node, String name, String what) {
        JsonValue value = node.byName().get(name);
        if (value != null && !(value instanceof JsonValue.Text)) {
            throw wrong("The " + name + " of " + what + " is not a string");
        }
        return Optional.ofNullable(value).map(text -> ((JsonValue.Text) text).value());
    }

    private static List<JsonValue> list(JsonValue node) {
        return node instanceof JsonValue.Items items ? items.values() : List.of(node);
    }

    private static List<String> strings(JsonValue node, String what) {
        List<JsonValue> items = list(node);
        if (items.isEmpty() || items.stream().anyMatch(item -> !(item instanceof JsonValue.Text))) {
            throw wrong(what + " is neither a string nor a list of strings");
        }
        return items.stream().map(item -> ((JsonValue.Text) item).value()).toList();
    }

    private static IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException((what.startsWith("statement ") ? "S" + what.substring(1) : what)
                + ". IAM does not take such a policy.");
    }
}
