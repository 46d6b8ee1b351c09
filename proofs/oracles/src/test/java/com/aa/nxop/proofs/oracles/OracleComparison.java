package com.aa.nxop.proofs.oracles;

/**
 * One recording beside what ours does.
 *
 * @param id of the recording
 * @param recorded what AWS, or another SDK, did
 * @param ours what ours does
 * @param explanation why they differ, or why the recording is about nothing of ours; empty if neither is so
 */
public record OracleComparison(String id, String recorded, String ours, String explanation) {
    static OracleComparison of(String id, Object recorded, Object ours) {
        return new OracleComparison(id, String.valueOf(recorded), String.valueOf(ours), "");
    }

    static OracleComparison notOurs(String id, String why) {
        return new OracleComparison(id, "", "", why);
    }

    /** Why they differ, where they do. */
    OracleComparison unless(String why) {
        return agrees() ? this : new OracleComparison(id, recorded, ours, why);
    }

    boolean isOurs() {
        return !recorded.isEmpty();
    }

    boolean agrees() {
        return isOurs() && recorded.equals(ours);
    }

    boolean isOpen() {
        return isOurs() && !agrees() && explanation.isEmpty();
    }

    @Override
    public String toString() {
        return id + ": recorded " + recorded + "; ours " + ours
                + (explanation.isEmpty() ? "" : " (" + explanation + ")");
    }
}
