package com.aa.nxop.access.doctor.trustpolicy;

import com.aa.nxop.access.doctor.trustpolicy.JsonValue.Members;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the trust policy in what somebody saved: the document itself, the answer of {@code aws iam get-role} or {@code list-roles}, a resource of
 * Terraform or CloudFormation; as JSON, as a string of JSON, or encoded for a URL.
 */
final class PolicyFile {
    /** The policy of one role. */
    record Found(JsonValue document, String role) {}

    private static final Set<String> NAMES = Set.of(
            "assumerolepolicydocument", "assumerolepolicy", "trustpolicy", "trustpolicydocument", "policydocument");

    private PolicyFile() {}

    /**
     * @param role ARN or name of the role that is meant; empty if it is not known
     * @throws IllegalArgumentException if the text is in no form that is known, or holds the policies of several roles
     */
    static Found read(String text, String role) {
        JsonValue value = PolicyText.parsed(text);
        if (isPolicy(value)) {
            return new Found(value, "");
        }
        List<Found> found = new ArrayList<>();
        collect(value, found);
        if (found.isEmpty()) {
            return new Found(value, "");
        }
        List<Found> meant =
                found.stream().filter(one -> isRole(one.role(), role)).toList();
        List<Found> candidates = meant.isEmpty() ? found : meant;
        if (candidates.stream().map(Found::document).distinct().count() > 1) {
            throw new IllegalArgumentException("The file holds the trust policies of several roles"
                    + names(candidates) + ". Save one of them: aws iam get-role --role-name "
                    + (role.isEmpty() ? "NAME" : name(role)) + " > policy.json");
        }
        return candidates.get(0);
    }

    private static String names(List<Found> candidates) {
        String names = candidates.stream()
                .map(Found::role)
                .filter(name -> !name.isEmpty())
                .map(RedactedText::name)
                .distinct()
                .limit(5)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : " (" + names + ")";
    }

    private static void collect(JsonValue value, List<Found> found) {
        if (value instanceof JsonValue.Items items) {
            items.values().forEach(item -> collect(item, found));
        } else if (value instanceof Members members) {
            members.byName().forEach((name, member) -> {
                JsonValue inside = isName(name) ? PolicyText.peeled(member) : member;
                if (isName(name) && isPolicy(inside)) {
                    found.add(new Found(inside, role(members)));
                } else {
                    collect(inside, found);
                }
            });
        }
    }

    private static boolean isName(String name) {
        return NAMES.contains(name.replaceAll("[_-]", "").toLowerCase(Locale.ROOT));
    }

    private static boolean isPolicy(JsonValue value) {
        return value instanceof Members members && members.byName().containsKey("Statement");
    }

    /** As the role beside its policy is called: by its ARN, if it is there. */
    private static String role(Members beside) {
        for (String key : List.of("Arn", "arn", "RoleName", "role_name", "roleName", "name")) {
            if (beside.byName().get(key) instanceof JsonValue.Text text
                    && !text.value().isEmpty()
                    && text.value().indexOf(HclReader.UNRESOLVED) < 0) {
                return text.value();
            }
        }
        return "";
    }

    /** Where one of them is a name alone, the names decide. */
    static boolean isRole(String found, String role) {
        boolean arns = found.startsWith("arn:") && role.startsWith("arn:");
        return !found.isEmpty()
                && !role.isEmpty()
                && (arns
                        ? found.equals(role) || RoleArn.mayBe(found, role)
                        : name(found).equals(name(role)));
    }

    static String name(String role) {
        return role.substring(role.lastIndexOf('/') + 1);
    }
}
