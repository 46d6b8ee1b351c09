package com.aa.nxop.proofs.oracles;

import com.aa.nxop.access.doctor.trustpolicy.DoctorConditions;
import com.aa.nxop.testkit.IamPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** AWS's decisions about conditions, and which policies it takes. */
final class ConditionOracles {
    private static final String ROLE = "arn:aws:iam::178549792225:role/a";
    private static final String SESSION = "arn:aws:sts::178549792225:assumed-role/a/b";

    private ConditionOracles() {}

    static List<OracleComparison> sandbox() {
        return decided(
                recorded -> decision(IamPolicy.ofSession(recorded.policy()), recorded.keys(), "iam:TagUser", "*"));
    }

    static List<OracleComparison> doctor() {
        return decided(DoctorConditions::decision);
    }

    private static List<OracleComparison> decided(Function<RecordedCondition, String> ours) {
        return RecordedCondition.live().stream()
                .filter(recorded -> !recorded.decision().isEmpty())
                .map(recorded -> OracleComparison.of(recorded.id(), recorded.decision(), ours.apply(recorded)))
                .toList();
    }

    private static String decision(IamPolicy policy, Map<String, List<String>> keys, String action, String resource) {
        return policy.allows(ROLE, SESSION, action, resource, keys) ? "allow" : "deny";
    }

    /** The simulator's answers, which are not always those of AWS itself. */
    static List<OracleComparison> simulator() {
        return ofKind("simulate_custom_policy").map(ConditionOracles::simulated).toList();
    }

    private static OracleComparison simulated(JsonNode one) {
        String id = one.path("id").asString();
        if (one.path("decision").isNull()) {
            return OracleComparison.notOurs(id, "the simulator refuses its own parameters");
        }
        String action = one.path("action").asString();
        String resource = one.path("resource").asString();
        if (one.has("resource_policy")) {
            return OracleComparison.notOurs(
                    id, "the simulator weighs a resource's policy with an IAM user for the caller");
        }
        String ours;
        try {
            ours = decision(
                    IamPolicy.ofPermissions(one.path("policy").toString()),
                    RecordedCondition.keys(one.path("context")),
                    action,
                    resource);
        } catch (IllegalArgumentException e) {
            ours = String.valueOf(e.getMessage());
        }
        return OracleComparison.of(id, one.path("decision").asString(), ours)
                .unless(
                        one.path("policy").toString().contains("NumericNotEquals")
                                ? "the simulator differs from AWS itself, with which ours agrees"
                                : "");
    }

    /** Which policies IAM stores, and Organizations takes. */
    static List<OracleComparison> accepted() {
        return ofKind("policy_acceptance")
                .map(one -> OracleComparison.of(
                        one.path("id").asString(),
                        one.path("accepted").asBoolean() ? "taken" : "refused",
                        refusal(one).isEmpty() ? "taken" : "refused"))
                .toList();
    }

    private static Optional<String> refusal(JsonNode one) {
        try {
            IamPolicy unused = one.path("policy_type").asString().equals("RESOURCE_CONTROL_POLICY")
                    ? IamPolicy.ofResourceControl(one.path("policy").toString())
                    : IamPolicy.ofPermissions(
                            "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\","
                                    + " \"Resource\": \"*\", \"Condition\": " + one.path("condition") + "}}");
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static Stream<JsonNode> ofKind(String kind) {
        return OracleFiles.observations("iam-conditions.json").stream()
                .filter(one -> one.path("kind").asString().equals(kind));
    }
}
