package com.aa.nxop.access.doctor;

import com.aa.nxop.access.doctor.Check.Status;
import java.util.List;
import java.util.Optional;

/**
 * One part of the way from the pod to a resource: a place, or the link that leads to the next place.
 *
 * @param link whether it is a link
 * @param name for a person; of a link the id of its stage
 * @param detail what is known of it; may be empty
 * @param status skipped, where the Doctor did not look
 * @param finding of its first failed check
 * @param unreached whether the link that leads to it is broken
 */
record RoutePart(boolean link, String name, String detail, Status status, Optional<String> finding, boolean unreached) {
    /** The link that the checks of a stage, or of two, are about. */
    static RoutePart link(String stage, List<Check> checks) {
        return of(true, stage, "", checks);
    }

    /** A place that has checks of its own. */
    static RoutePart place(String name, String detail, List<Check> checks) {
        return of(false, name, detail, checks);
    }

    /** A place that is reached if the link to it works. */
    RoutePart to(String place, String detail) {
        Status reached = status == Status.OK ? Status.OK : Status.SKIPPED;
        return new RoutePart(false, place, detail, reached, Optional.empty(), status == Status.FAILED);
    }

    private static RoutePart of(boolean link, String name, String detail, List<Check> checks) {
        Optional<Check> failed = checks.stream().filter(Check::isFailed).findFirst();
        boolean looked = checks.stream().anyMatch(check -> check.status() == Status.OK);
        Status status = failed.isPresent() ? Status.FAILED : looked ? Status.OK : Status.SKIPPED;
        return new RoutePart(link, name, detail, status, failed.flatMap(Check::finding), false);
    }
}
