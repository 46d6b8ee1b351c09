package com.aa.nxop.access.doctor.trustpolicy;

import com.aa.nxop.proofs.oracles.RecordedCondition;
import java.util.List;
import java.util.Map;

/** The Doctor's reading of a condition, in the Doctor's package because nobody else needs it. */
public final class DoctorConditions {
    private DoctorConditions() {}

    /** The keys of one recorded call: all is known of it. */
    private record RecordedKeys(Map<String, List<String>> keys) implements RequestContextKeys {
        @Override
        public RequestValue get(String key) {
            return keys.entrySet().stream()
                    .filter(one -> one.getKey().equalsIgnoreCase(key))
                    .findFirst()
                    .map(one -> RequestValue.of(one.getValue()))
                    .orElse(RequestValue.ABSENT);
        }

        @Override
        public TruthValue covered(TrustPrincipal.Value principal) {
            return TruthValue.TRUE;
        }

        @Override
        public String account() {
            return "";
        }
    }

    /** What the Doctor expects AWS to decide. */
    public static String decision(RecordedCondition recorded) {
        String policy = "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"" + recorded.effect()
                + "\", \"Principal\": \"*\", \"Action\": \"*\", \"Condition\": " + recorded.condition() + "}}";
        TruthValue applies = TrustPolicyReader.read(policy, "")
                .statements()
                .get(0)
                .applies("iam:TagUser", new RecordedKeys(recorded.keys()));
        return applies == TruthValue.UNKNOWN ? "cannot tell" : recorded.decided(applies == TruthValue.TRUE);
    }
}
