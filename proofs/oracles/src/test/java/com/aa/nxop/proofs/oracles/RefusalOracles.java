package com.aa.nxop.proofs.oracles;

import com.aa.nxop.access.internal.io.PolicyKind;
import com.aa.nxop.access.internal.io.PolicyRefusal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** AWS's refusals, and the kind of policy that was behind each, as the Doctor and the SDK read them. */
final class RefusalOracles {
    private static final Pattern KIND = Pattern.compile("(.*?), (explicit deny|no allow).*");
    private static final Pattern ARN = Pattern.compile("explicit deny in [a-z ]+: (arn:\\S+)");

    private RefusalOracles() {}

    static List<OracleComparison> read() {
        return OracleFiles.observations("refusal-clauses.json").stream()
                .map(one -> OracleComparison.of(
                        one.path("id").asString(),
                        recorded(one),
                        ours(one.path("message").asString())))
                .toList();
    }

    private static String recorded(JsonNode one) {
        String message = one.path("message").asString();
        Matcher kind = KIND.matcher(one.path("policy_type").asString());
        if (kind.matches()) {
            Matcher arn = ARN.matcher(message);
            return kind.group(1) + ", " + kind.group(2) + (arn.find() ? ", " + arn.group(1) : "");
        }
        return message.toLowerCase(Locale.ROOT).contains("not authorized to perform")
                ? "no policy named"
                : "no refusal";
    }

    private static String ours(String message) {
        Optional<PolicyRefusal> refusal = PolicyRefusal.in(message);
        return refusal.map(read -> read.policy()
                        .map(kind -> words(kind)
                                + (read.explicitDeny() ? ", explicit deny" : ", no allow")
                                + read.policyArn().map(arn -> ", " + arn).orElse(""))
                        .orElse("no policy named"))
                .orElse("no refusal");
    }

    private static String words(PolicyKind kind) {
        return switch (kind) {
            case IDENTITY_BASED -> "identity-based policy";
            case RESOURCE_BASED -> "resource-based policy";
            case SESSION -> "session policy";
            case VPC_ENDPOINT -> "VPC endpoint policy";
            case PERMISSIONS_BOUNDARY -> "permissions boundary";
            case SERVICE_CONTROL -> "service control policy";
            case RESOURCE_CONTROL -> "resource control policy";
        };
    }
}
