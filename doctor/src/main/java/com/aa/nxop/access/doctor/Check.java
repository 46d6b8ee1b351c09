package com.aa.nxop.access.doctor;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.internal.io.GuideAddress;
import java.util.Optional;

/**
 * One thing that was looked at. Immutable; holds no secret.
 *
 * @param stage {@code configuration}, {@code workload}, {@code source}, {@code source-identity}, {@code assume-role},
 *     {@code target-identity}, or the name of a resource: {@code s3}, {@code msk}, {@code docdb}
 * @param about what was looked at
 * @param seen what was found there; for a skipped one why it was
 * @param meaning what that means; may be empty
 * @param remedy what a person should do; empty unless it failed
 * @param finding the id of a section in {@code docs/guide/troubleshooting.md}, if it failed
 */
public record Check(
        String stage,
        String about,
        Status status,
        String seen,
        String meaning,
        String remedy,
        Optional<String> finding) {

    /** How it went. */
    public enum Status {
        OK,
        FAILED,
        /** Not looked at: because of an earlier failure, or because there is nothing to look at. */
        SKIPPED
    }

    static Check ok(String stage, String about, String seen) {
        return ok(stage, about, seen, "");
    }

    static Check ok(String stage, String about, String seen, String meaning) {
        return new Check(stage, about, Status.OK, seen, meaning, "", Optional.empty());
    }

    static Check skipped(String stage, String about, String why) {
        return new Check(stage, about, Status.SKIPPED, why, "", "", Optional.empty());
    }

    static Check failed(String stage, String about, AccessException why, String meaning) {
        return new Check(
                stage,
                about,
                Status.FAILED,
                why.what(),
                meaning,
                why.remedy(),
                Optional.of(why.finding().id()));
    }

    boolean isFailed() {
        return status == Status.FAILED;
    }

    /** Where the finding is explained. */
    Optional<String> guide() {
        return finding.map(id -> GuideAddress.of("troubleshooting", id));
    }
}
