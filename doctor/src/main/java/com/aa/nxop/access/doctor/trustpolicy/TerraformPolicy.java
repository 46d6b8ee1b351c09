package com.aa.nxop.access.doctor.trustpolicy;

import com.aa.nxop.access.doctor.trustpolicy.JsonValue.Items;
import com.aa.nxop.access.doctor.trustpolicy.JsonValue.Members;
import com.aa.nxop.access.doctor.trustpolicy.JsonValue.Text;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a trust policy for Terraform. */
public final class TerraformPolicy {
    private TerraformPolicy() {}

    /**
     * A data source that stands for the policy: {@code assume_role_policy = data.aws_iam_policy_document.trust.json}.
     *
     * @param json a policy that this package wrote
     */
    public static String of(String json) {
        Members policy = (Members) JsonReader.read(json);
        return "data \"aws_iam_policy_document\" \"trust\" {\n"
                + items(policy.byName().get("Statement")).stream()
                        .map(statement -> statement((Members) statement))
                        .collect(Collectors.joining("\n"))
                + "}\n";
    }

    private static String statement(Members statement) {
        StringBuilder out = new StringBuilder("  statement {\n");
        line(out, "    sid     = ", statement.byName().get("Sid"));
        line(out, "    effect  = ", statement.byName().get("Effect"));
        out.append("    actions = ")
                .append(list(statement.byName().get("Action")))
                .append('\n');
        if (statement.byName().get("Principal") instanceof Members principal) {
            principal
                    .byName()
                    .forEach((kind, identifiers) -> out.append("\n    principals {\n      type        = ")
                            .append(quoted(kind))
                            .append("\n      identifiers = ")
                            .append(list(identifiers))
                            .append("\n    }\n"));
        }
        if (statement.byName().get("Condition") instanceof Members conditions) {
            conditions
                    .byName()
                    .forEach((test, keys) -> ((Members) keys)
                            .byName()
                            .forEach((variable, values) -> out.append("\n    condition {\n      test     = ")
                                    .append(quoted(test))
                                    .append("\n      variable = ")
                                    .append(quoted(variable))
                                    .append("\n      values   = ")
                                    .append(list(values))
                                    .append("\n    }\n")));
        }
        return out.append("  }\n").toString();
    }

    private static void line(StringBuilder out, String start, @Nullable JsonValue value) {
        if (value instanceof Text text) {
            out.append(start).append(quoted(text.value())).append('\n');
        }
    }

    private static String list(@Nullable JsonValue value) {
        return items(value).stream()
                .map(item -> quoted(((Text) item).value()))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static List<JsonValue> items(@Nullable JsonValue value) {
        return value instanceof Items items ? items.values() : value == null ? List.of() : List.of(value);
    }

    /** Terraform would compute what stands in {@code ${...}} and <code>%{...}</code>. */
    private static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("${", "$${")
                        .replace("%{", "%%{")
                + '"';
    }
}
